package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code readiness.campaign}, and what judgements and their history say about it. */
@Component
class CampaignStore {

    private static final String OPEN = "('fail', 'unproven')";

    /** Not null where a campaign sets a bound; see {@link #bounds}. */
    private static final String SERVICES = """
            a.scorecard = ? and (? or a.owner = any(?)) and (?::text is null or a.system = ?)
            and (?::int is null or a.tier = ?) and (?::text is null or strpos(lower(a.name), ?) > 0)""";

    private final JdbcTemplate jdbc;

    CampaignStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long add(CampaignPlan plan, LocalDate begins, String person, Instant now) {
        List<@Nullable Object> values = values(plan);
        values.addAll(List.of(Date.valueOf(begins), person, Timestamp.from(now)));
        Long id = jdbc.queryForObject("""
                insert into readiness.campaign (title, about, scorecard, questions, lead, owner, system, tier, name_part,
                  deadline, begins, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                returning id""", Long.class, values.toArray());
        return id == null ? 0 : id;
    }

    /** False if somebody else changed or closed it meanwhile. */
    boolean change(long id, CampaignPlan plan, int version) {
        List<@Nullable Object> values = values(plan);
        values.addAll(List.of(id, version));
        return jdbc.update("""
                        update readiness.campaign set title = ?, about = ?, scorecard = ?, questions = ?, lead = ?,
                          owner = ?, system = ?, tier = ?, name_part = ?, deadline = ?, version = version + 1
                        where id = ? and version = ? and closed_at is null""", values.toArray()) == 1;
    }

    boolean close(long id, String person, Instant now) {
        return jdbc.update(
                        "update readiness.campaign set closed_by = ?, closed_at = ? where id = ? and closed_at is null",
                        person,
                        Timestamp.from(now),
                        id)
                == 1;
    }

    private static List<@Nullable Object> values(CampaignPlan plan) {
        StandingFilter services = plan.services();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(plan.title());
        values.add(plan.about());
        values.add(plan.scorecard());
        values.add(plan.questions().toArray(String[]::new));
        values.add(plan.lead().toString());
        values.add(
                services.owners() == null
                        ? null
                        : services.owners().iterator().next().toString());
        values.add(services.system() == null ? null : services.system().toString());
        values.add(services.tier());
        values.add(services.text());
        values.add(Date.valueOf(plan.deadline()));
        return values;
    }

    Optional<Campaign> find(long id) {
        return jdbc.query("select * from readiness.campaign where id = ?", (result, i) -> campaign(result), id).stream()
                .findFirst();
    }

    /** Running ones first, by deadline; then those that were closed last. */
    Page<Campaign> list(@Nullable Boolean open, @Nullable String text, int offset, int limit) {
        String where = " where (?::boolean is null or (closed_at is null) = ?)"
                + " and (?::text is null or strpos(lower(title || ' ' || about || ' ' || lead), ?) > 0)";
        String words = text == null || text.isBlank() ? null : text.strip().toLowerCase(Locale.ROOT);
        Long total = jdbc.queryForObject(
                "select count(*) from readiness.campaign" + where, Long.class, open, open, words, words);
        return new Page<>(
                jdbc.query(
                        "select * from readiness.campaign" + where
                                + " order by closed_at desc nulls first, deadline, id limit ? offset ?",
                        (result, i) -> campaign(result),
                        open,
                        open,
                        words,
                        words,
                        limit,
                        offset),
                total == null ? 0 : total);
    }

