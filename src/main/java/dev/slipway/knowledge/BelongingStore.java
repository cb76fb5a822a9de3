package dev.slipway.knowledge;

import dev.slipway.source.SourceId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose documents are: kept with each, and set anew when entities come, change and go. */
@Component
class BelongingStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    BelongingStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

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

    private static final RowMapper<Link> LINK = (row, i) -> new Link(
            new SourceId(row.getString("source")),
            row.getString("path"),
            row.getString("entity"),
            row.getString("owner"),
            row.getString("system"),
            row.getString("stated"));
}
