package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchDocument;
import dev.slipway.source.SourceId;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents with what they say. Everything in batches; nothing here asks once per row. */
@Component
class DocumentStore {

    static final String COLUMNS = """
            d.source, d.path, d.kind, d.title, d.entity, d.owner, d.system, d.number, d.status, d.status_words, d.decided,
            d.format, d.language, d.supersedes, d.superseded_by, d.changed_at, d.changed_by, d.hash
            """;

    /** The end of a query with a where, for the next page along the key. */
    static final String AFTER = " and (d.source, d.path) > (:afterSource, :afterPath collate \"C\")"
            + " order by d.source, d.path limit :limit";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DocumentStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A document with all that is kept of it. */
    record Kept(
            Document document,
            List<String> keywords,
            String markdown,
            String plain,
            List<SearchDocument.Section> sections) {}

    /** What search is told of a document. */
    record Text(Document document, List<String> keywords, String plain, List<SearchDocument.Section> sections) {}

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
                insert into knowledge.body (source, path, markdown, plain, sections) values (?, ?, ?, ?, ?)
                on conflict (source, path) do update set markdown = excluded.markdown, plain = excluded.plain,
                  sections = excluded.sections
                """, documents, 200, (row, kept) -> {
            row.setString(1, kept.document().source().value());
            row.setString(2, kept.document().path());
            row.setString(3, kept.markdown());
            row.setString(4, kept.plain());
            row.setString(5, DocumentSections.write(kept.sections()));
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

    List<Text> texts(Collection<SourceId> sources, Collection<String> paths) {
        return jdbc.sql("select " + COLUMNS + """
                        , d.keywords, b.plain, b.sections from unnest(cast(:sources as text[]), cast(:paths as text[])) as wanted(source, path)
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
                            , d.keywords, b.plain, b.sections from knowledge.document d
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

    /** Whatever has this in it, as a pattern whose escape is an exclamation mark. */
    static String like(String part) {
        return "%" + escapeLike(part.strip()) + "%";
    }

    private static String escapeLike(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    static final RowMapper<Document> DOCUMENT = (row, i) -> document(row);
    private static final RowMapper<Text> TEXT = (row, i) -> new Text(
            document(row),
            list(row, "keywords"),
            row.getString("plain"),
            DocumentSections.read(row.getString("sections")));

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
