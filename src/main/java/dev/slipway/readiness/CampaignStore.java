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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code readiness.campaign}. */
@Component
class CampaignStore {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    /** With what it has reached; false if somebody else closed it meanwhile. */
    boolean close(Campaign campaign, Campaign.Progress progress, String person, Instant now) {
        int closed = jdbc.update(
                "update readiness.campaign set closed_by = ?, closed_at = ?, progress = ?::jsonb"
                        + " where id = ? and closed_at is null",
                person,
                Timestamp.from(now),
                JSON.writeValueAsString(progress),
                campaign.id());
        return closed == 1;
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

    private static Campaign campaign(ResultSet result) throws SQLException {
        String owner = result.getString("owner");
        String system = result.getString("system");
        int tier = result.getInt("tier");
        Integer tierOrNull = result.wasNull() ? null : tier;
        Timestamp closedAt = result.getTimestamp("closed_at");
        String progress = result.getString("progress");
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
                progress == null ? null : JSON.readValue(progress, Campaign.Progress.class),
                result.getInt("version"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
