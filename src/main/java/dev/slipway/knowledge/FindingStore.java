package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.knowledge.Finding.Weight;
import dev.slipway.source.SourceId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings, and the links that they are judged by; both go with their document. */
@Component
class FindingStore {

    private static final String FINDING = "f.check_id, f.weight, f.line, f.message, f.remedy, f.due";
    private static final String JOINED =
            " from knowledge.finding f join knowledge.document d on d.source = f.source and d.path = f.path";

    /** What is judged anew may go meanwhile. */
    private static final String STILL_THERE =
            " from knowledge.document d where d.source = ? and d.path = ? for key share";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    FindingStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** @param targets the files that its links lead to */
    record Judged(SourceId source, String path, List<Finding> findings, Set<String> targets) {}

    private record Row(Judged of, Finding finding) {}

    private record Link(Judged of, String target) {}

    /** Replaces all that is known of these documents. */
    void write(List<Judged> judged) {
        write(judged, "");
    }

    /** The same, for documents that did not change themselves: what facts say of them stays. */
    void again(List<Judged> judged) {
        write(judged, " and check_id <> '" + ConfirmationCheck.ID + "'");
    }

    private void write(List<Judged> judged, String but) {
        if (judged.isEmpty()) {
            return;
        }
        lock(judged);
        for (String table : List.of("finding", "link")) {
            batches.batchUpdate(
                    "delete from knowledge." + table + " where source = ? and path = ?"
                            + (table.equals("finding") ? but : ""),
                    judged,
                    200,
                    (row, one) -> {
                        row.setString(1, one.source().value());
                        row.setString(2, one.path());
                    });
        }
        List<Row> rows = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (Judged one : judged) {
            one.findings().forEach(finding -> rows.add(new Row(one, finding)));
            one.targets().forEach(target -> links.add(new Link(one, target)));
        }
        insert(rows);
        batches.batchUpdate(
                "insert into knowledge.link (source, path, target) select d.source, d.path, ?" + STILL_THERE
                        + " on conflict do nothing",
                links,
                500,
                (row, one) -> {
                    row.setString(1, clean(one.target));
                    row.setString(2, one.of.source().value());
                    row.setString(3, one.of.path());
                });
    }

    /** One at a time rewrites what is found in a document, or both would insert after both deleted. */
    private void lock(List<Judged> judged) {
        jdbc.sql("select 1 from knowledge.document d"
                        + " where (d.source, d.path) in (select * from unnest(:sources::text[], :paths::text[]))"
                        + " order by d.source, d.path for no key update")
                .param(
                        "sources",
                        judged.stream().map(one -> one.source().value()).toArray(String[]::new))
                .param("paths", judged.stream().map(Judged::path).toArray(String[]::new))
                .query((row, i) -> 0)
                .list();
    }

    private void insert(List<Row> rows) {
        batches.batchUpdate(
                "insert into knowledge.finding (source, path, check_id, weight, line, message, remedy, due)"
                        + " select d.source, d.path, ?, ?, ?, ?, ?, cast(? as date)" + STILL_THERE,
                rows,
                500,
                (row, one) -> {
                    row.setString(1, one.finding.check());
                    row.setInt(2, one.finding.weight().ordinal());
                    row.setInt(3, one.finding.line());
                    row.setString(4, clean(one.finding.message()));
                    row.setString(5, clean(one.finding.remedy()));
                    row.setDate(6, one.finding.due() == null ? null : Date.valueOf(one.finding.due()));
                    row.setString(7, one.of.source().value());
                    row.setString(8, one.of.path());
                });
    }

    /** What one check says of a document, anew; without a transaction of its own. */
    void replace(Document document, String check, List<Finding> findings) {
        lock(List.of(new Judged(document.source(), document.path(), List.of(), Set.of())));
        jdbc.sql("delete from knowledge.finding where source = :source and path = :path and check_id = :check")
                .param("source", document.source().value())
                .param("path", document.path())
                .param("check", check)
                .update();
        insert(findings.stream()
                .map(finding -> new Row(new Judged(document.source(), document.path(), List.of(), Set.of()), finding))
                .toList());
    }

    private static String clean(String text) {
        String whole = text.replace('\0', '\uFFFD');
        return whole.length() <= 1_000 ? whole : whole.substring(0, 999) + "…";
    }

    /** Documents, none of them among these paths, whose links lead to one of them, or to a folder above it. */
    List<Document> leadingTo(SourceId source, Collection<String> paths, int limit) {
        return jdbc.sql("select " + DocumentStore.COLUMNS + """
                         from knowledge.document d where d.source = :source and d.kind <> 'DECISION_TREE'
                          and d.path <> all(:paths)
                          and d.path in (select l.path from knowledge.link l where l.source = :source and l.target = any(:paths))
                        order by d.path limit :limit""")
                .param("source", source.value())
                .param("paths", paths.toArray(String[]::new))
                .param("limit", limit)
                .query((row, i) -> DocumentStore.document(row))
                .list();
    }

    /** Of documents that got an owner, or lost theirs; the latter have the finding unless they name an owner. */
    void ownersChanged(List<DocumentStore.Link> links, Set<String> owned, Finding missing) {
        if (links.isEmpty()) {
            return;
        }
        lock(links.stream()
                .map(link -> new Judged(link.source(), link.path(), List.of(), Set.of()))
                .toList());
        batches.batchUpdate(
                "delete from knowledge.finding where source = ? and path = ? and check_id = '" + OwnerCheck.ID + "'",
                links,
                200,
                (row, link) -> {
                    row.setString(1, link.source().value());
                    row.setString(2, link.path());
                });
        insert(links.stream()
                .filter(link -> link.owner() == null && !owned.contains(link.path()))
                .map(link -> new Row(new Judged(link.source(), link.path(), List.of(), Set.of()), missing))
                .toList());
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

    Page<FoundInDocument> list(FindingFilter filter, LocalDate today, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource("today", today);
        String where = where(filter, values);
        long total = jdbc.sql("select count(*)" + JOINED + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        List<FoundInDocument> items = jdbc.sql("select " + DocumentStore.COLUMNS + ", " + FINDING + JOINED + where
                        + " order by f.weight, lower(d.title), d.source, d.path, f.line, f.message"
                        + " offset :offset limit :limit")
                .paramSource(values)
                .query(FOUND)
                .list();
        return new Page<>(items, total);
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

    /** By entity how many there are that matter; entities with documents and none are among them with 0. */
    Map<String, Long> weighty(Collection<String> entities, LocalDate today) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select d.entity, count(f.check_id) as n from knowledge.document d
                        left join knowledge.finding f on f.source = d.source and f.path = d.path
                          and f.weight < :low and (f.due is null or f.due <= :today)
                        where d.entity = any(:entities) group by d.entity
                        """)
                .param("low", Weight.LOW.ordinal())
                .param("today", today)
                .param("entities", entities.toArray(String[]::new))
                .query((row, i) -> counts.put(row.getString("entity"), row.getLong("n")))
                .list();
        return counts;
    }

    /** Entities that have documents, in order, after this one. */
    List<String> entitiesAfter(String entity, int limit) {
        return jdbc.sql(
                        "select distinct entity from knowledge.document where entity > :entity order by entity limit :limit")
                .param("entity", entity)
                .param("limit", limit)
                .query(String.class)
                .list();
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
            values.addValue("text", "%" + DocumentStore.escapeLike(filter.text().strip()) + "%");
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
