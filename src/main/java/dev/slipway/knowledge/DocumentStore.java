package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this room. Everything in batches; nothing here asks once per row. */
@Component
class DocumentStore {

    static final String COLUMNS = """
            d.source, d.path, d.kind, d.title, d.entity, d.owner, d.system, d.number, d.status, d.status_words, d.decided,
            d.format, d.language, d.supersedes, d.superseded_by, d.changed_at, d.changed_by, d.hash
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DocumentStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A document with all that is kept of it. */
    record Kept(Document document, List<String> keywords, String markdown, String plain) {}

    record Text(Document document, List<String> keywords, String markdown, String plain) {}

    /** Whom a document belongs to. */
    record Link(
            SourceId source,
            String path,
            @Nullable String entity,
            @Nullable String owner,
            @Nullable String system,
            @Nullable String stated) {

        String searchId() {
            return DocumentSearch.id(source, path);
        }
    }

    void write(List<Kept> documents) {
        batches.batchUpdate("""
                insert into knowledge.document (source, path, kind, title, entity, owner, system, number, status,
                  status_words, decided, format, language, supersedes, superseded_by, keywords, changed_at, changed_by, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (source, path) do update set kind = excluded.kind, title = excluded.title,
                  entity = excluded.entity, owner = excluded.owner, system = excluded.system, number = excluded.number,
                  status = excluded.status, status_words = excluded.status_words, decided = excluded.decided,
                  format = excluded.format, language = excluded.language, supersedes = excluded.supersedes,
                  superseded_by = excluded.superseded_by, keywords = excluded.keywords,
                  changed_at = excluded.changed_at, changed_by = excluded.changed_by, hash = excluded.hash
                """, documents, 200, DocumentStore::set);
        batches.batchUpdate("""
                insert into knowledge.body (source, path, markdown, plain) values (?, ?, ?, ?)
                on conflict (source, path) do update set markdown = excluded.markdown, plain = excluded.plain
                """, documents, 200, (row, kept) -> {
            row.setString(1, kept.document().source().value());
            row.setString(2, kept.document().path());
            row.setString(3, kept.markdown());
            row.setString(4, kept.plain());
        });
    }

    private static void set(PreparedStatement row, Kept kept) throws SQLException {
        Document document = kept.document();
        row.setString(1, document.source().value());
        row.setString(2, document.path());
        row.setString(3, document.kind().name());
        row.setString(4, document.title());
        row.setString(5, text(document.entity()));
        row.setString(6, text(document.owner()));
        row.setString(7, text(document.system()));
        row.setObject(8, document.number());
        row.setString(9, document.status());
        row.setString(10, document.statusWords());
        row.setString(11, document.decided());
        row.setString(12, document.format());
        row.setString(13, document.language());
        row.setArray(14, array(row, document.supersedes()));
        row.setArray(15, array(row, document.supersededBy()));
        row.setArray(16, array(row, kept.keywords()));
        row.setTimestamp(17, Timestamp.from(document.changedAt()));
        row.setString(18, document.changedBy());
        row.setString(19, document.hash());
    }

    private static Array array(PreparedStatement row, List<String> values) throws SQLException {
        return row.getConnection().createArrayOf("text", values.toArray());
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }

    void remove(SourceId source, Collection<String> paths) {
        if (!paths.isEmpty()) {
            jdbc.sql("delete from knowledge.document where source = :source and path = any(:paths)")
                    .param("source", source.value())
                    .param("paths", paths.toArray(String[]::new))
                    .update();
        }
    }

    Optional<Document> find(SourceId source, String path) {
        return jdbc.sql("select " + COLUMNS + " from knowledge.document d where d.source = :source and d.path = :path")
                .param("source", source.value())
                .param("path", path)
                .query(DOCUMENT)
                .optional();
    }

    List<Document> find(SourceId source, Collection<String> paths) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from knowledge.document d where d.source = :source and d.path = any(:paths) order by d.path")
                .param("source", source.value())
                .param("paths", paths.toArray(String[]::new))
                .query(DOCUMENT)
                .list();
    }

    /** Those of this entity first, and an organisation's own before those that come along. */
    List<Document> playbooks(Collection<String> names, @Nullable String entity) {
        return jdbc.sql("select " + COLUMNS + """
                         from knowledge.document d
                        where d.kind = 'PLAYBOOK' and (d.entity is null or d.entity = :entity)
                          and substring(d.path from '([^/]+)[.][^./]+$') = any(:names)
                        order by d.entity nulls last, d.source = 'standards', d.source, length(d.path), d.path""")
                .param("entity", entity)
                .param("names", names.toArray(String[]::new))
                .query(DOCUMENT)
                .list();
    }

    Optional<Document> tree(SourceId source, String name) {
        return jdbc.sql("select " + COLUMNS
                        + " from knowledge.document d where d.source = :source and d.kind = 'DECISION_TREE'"
                        + " and d.path like :ending escape '!' order by d.path limit 1")
                .param("source", source.value())
                .param("ending", "%/" + escapeLike(name))
                .query(DOCUMENT)
                .optional();
    }

    Optional<String> markdown(SourceId source, String path) {
        return jdbc.sql("select markdown from knowledge.body where source = :source and path = :path")
                .param("source", source.value())
                .param("path", path)
                .query(String.class)
                .optional();
    }

    Optional<String> treeJson(SourceId source, String path) {
        return jdbc.sql(
                        "select cast(tree as text) from knowledge.body where source = :source and path = :path and tree is not null")
                .param("source", source.value())
                .param("path", path)
                .query(String.class)
                .optional();
    }

    /** @param stated the entity that the tree names itself, whatever lies around its file */
    void tree(SourceId source, String path, String json, @Nullable String stated) {
        jdbc.sql("update knowledge.body set tree = cast(:json as jsonb) where source = :source and path = :path")
                .param("json", json)
                .param("source", source.value())
                .param("path", path)
                .update();
        jdbc.sql("update knowledge.document set stated = :stated where source = :source and path = :path")
                .param("stated", stated)
                .param("source", source.value())
                .param("path", path)
                .update();
    }

    Page<Document> list(DocumentFilter filter, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = where(filter, values);
        long total = jdbc.sql("select count(*) from knowledge.document d" + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        List<Document> items = jdbc.sql("select " + COLUMNS + " from knowledge.document d" + where
                        + " order by lower(d.title), d.source, d.path offset :offset limit :limit")
                .paramSource(values)
                .query(DOCUMENT)
                .list();
        return new Page<>(items, total);
    }

    /** Newest record first, then by title. */
    List<Document> ofEntity(String entity, int limit) {
        return jdbc.sql("select " + COLUMNS
                        + " from knowledge.document d where d.entity = :entity order by d.kind, d.number desc nulls last,"
                        + " d.decided desc nulls last, lower(d.title), d.path limit :limit")
                .param("entity", entity)
                .param("limit", limit)
                .query(DOCUMENT)
                .list();
    }

    /** The paths of a source's records that belong to no entity. */
    List<String> recordsOfNobody(SourceId source, int limit) {
        return jdbc.sql("select path from knowledge.document where source = :source and kind = 'ADR' and entity is null"
                        + " order by path limit :limit")
                .param("source", source.value())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Records that say of themselves that they supersede this one. */
    List<Document> supersedingIt(SourceId source, String path) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from knowledge.document d where d.source = :source and d.kind = 'ADR' and :path = any(d.supersedes)")
                .param("source", source.value())
                .param("path", path)
                .query(DOCUMENT)
                .list();
    }

    Optional<Document> record(SourceId source, String folder, int number) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from knowledge.document d where d.source = :source and d.kind = 'ADR' and d.number = :number"
                                + " and d.path >= :folder and d.path < :folder || U&'\\+10FFFF' order by length(d.path), d.path limit 1")
                .param("source", source.value())
                .param("number", number)
                .param("folder", folder)
                .query(DOCUMENT)
                .optional();
    }

    Map<Document.Kind, Long> counts(@Nullable String entity) {
        Map<Document.Kind, Long> counts = new EnumMap<>(Document.Kind.class);
        jdbc.sql("select kind, count(*) as n from knowledge.document"
                        + (entity == null ? "" : " where entity = :entity") + " group by kind")
                .params(entity == null ? Map.of() : Map.of("entity", entity))
                .query((row, i) -> counts.put(Document.Kind.valueOf(row.getString("kind")), row.getLong("n")))
                .list();
        return counts;
    }

    Map<String, Map<Document.Kind, Long>> counts(Collection<String> entities) {
        Map<String, Map<Document.Kind, Long>> counts = new LinkedHashMap<>();
        jdbc.sql("select entity, kind, count(*) as n from knowledge.document where entity = any(:entities)"
                        + " group by entity, kind")
                .param("entities", entities.toArray(String[]::new))
                .query((row, i) -> counts.computeIfAbsent(
                                row.getString("entity"), key -> new EnumMap<>(Document.Kind.class))
                        .put(Document.Kind.valueOf(row.getString("kind")), row.getLong("n")))
                .list();
        return counts;
    }

    List<Text> texts(Collection<SourceId> sources, Collection<String> paths) {
        return jdbc.sql("select " + COLUMNS + """
                        , d.keywords, b.markdown, b.plain from unnest(cast(:sources as text[]), cast(:paths as text[])) as wanted(source, path)
                        join knowledge.document d on d.source = wanted.source and d.path = wanted.path
                        join knowledge.body b on b.source = d.source and b.path = d.path
                        """)
                .param("sources", sources.stream().map(SourceId::value).toArray(String[]::new))
                .param("paths", paths.toArray(String[]::new))
                .query(TEXT)
                .list();
    }

    /** Page after page along the key, so that no transaction stays open over the whole. */
    void eachText(Consumer<Text> each) {
        String source = "";
        String path = "";
        List<Text> page;
        do {
            page = jdbc.sql("select " + COLUMNS + """
                            , d.keywords, b.markdown, b.plain from knowledge.document d
                            join knowledge.body b on b.source = d.source and b.path = d.path
                            where (d.source, d.path) > (:source, :path) order by d.source, d.path limit 500
                            """)
                    .param("source", source)
                    .param("path", path)
                    .query(TEXT)
                    .list();
            page.forEach(each);
            if (!page.isEmpty()) {
                source = page.getLast().document().source().value();
                path = page.getLast().document().path();
            }
        } while (!page.isEmpty());
    }

    List<EntityRef> entities(int limit) {
        return jdbc.sql(
                        "select distinct entity from knowledge.document where entity is not null order by entity limit :limit")
                .param("limit", limit)
                .query((row, i) -> EntityRef.of(row.getString(1)))
                .list();
    }

    void each(DocumentFilter filter, Consumer<Document> each) {
        int offset = 0;
        Page<Document> page;
        do {
            page = list(filter, offset, 1_000);
            page.items().forEach(each);
            offset += 1_000;
        } while (offset < page.total());
    }

    /** One linking at a time in a source: the later one sees what the earlier one saw, or more. */
    void lockLinks(SourceId source) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:source, 6))")
                .param("source", source.value())
                .query((row, i) -> 0)
                .list();
    }

    List<Link> linksUnder(SourceId source, Collection<String> folders, Collection<String> entities) {
        return jdbc.sql("""
                        select d.source, d.path, d.entity, d.owner, d.system, d.stated from knowledge.document d
                        where d.source = :source and d.entity in (select unnest(cast(:entities as text[])))
                        union
                        select d.source, d.path, d.entity, d.owner, d.system, d.stated from knowledge.document d
                        where d.source = :source and d.stated in (select unnest(cast(:entities as text[])))
                        union
                        select d.source, d.path, d.entity, d.owner, d.system, d.stated
                        from unnest(cast(:folders as text[])) as f(folder)
                        cross join lateral (select * from knowledge.document where source = :source
                          and path >= (f.folder collate "C") and path < (f.folder || U&'\\+10FFFF') collate "C"
                          offset 0) d -- one range of the index for each folder, before there are statistics as well
                        """)
                .param("source", source.value())
                .param("entities", entities.toArray(String[]::new))
                .param("folders", folders.toArray(String[]::new))
                .query(LINK)
                .list();
    }

    List<Link> links(SourceId source, Collection<String> paths) {
        return jdbc.sql("select source, path, entity, owner, system, stated from knowledge.document"
                        + " where source = :source and path = any(:paths)")
                .param("source", source.value())
                .param("paths", paths.toArray(String[]::new))
                .query(LINK)
                .list();
    }

    /** The sources that hold documents of these entities. */
    List<SourceId> sourcesOf(Collection<String> entities) {
        return jdbc.sql("""
                        select source from knowledge.document where entity in (select unnest(cast(:entities as text[])))
                        union
                        select source from knowledge.document where stated in (select unnest(cast(:entities as text[])))
                        """)
                .param("entities", entities.toArray(String[]::new))
                .query((row, i) -> new SourceId(row.getString(1)))
                .list();
    }

    void relink(List<Link> links) {
        batches.batchUpdate(
                "update knowledge.document set entity = ?, owner = ?, system = ? where source = ? and path = ?",
                links,
                200,
                (row, link) -> {
                    row.setString(1, link.entity());
                    row.setString(2, link.owner());
                    row.setString(3, link.system());
                    row.setString(4, link.source().value());
                    row.setString(5, link.path());
                });
    }

    private static String where(DocumentFilter filter, MapSqlParameterSource values) {
        List<String> terms = new ArrayList<>();
        if (filter.kind() != null) {
            terms.add("d.kind = :kind");
            values.addValue("kind", filter.kind().name());
        }
        if (filter.entity() != null) {
            terms.add("d.entity = :entity");
            values.addValue("entity", filter.entity().toString());
        }
        if (filter.source() != null) {
            terms.add("d.source = :source");
            values.addValue("source", filter.source().value());
        }
        if (filter.status() != null) {
            terms.add("d.status = :status");
            values.addValue("status", filter.status());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            terms.add("(d.title ilike :text escape '!' or d.path ilike :text escape '!')");
            values.addValue("text", "%" + escapeLike(filter.text().strip()) + "%");
        }
        return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    }

    static String escapeLike(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static final RowMapper<Document> DOCUMENT = (row, i) -> document(row);
    private static final RowMapper<Text> TEXT = (row, i) ->
            new Text(document(row), list(row, "keywords"), row.getString("markdown"), row.getString("plain"));
    private static final RowMapper<Link> LINK = (row, i) -> new Link(
            new SourceId(row.getString("source")),
            row.getString("path"),
            row.getString("entity"),
            row.getString("owner"),
            row.getString("system"),
            row.getString("stated"));

    static Document document(ResultSet row) throws SQLException {
        return new Document(
                new SourceId(row.getString("source")),
                row.getString("path"),
                Document.Kind.valueOf(row.getString("kind")),
                row.getString("title"),
                ref(row.getString("entity")),
                ref(row.getString("owner")),
                ref(row.getString("system")),
                row.getObject("number", Integer.class),
                row.getString("status"),
                row.getString("status_words"),
                row.getString("decided"),
                row.getString("format"),
                row.getString("language"),
                list(row, "supersedes"),
                list(row, "superseded_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                row.getString("hash"));
    }

    static @Nullable EntityRef ref(@Nullable String full) {
        return full == null ? null : EntityRef.of(full);
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
