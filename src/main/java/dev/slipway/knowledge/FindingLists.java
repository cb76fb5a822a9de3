package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.knowledge.Finding.Weight;
import dev.slipway.source.SourceId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings as people list them. */
@Component
class FindingLists {

    private static final int STEP = 1_000;
    private static final String FINDING = "f.check_id, f.weight, f.line, f.message, f.remedy, f.due";
    private static final String JOINED =
            " from knowledge.finding f join knowledge.document d on d.source = f.source and d.path = f.path";

    private final JdbcClient jdbc;

    FindingLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Finding> of(SourceId source, String path, LocalDate today) {
        return jdbc.sql("select " + FINDING + " from knowledge.finding f where f.source = :source and f.path = :path"
                        + " and (f.due is null or f.due <= :today) order by f.weight, f.line, f.message")
                .param("source", source.value())
                .param("path", path)
                .param("today", today)
                .query((row, i) -> finding(row))
                .list();
    }

    /** What hurts most first, then along the key of the documents, which is an index. */
    Page<FoundInDocument> list(FindingFilter filter, LocalDate today, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource("today", today);
        String where = where(filter, values);
        long total = jdbc.sql("select count(*)" + JOINED + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        List<FoundInDocument> items = jdbc.sql("select " + DocumentStore.COLUMNS + ", " + FINDING + JOINED + where
                        + " order by f.weight, f.source, f.path, f.line, f.check_id, f.message"
                        + " offset :offset limit :limit")
                .paramSource(values)
                .query(FOUND)
                .list();
        return new Page<>(items, total);
    }

    /** Document after document along their key, so that nothing is sorted, skipped or held open. */
    void each(FindingFilter filter, LocalDate today, Consumer<FoundInDocument> each) {
        MapSqlParameterSource values = new MapSqlParameterSource("today", today)
                .addValue("limit", STEP)
                .addValue("afterSource", "")
                .addValue("afterPath", "");
        String sql = "select " + DocumentStore.COLUMNS + ", " + FINDING + JOINED + where(filter, values)
                + " and (f.source, f.path) > (:afterSource, :afterPath collate \"C\")"
                + " order by f.source, f.path, f.weight, f.line, f.check_id, f.message limit :limit";
        List<FoundInDocument> page;
        do {
            page = jdbc.sql(sql).paramSource(values).query(FOUND).list();
            int whole = page.size() < STEP ? page.size() : wholeDocuments(page);
            page.subList(0, whole).forEach(each);
            if (whole > 0) {
                Document last = page.get(whole - 1).document();
                values.addValue("afterSource", last.source().value()).addValue("afterPath", last.path());
            }
        } while (page.size() == STEP);
    }

    /** The findings of the last document of a page may go on behind it. A document has fewer than a page. */
    private static int wholeDocuments(List<FoundInDocument> page) {
        String last = page.getLast().document().id();
        int whole = page.size();
        while (whole > 0 && page.get(whole - 1).document().id().equals(last)) {
            whole--;
        }
        return whole == 0 ? page.size() : whole;
    }

    /** By check how many there are. */
    Map<String, Long> counts(FindingFilter filter, LocalDate today) {
        MapSqlParameterSource values = new MapSqlParameterSource("today", today);
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select f.check_id, count(*) as n" + JOINED + where(filter, values)
                        + " group by f.check_id order by n desc, f.check_id")
                .paramSource(values)
                .query((row, i) -> counts.put(row.getString("check_id"), row.getLong("n")))
                .list();
        return counts;
    }

    /** By owner how many there are, most first; an owner of none is not among them, nobody is {@code nobody}. */
    Map<String, Long> owners(LocalDate today, int limit) {
        Map<String, Long> owners = new LinkedHashMap<>();
        jdbc.sql(
                        "select coalesce(d.owner, '" + FindingFilter.NOBODY + "') as owner, count(*) as n" + JOINED
                                + " where f.due is null or f.due <= :today group by d.owner order by n desc, owner limit :limit")
                .param("today", today)
                .param("limit", limit)
                .query((row, i) -> owners.put(row.getString("owner"), row.getLong("n")))
                .list();
        return owners;
    }

    private static String where(FindingFilter filter, MapSqlParameterSource values) {
        List<String> terms = new ArrayList<>(List.of("(f.due is null or f.due <= :today)"));
        if (filter.check() != null) {
            terms.add("f.check_id = :check");
            values.addValue("check", filter.check());
        }
        if (filter.weight() != null) {
            terms.add("f.weight = :weight");
            values.addValue("weight", filter.weight().ordinal());
        }
        if (filter.kind() != null) {
            terms.add("d.kind = :kind");
            values.addValue("kind", filter.kind().name());
        }
        if (filter.owner() != null) {
            terms.add(FindingFilter.NOBODY.equals(filter.owner()) ? "d.owner is null" : "d.owner = :owner");
            values.addValue("owner", filter.owner());
        }
        if (filter.entity() != null) {
            terms.add("d.entity = :entity");
            values.addValue("entity", filter.entity().toString());
        }
        if (filter.source() != null) {
            terms.add("d.source = :source");
            values.addValue("source", filter.source());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            terms.add("(d.title ilike :text escape '!' or d.path ilike :text escape '!')");
            values.addValue("text", DocumentStore.like(filter.text()));
        }
        return " where " + String.join(" and ", terms);
    }

    private static final RowMapper<FoundInDocument> FOUND =
            (row, i) -> new FoundInDocument(DocumentStore.document(row), finding(row));

    private static Finding finding(ResultSet row) throws SQLException {
        Date due = row.getDate("due");
        return new Finding(
                row.getString("check_id"),
                Weight.values()[row.getInt("weight")],
                row.getInt("line"),
                row.getString("message"),
                row.getString("remedy"),
                due == null ? null : due.toLocalDate());
    }
}
