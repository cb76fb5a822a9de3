package dev.slipway.facts;

import dev.slipway.source.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The table {@code facts.fact_type}. */
@Component
class FactTypeStore {

    /** For how long a change on another node may go unseen by readers, in nanoseconds. */
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    private final JdbcClient jdbc;
    private volatile @Nullable Kept kept;

    FactTypeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(Map<String, FactType> types, long since) {}

    /** For those who only read what was judged before: up to a second old, but for changes of this node. */
    Map<String, FactType> kept() {
        Kept known = kept;
        if (known == null || System.nanoTime() - known.since() > KEPT) {
            long now = System.nanoTime();
            known = new Kept(types(), now);
            kept = known;
        }
        return known.types();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION, fallbackExecution = true)
    void on(FactTypesChanged changed) {
        kept = null;
    }

    /** As they are declared now. */
    Map<String, FactType> types() {
        Map<String, FactType> types = new LinkedHashMap<>();
        jdbc.sql("select distinct on (key) * from facts.fact_type order by key, declared")
                .query((result, n) -> type(result))
                .list()
                .forEach(type -> types.put(type.key(), type));
        return types;
    }

    private static FactType type(ResultSet result) throws SQLException {
        return new FactType(
                result.getString("key"),
                FactType.Type.valueOf(result.getString("type")),
                result.getString("meaning"),
                Duration.ofSeconds(result.getLong("fresh_seconds")),
                result.getBoolean("attestable"));
    }

    /** Where else the key was declared before this file did. */
    Optional<String> declaredBefore(String key, SourceId source, String path) {
        return jdbc.sql("""
                        select other.source || '/' || other.path from facts.fact_type other
                        where other.key = :key and (other.source, other.path) <> (:source, :path)
                          and other.declared < coalesce((select own.declared from facts.fact_type own
                            where own.key = :key and own.source = :source and own.path = :path), 9223372036854775807)
                        order by other.declared limit 1""")
                .param("key", key)
                .param("source", source.value())
                .param("path", path)
                .query(String.class)
                .optional();
    }

    boolean declare(FactType type, SourceId source, String path) {
        return jdbc.sql("""
                                insert into facts.fact_type (key, source, path, type, meaning, fresh_seconds, attestable)
                                values (:key, :source, :path, :type, :meaning, :fresh, :attestable)
                                on conflict (key, source, path) do update set type = excluded.type,
                                  meaning = excluded.meaning, fresh_seconds = excluded.fresh_seconds,
                                  attestable = excluded.attestable
                                where (fact_type.type, fact_type.meaning, fact_type.fresh_seconds, fact_type.attestable)
                                  is distinct from (excluded.type, excluded.meaning, excluded.fresh_seconds,
                                    excluded.attestable)""")
                        .param("key", type.key())
                        .param("source", source.value())
                        .param("path", path)
                        .param("type", type.type().name())
                        .param("meaning", type.meaning())
                        .param("fresh", type.fresh().toSeconds())
                        .param("attestable", type.attestable())
                        .update()
                > 0;
    }

    boolean undeclare(String key, SourceId source, String path) {
        return jdbc.sql("delete from facts.fact_type where key = :key and source = :source and path = :path")
                        .param("key", key)
                        .param("source", source.value())
                        .param("path", path)
                        .update()
                > 0;
    }
}
