package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.source.SourceId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The walks that were told of, and the trees with their counts. */
@Component
class WalkStore {

    private static final int MOST_WAYS = 2_000;

    private final JdbcClient jdbc;

    WalkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever tells of the same walk again changes their mind. */
    void tell(
            UUID id, SourceId source, String tree, List<String> nodes, List<String> says, boolean helped, Instant at) {
        jdbc.sql("""
                        insert into knowledge.walk (id, source, tree, nodes, says, helped, at)
                        values (:id, :source, :tree, :nodes, :says, :helped, :at)
                        on conflict (id) do update set helped = excluded.helped
                          where walk.source = excluded.source and walk.tree = excluded.tree
                            and walk.nodes = excluded.nodes and walk.says = excluded.says
                        """)
                .param("id", id)
                .param("source", source.value())
                .param("tree", tree)
                .param("nodes", nodes.toArray(String[]::new))
                .param("says", says.toArray(String[]::new))
                .param("helped", helped)
                .param("at", Timestamp.from(at))
                .update();
    }

    TreeUse use(SourceId source, String tree) {
        return TreeUse.of(jdbc.sql("select nodes, says, count(*) as walks, count(*) filter (where helped) as helped"
                        + " from knowledge.walk where source = :source and tree = :tree"
                        + " group by nodes, says order by walks desc, nodes, says limit :limit")
                .param("source", source.value())
                .param("tree", tree)
                .param("limit", MOST_WAYS)
                .query((row, i) -> new TreeUse.Way(
                        Arrays.asList((String[]) row.getArray("nodes").getArray()),
                        Arrays.asList((String[]) row.getArray("says").getArray()),
                        row.getLong("walks"),
                        row.getLong("helped")))
                .list());
    }

    /** A tree as lists show it. */
    record Listed(Document document, String json, long walks, long helped) {}

    Page<Listed> list(@Nullable String text, @Nullable String entity, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        StringBuilder where = new StringBuilder(" where d.kind = 'DECISION_TREE' and b.tree is not null");
        if (text != null && !text.isBlank()) {
            where.append(" and (d.title ilike :text escape '!' or d.path ilike :text escape '!')");
            values.addValue("text", DocumentStore.like(text));
        }
        if (entity != null) {
            where.append(" and d.entity = :entity");
            values.addValue("entity", entity);
        }
        String from = " from knowledge.document d join knowledge.body b on b.source = d.source and b.path = d.path";
        long total = jdbc.sql("select count(*)" + from + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        List<Listed> items = jdbc.sql("select " + DocumentStore.COLUMNS + """
                        , cast(b.tree as text) as tree, coalesce(w.walks, 0) as walks, coalesce(w.helped, 0) as helped
                        """ + from + """
                         left join lateral (select count(*) as walks, count(*) filter (where helped) as helped
                          from knowledge.walk w
                          where w.source = d.source and w.tree = substring(d.path from '[^/]+$')) w on true
                        """ + where
                        + " order by lower(d.title), d.source, d.path offset :offset limit :limit")
                .paramSource(values)
                .query((row, i) -> new Listed(
                        DocumentStore.document(row),
                        row.getString("tree"),
                        row.getLong("walks"),
                        row.getLong("helped")))
                .list();
        return new Page<>(items, total);
    }
}
