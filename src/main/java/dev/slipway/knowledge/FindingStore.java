package dev.slipway.knowledge;

import dev.slipway.source.SourceId;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Findings, and the links that they are judged by; both go with their document. */
@Component
class FindingStore {

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

    /** Those of these targets to which a link leads. */
    List<String> linked(SourceId source, Collection<String> targets) {
        return jdbc.sql("select distinct target from knowledge.link where source = :source and target = any(:targets)")
                .param("source", source.value())
                .param("targets", targets.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Documents, none of them among these paths, whose links lead to one of them, or to what is gone with them; and those
     * whose links lead to what is there, if they have a dead one.
     */
    List<Document> leadingTo(
            SourceId source, Collection<String> paths, Collection<String> gone, Collection<String> there, int limit) {
        return jdbc.sql("select " + DocumentStore.COLUMNS + """
                         from knowledge.document d where d.source = :source and d.kind <> 'DECISION_TREE'
                          and d.path <> all(:paths)
                          and (d.path in (select l.path from knowledge.link l where l.source = :source
                              and (l.target = any(:paths) or l.target = any(:gone)))
                            or d.path in (select l.path from knowledge.link l join knowledge.finding f
                              on f.source = l.source and f.path = l.path and f.check_id = :check
                              where l.source = :source and l.target = any(:there)))
                        order by d.path limit :limit""")
                .param("source", source.value())
                .param("paths", paths.toArray(String[]::new))
                .param("gone", gone.toArray(String[]::new))
                .param("there", there.toArray(String[]::new))
                .param("check", LinkCheck.ID)
                .param("limit", limit)
                .query((row, i) -> DocumentStore.document(row))
                .list();
    }

    /** Of documents that got an owner, or lost theirs; the latter have the finding unless they name an owner. */
    void ownersChanged(List<BelongingStore.Link> links, Set<String> owned, Finding missing) {
        if (links.isEmpty()) {
            return;
        }
        lock(links.stream()
                .map(link -> new Judged(link.source(), link.path(), List.of(), Set.of()))
                .toList());
        jdbc.sql("delete from knowledge.finding where check_id = :check"
                        + " and (source, path) in (select * from unnest(:sources::text[], :paths::text[]))")
                .param("check", OwnerCheck.ID)
                .param(
                        "sources",
                        links.stream().map(link -> link.source().value()).toArray(String[]::new))
                .param("paths", links.stream().map(BelongingStore.Link::path).toArray(String[]::new))
                .update();
        insert(links.stream()
                .filter(link -> link.owner() == null && !owned.contains(link.path()))
                .map(link -> new Row(new Judged(link.source(), link.path(), List.of(), Set.of()), missing))
                .toList());
    }
}
