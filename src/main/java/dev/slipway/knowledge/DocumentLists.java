package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents as people list them, and records as they name each other. */
@Component
class DocumentLists {

    private static final String COLUMNS = DocumentStore.COLUMNS;
    private static final RowMapper<Document> DOCUMENT = DocumentStore.DOCUMENT;

    private static final int STEP = 1_000;

    private final JdbcClient jdbc;

    DocumentLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** By title, page after page along that key. */
    void each(DocumentFilter filter, Consumer<Document> each) {
        MapSqlParameterSource values = new MapSqlParameterSource()
                .addValue("afterTitle", "")
                .addValue("afterSource", "")
                .addValue("afterPath", "")
                .addValue("limit", STEP);
        String where = where(filter, values);
        String sql = "select " + COLUMNS + ", lower(d.title) as ordered from knowledge.document d" + where
                + (where.isEmpty() ? " where" : " and")
                + " (lower(d.title), d.source, d.path) > (:afterTitle, :afterSource, :afterPath collate \"C\")"
                + " order by lower(d.title), d.source, d.path limit :limit";
        List<Document> page;
        do {
            page = jdbc.sql(sql)
                    .paramSource(values)
                    .query((row, i) -> {
                        values.addValue("afterTitle", row.getString("ordered"));
                        return DocumentStore.document(row);
                    })
                    .list();
            page.forEach(each);
            if (!page.isEmpty()) {
                values.addValue("afterSource", page.getLast().source().value())
                        .addValue("afterPath", page.getLast().path());
            }
        } while (page.size() == STEP);
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

    List<EntityRef> entities(int limit) {
        return jdbc.sql(
                        "select distinct entity from knowledge.document where entity is not null order by entity limit :limit")
                .param("limit", limit)
                .query((row, i) -> EntityRef.of(row.getString(1)))
                .list();
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
            values.addValue("text", DocumentStore.like(filter.text()));
        }
        return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    }
}
