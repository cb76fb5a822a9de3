package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code facts.attestation}. */
@Component
class AttestationStore {

    private final JdbcClient jdbc;

    AttestationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Attestation> find(SourceId source, String path, String name) {
        return jdbc.sql("""
                        select * from facts.attestation
                        where source = :source and path = :path and name = :name""")
                .param("source", source.value())
                .param("path", path)
                .param("name", name)
                .query((result, n) -> attestation(result))
                .optional();
    }

    void put(Attestation attestation) {
        jdbc.sql("""
                        insert into facts.attestation (source, path, name, entity, stated_by, claims)
                        values (:source, :path, :name, :entity, :by, cast(:claims as jsonb))
                        on conflict (source, path, name) do update set entity = excluded.entity,
                          stated_by = excluded.stated_by, claims = excluded.claims""")
                .param("source", attestation.source().value())
                .param("path", attestation.path())
                .param("name", attestation.name())
                .param("entity", attestation.entity().toString())
                .param("by", attestation.by())
                .param("claims", FactJson.write(attestation.claims()))
                .update();
    }

    void remove(Attestation attestation) {
        jdbc.sql("delete from facts.attestation where source = :source and path = :path and name = :name")
                .param("source", attestation.source().value())
                .param("path", attestation.path())
                .param("name", attestation.name())
                .update();
    }

    List<Attestation> about(Collection<EntityRef> entities) {
        return jdbc.sql("select * from facts.attestation where entity = any(:entities) order by source, path, name")
                .param("entities", FactStore.names(entities))
                .query((result, n) -> attestation(result))
                .list();
    }

    /** All documents of these files, each given as source and path. */
    List<Attestation> in(String[] sources, String[] paths) {
        return jdbc.sql("""
                        select a.* from facts.attestation a
                        join unnest(:sources, :paths) as f(source, path) on f.source = a.source and f.path = a.path
                        order by a.source, a.path, a.name""")
                .param("sources", sources)
                .param("paths", paths)
                .query((result, n) -> attestation(result))
                .list();
    }

    List<Attestation> naming(Collection<String> keys) {
        return jdbc.sql("""
                        select * from facts.attestation where exists (
                          select from jsonb_array_elements(claims) claim where claim ->> 'key' = any(:keys))
                        order by source, path, name""")
                .param("keys", keys.toArray(String[]::new))
                .query((result, n) -> attestation(result))
                .list();
    }

    private static Attestation attestation(ResultSet result) throws SQLException {
        return new Attestation(
                new SourceId(result.getString("source")),
                result.getString("path"),
                result.getString("name"),
                EntityRef.of(result.getString("entity")),
                result.getString("stated_by"),
                FactJson.claims(result.getString("claims")));
    }
}
