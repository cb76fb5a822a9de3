package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What decision records say beyond what every document has; it goes with its document. */
@Component
class DecisionStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Confirmation.Ruling>> RULINGS = new TypeReference<>() {};
    private static final String COLUMNS = DocumentStore.COLUMNS + """
            , c.deciders, c.amends, c.amended_by, c.rules, c.confirmed, c.confirmed_at, cast(c.rulings as text) as rulings
            """;
    private static final int STEP = 1_000;
    private static final String JOINED =
            " from knowledge.document d join knowledge.decision c on c.source = d.source and c.path = d.path";

    private static final String NAMES_ONE =
            "n = any(:these) or cast(substring(n from '(\\d{1,5})\\D*$') as int) = any(:own)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DecisionStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Of records; whatever else is among them is left out, and forgotten if it was one. */
    void write(SourceId source, List<Reading> readings, List<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        jdbc.sql("delete from knowledge.decision where source = :source and path = any(:paths)")
                .param("source", source.value())
                .param("paths", paths.toArray(String[]::new))
                .update();
        List<Integer> records = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i).adr() != null) {
                records.add(i);
            }
        }
        batches.batchUpdate(
                "insert into knowledge.decision (source, path, deciders, amends, amended_by, rules)"
                        + " values (?, ?, ?, ?, ?, ?)",
                records,
                200,
                (row, i) -> {
                    Reading reading = readings.get(i);
                    Reading.Adr adr = reading.adr();
                    row.setString(1, source.value());
                    row.setString(2, paths.get(i));
                    List<List<String>> lists = adr == null
                            ? List.of(List.of(), List.of(), List.of())
                            : List.of(adr.deciders(), adr.amends(), adr.amendedBy());
                    for (int n = 0; n < lists.size(); n++) {
                        row.setArray(
                                n + 3,
                                row.getConnection()
                                        .createArrayOf("text", lists.get(n).toArray()));
                    }
                    row.setArray(
                            6,
                            row.getConnection()
                                    .createArrayOf(
                                            "text", reading.outline().rules().toArray()));
                });
    }

    void confirm(Document document, @Nullable Confirmation confirmation) {
        jdbc.sql("update knowledge.decision set confirmed = :state, confirmed_at = :at,"
                        + " rulings = cast(:rulings as jsonb) where source = :source and path = :path")
                .param(
                        "state",
                        confirmation == null ? null : confirmation.state().name())
                .param("at", confirmation == null ? null : Timestamp.from(confirmation.at()))
                .param("rulings", confirmation == null ? null : JSON.writeValueAsString(confirmation.rulings()))
                .param("source", document.source().value())
                .param("path", document.path())
                .update();
    }

    Optional<Decision> find(SourceId source, String path) {
        return jdbc.sql("select " + COLUMNS + JOINED + " where d.source = :source and d.path = :path")
                .param("source", source.value())
                .param("path", path)
                .query(DECISION)
                .optional();
    }

    /**
     * What these name, and what names them, or may: by path, or by number in a folder. Of those that name a number a few too
     * many come; {@link DecisionChain} knows which are meant.
     *
     * @param known paths that are left out
     */
    List<Decision> beside(SourceId source, List<Decision> decisions, Collection<String> known, int limit) {
        Set<String> named = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        Set<Integer> own = new HashSet<>();
        for (Decision decision : decisions) {
            Document document = decision.document();
            Stream.of(document.supersedes(), document.supersededBy(), decision.amends(), decision.amendedBy())
                    .flatMap(List::stream)
                    .forEach(name -> {
                        named.add(name);
                        numbers.add(DecisionChain.number(name));
                    });
            own.add(document.number());
        }
        numbers.remove(null);
        own.remove(null);
        return jdbc.sql("select " + COLUMNS + JOINED + """
                         where d.source = :source and d.kind = 'ADR' and d.path <> all(:known) and d.path in (
                          select path from knowledge.document where source = :source and path = any(:named)
                          union select path from knowledge.document
                            where source = :source and kind = 'ADR' and number = any(:numbers)
                          union select path from knowledge.document
                            where source = :source and kind = 'ADR' and (supersedes <> '{}' or superseded_by <> '{}')
                              and exists (select 1 from unnest(supersedes || superseded_by) as n where %1$s)
                          union select path from knowledge.decision
                            where source = :source and (amends <> '{}' or amended_by <> '{}')
                              and exists (select 1 from unnest(amends || amended_by) as n where %1$s))
                        order by length(d.path), d.path limit :limit""".formatted(NAMES_ONE))
                .param("source", source.value())
                .param("known", known.toArray(String[]::new))
                .param("named", named.toArray(String[]::new))
                .param("numbers", numbers.toArray(Integer[]::new))
                .param("own", own.toArray(Integer[]::new))
                .param(
                        "these",
                        decisions.stream()
                                .map(decision -> decision.document().path())
                                .toArray(String[]::new))
                .param("limit", limit)
                .query(DECISION)
                .list();
    }

    /** Those with rules that belong to one of these entities. */
    List<Decision> ruled(Collection<String> entities) {
        return jdbc.sql("select " + COLUMNS + JOINED + " where c.rules <> '{}' and d.entity = any(:entities)"
                        + " order by d.source, d.path")
                .param("entities", entities.toArray(String[]::new))
                .query(DECISION)
                .list();
    }

    /** Those of a source with rules. */
    List<Decision> ruled(SourceId source) {
        return jdbc.sql("select " + COLUMNS + JOINED + " where c.rules <> '{}' and d.source = :source order by d.path")
                .param("source", source.value())
                .query(DECISION)
                .list();
    }

    /** Those with rules. */
    List<Decision> ruled(int limit) {
        return jdbc.sql("select " + COLUMNS + JOINED + " where c.rules <> '{}' order by d.source, d.path limit :limit")
                .param("limit", limit)
                .query(DECISION)
                .list();
    }

    /** The latest decision first. */
    Page<Decision> list(DecisionFilter filter, LocalDate today, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = where(filter, today, values);
        long total = jdbc.sql("select count(*)" + JOINED + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        return new Page<>(
                jdbc.sql("select " + COLUMNS + JOINED + where
                                + " order by d.decided desc nulls last, d.number desc nulls last, d.path, d.source"
                                + " offset :offset limit :limit")
                        .paramSource(values)
                        .query(DECISION)
                        .list(),
                total);
    }

    /** Page after page along the key of documents, so that nothing is sorted, skipped or held open. */
    void each(DecisionFilter filter, LocalDate today, Consumer<Decision> each) {
        MapSqlParameterSource values = new MapSqlParameterSource("limit", STEP)
                .addValue("afterSource", "")
                .addValue("afterPath", "");
        String sql = "select " + COLUMNS + JOINED + where(filter, today, values) + DocumentStore.AFTER;
        List<Decision> page;
        do {
            page = jdbc.sql(sql).paramSource(values).query(DECISION).list();
            page.forEach(each);
            if (!page.isEmpty()) {
                Document last = page.getLast().document();
                values.addValue("afterSource", last.source().value()).addValue("afterPath", last.path());
            }
        } while (page.size() == STEP);
    }

    /** What records belong to, for a choice: the values of one of {@code entity}, {@code system} and {@code owner}. */
    List<EntityRef> belonging(String column, int limit) {
        return jdbc.sql("select distinct d." + column + " as ref from knowledge.document d where d.kind = 'ADR' and d."
                        + column + " is not null order by ref limit :limit")
                .param("limit", limit)
                .query((row, i) -> EntityRef.of(row.getString("ref")))
                .list();
    }

    private static String where(DecisionFilter filter, LocalDate today, MapSqlParameterSource values) {
        List<String> terms = new ArrayList<>(List.of("d.kind = 'ADR'"));
        ref(terms, values, "entity", filter.entity());
        ref(terms, values, "system", filter.system());
        ref(terms, values, "owner", filter.owner());
        if (filter.source() != null) {
            terms.add("d.source = :source");
            values.addValue("source", filter.source());
        }
        if (filter.status() != null) {
            terms.add("d.status = :status");
            values.addValue("status", filter.status());
        }
        if (filter.confirmed() != null) {
            terms.add("c.confirmed = :confirmed");
            values.addValue("confirmed", filter.confirmed().name());
        }
        if (filter.open()) {
            terms.add("exists (select 1 from knowledge.finding f where f.source = d.source and f.path = d.path"
                    + " and f.check_id in ('decision', 'review', '" + Confirm.CHECK
                    + "') and (f.due is null or f.due <= :today))");
            values.addValue("today", today);
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            terms.add("(d.title ilike :text escape '!' or d.path ilike :text escape '!')");
            values.addValue("text", DocumentStore.like(filter.text()));
        }
        return " where " + String.join(" and ", terms);
    }

    private static void ref(List<String> terms, MapSqlParameterSource values, String column, @Nullable EntityRef ref) {
        if (ref != null) {
            terms.add("d." + column + " = :" + column);
            values.addValue(column, ref.toString());
        }
    }

    private static final RowMapper<Decision> DECISION = (row, i) -> {
        String confirmed = row.getString("confirmed");
        return new Decision(
                DocumentStore.document(row),
                list(row, "deciders"),
                list(row, "amends"),
                list(row, "amended_by"),
                list(row, "rules"),
                confirmed == null
                        ? null
                        : new Confirmation(
                                Confirmation.State.valueOf(confirmed),
                                row.getTimestamp("confirmed_at").toInstant(),
                                JSON.readValue(row.getString("rulings"), RULINGS)));
    };

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.asList((String[]) array.getArray());
    }
}