    /** In the campaign's order. */
    List<Campaign.OfQuestion> byQuestion(CampaignPlan plan) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        List<@Nullable Object> values = new ArrayList<>(List.of((Object) questions(plan)));
        values.addAll(bounds(plan));
        jdbc.query(
                "select q.id, a.outcomes ->> q.id as outcome, count(*) from readiness.assessment a,"
                        + " unnest(?::text[]) q(id) where " + SERVICES + " group by 1, 2",
                result -> {
                    String outcome = result.getString(2);
                    if (outcome != null) {
                        counts.computeIfAbsent(result.getString(1), id -> new HashMap<>())
                                .put(outcome, result.getLong(3));
                    }
                },
                values.toArray());
        return plan.questions().stream()
                .map(id -> {
                    Map<String, Long> of = counts.getOrDefault(id, Map.of());
                    return new Campaign.OfQuestion(
                            id,
                            of.getOrDefault(Outcome.PASS.word(), 0L),
                            of.getOrDefault(Outcome.FAIL.word(), 0L) + of.getOrDefault(Outcome.UNPROVEN.word(), 0L),
                            of.getOrDefault(Outcome.WAIVED.word(), 0L));
                })
                .toList();
    }

    /** By how much the number of open answers changed on each day, of the services as they are now. */
    Map<LocalDate, Long> changes(CampaignPlan plan, LocalDate since) {
        Map<LocalDate, Long> changes = new TreeMap<>();
        List<@Nullable Object> values = new ArrayList<>(List.of(
                plan.scorecard(),
                Timestamp.from(since.atStartOfDay(ZoneOffset.UTC).toInstant()),
                questions(plan)));
        values.addAll(bounds(plan));
        jdbc.query(
                "select (h.at at time zone 'UTC')::date, sum(case when m ->> 'to' in " + OPEN
                        + " then 1 else 0 end - case when m ->> 'from' in " + OPEN + " then 1 else 0 end)"
                        + " from readiness.history h join readiness.assessment a on a.entity = h.entity"
                        + " and a.scorecard = h.scorecard, jsonb_array_elements(h.changes) m"
                        + " where h.scorecard = ? and h.at >= ? and m ->> 'question' = any(?) and " + SERVICES
                        + " group by 1",
                result -> {
                    changes.put(result.getObject(1, LocalDate.class), result.getLong(2));
                },
                values.toArray());
        return changes;
    }

    /** Those with most open questions first. */
    Page<Campaign.Service> services(CampaignPlan plan, int offset, int limit) {
        Long total = jdbc.queryForObject(
                "select count(*) from readiness.assessment a where " + SERVICES,
                Long.class,
                bounds(plan).toArray());
        List<@Nullable Object> values = new ArrayList<>(List.of((Object) questions(plan)));
        values.addAll(bounds(plan));
        values.addAll(List.of(limit, offset));
        List<Campaign.Service> services = jdbc.query(
                "select * from (select a.entity, a.name, a.owner, array(select q.id from unnest(?::text[]) with ordinality q(id, n)"
                        + " where a.outcomes ->> q.id in " + OPEN + " order by q.n) as open"
                        + " from readiness.assessment a where " + SERVICES
                        + ") s order by cardinality(open) desc, entity limit ? offset ?",
                (result, i) -> new Campaign.Service(
                        EntityRef.of(result.getString(1)),
                        result.getString(2),
                        result.getString(3),
                        texts(result.getArray(4))),
                values.toArray());
        return new Page<>(services, total == null ? 0 : total);
    }

    private static String[] questions(CampaignPlan plan) {
        return plan.questions().toArray(String[]::new);
    }

    private static List<@Nullable Object> bounds(CampaignPlan plan) {
        StandingFilter services = plan.services();
        String system = services.system() == null ? null : services.system().toString();
        String text = services.text() == null || services.text().isBlank()
                ? null
                : services.text().strip().toLowerCase(Locale.ROOT);
        List<@Nullable Object> bounds = new ArrayList<>();
        bounds.add(plan.scorecard());
        bounds.add(services.owners() == null);
        bounds.add(
                services.owners() == null
                        ? new String[0]
                        : services.owners().stream().map(EntityRef::toString).toArray(String[]::new));
        bounds.add(system);
        bounds.add(system);
        bounds.add(services.tier());
        bounds.add(services.tier());
        bounds.add(text);
        bounds.add(text);
        return bounds;
    }

    private static Campaign campaign(ResultSet result) throws SQLException {
        String owner = result.getString("owner");
        String system = result.getString("system");
        int tier = result.getInt("tier");
        Integer tierOrNull = result.wasNull() ? null : tier;
        Timestamp closedAt = result.getTimestamp("closed_at");
        CampaignPlan plan = new CampaignPlan(
                result.getString("title"),
                result.getString("about"),
                result.getString("scorecard"),
                texts(result.getArray("questions")),
                EntityRef.of(result.getString("lead")),
                new StandingFilter(
                        owner == null ? null : Set.of(EntityRef.of(owner)),
                        system == null ? null : EntityRef.of(system),
                        tierOrNull,
                        null,
                        result.getString("name_part")),
                result.getObject("deadline", LocalDate.class));
        return new Campaign(
                result.getLong("id"),
                plan,
                result.getObject("begins", LocalDate.class),
                result.getString("created_by"),
                result.getTimestamp("created_at").toInstant(),
                result.getString("closed_by"),
                closedAt == null ? null : closedAt.toInstant(),
                result.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
