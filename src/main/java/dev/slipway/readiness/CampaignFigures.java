package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What judgements and their history say about campaigns, and what is kept of that when one is closed. */
@Component
class CampaignFigures {

    private static final String OPEN = "('fail', 'unproven')";

    /** Not null where a campaign sets a bound; see {@link #bounds}. */
    private static final String SERVICES = """
            a.scorecard = ? and (? or a.owner = any(?)) and (?::text is null or a.system = ?)
            and (?::int is null or a.tier = ?) and (?::text is null or strpos(lower(a.name), ?) > 0)""";

    private static final String OPEN_QUESTIONS = "array(select q.id from unnest(?::text[]) with ordinality q(id, n)"
            + " where a.outcomes ->> q.id in " + OPEN + " order by q.n)";

    private static final String MOST_OPEN = " order by cardinality(open) desc, entity limit ? offset ?";

    private final JdbcTemplate jdbc;

    CampaignFigures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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
        return new Page<>(
                jdbc.query(
                        "select * from (select a.entity, a.name, a.owner, " + OPEN_QUESTIONS
                                + " as open from readiness.assessment a where " + SERVICES + ") s" + MOST_OPEN,
                        CampaignFigures::service,
                        values.toArray()),
                total == null ? 0 : total);
    }

    /** Keeps what is open for each of its services. */
    void keepServices(Campaign campaign) {
        List<@Nullable Object> values = new ArrayList<>(List.of(campaign.id(), (Object) questions(campaign.plan())));
        values.addAll(bounds(campaign.plan()));
        jdbc.update(
                "insert into readiness.campaign_service (campaign, entity, name, owner, open) select ?, a.entity, a.name,"
                        + " a.owner, " + OPEN_QUESTIONS + " from readiness.assessment a where " + SERVICES,
                values.toArray());
    }

    /** The same as they were when it was closed. */
    Page<Campaign.Service> servicesAtTheEnd(long campaign, int offset, int limit) {
        Long total = jdbc.queryForObject(
                "select count(*) from readiness.campaign_service where campaign = ?", Long.class, campaign);
        return new Page<>(
                jdbc.query(
                        "select entity, name, owner, open from readiness.campaign_service where campaign = ?"
                                + MOST_OPEN,
                        CampaignFigures::service,
                        campaign,
                        limit,
                        offset),
                total == null ? 0 : total);
    }

    private static Campaign.Service service(ResultSet result, int row) throws SQLException {
        return new Campaign.Service(
                EntityRef.of(result.getString("entity")),
                result.getString("name"),
                result.getString("owner"),
                List.of((String[]) result.getArray("open").getArray()));
    }

    /** By campaign; those without a service that answers are left out. */
    Map<Long, Campaign.Tally> tallies(List<Long> campaigns) {
        Map<Long, Campaign.Tally> tallies = new HashMap<>();
        jdbc.query(
                """
                select c.id, count(*) filter (where o.outcome = 'pass') as passed,
                  count(*) filter (where o.outcome in ('fail', 'unproven')) as open,
                  count(*) filter (where o.outcome = 'waived') as waived
                from readiness.campaign c
                join readiness.assessment a on a.scorecard = c.scorecard and (c.owner is null or a.owner = c.owner)
                  and (c.system is null or a.system = c.system) and (c.tier is null or a.tier = c.tier)
                  and (coalesce(c.name_part, '') = '' or strpos(lower(a.name), lower(btrim(c.name_part))) > 0)
                cross join lateral (select a.outcomes ->> q.id as outcome from unnest(c.questions) q(id)) o
                where c.id = any(?) group by c.id""",
                result -> {
                    tallies.put(
                            result.getLong("id"),
                            new Campaign.Tally(
                                    result.getLong("passed"), result.getLong("open"), result.getLong("waived")));
                },
                (Object) campaigns.toArray(Long[]::new));
        return tallies;
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
}
