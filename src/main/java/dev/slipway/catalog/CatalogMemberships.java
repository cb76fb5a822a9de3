package dev.slipway.catalog;

import dev.slipway.access.Memberships;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orphans vouch for nobody. The groups of the User entity that bears a person's sign-in name or e-mail address. */
@Component
final class CatalogMemberships implements Memberships {

    private final JdbcClient jdbc;

    CatalogMemberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> groupsOf(String name, @Nullable String email) {
        String ref = "user:" + EntityRef.DEFAULT_NAMESPACE + "/" + name.toLowerCase(Locale.ROOT);
        String key = email == null ? null : "spec.profile.email=" + email.toLowerCase(Locale.ROOT);
        return jdbc.sql("""
                        select distinct relation.target from catalog.entity entity
                        join catalog.relation relation on relation.ref = entity.ref and relation.type = 'memberOf'
                        where (entity.ref = :ref
                               or entity.kind = 'user' and entity.keys @> array[cast(:key as text)])
                          and entity.orphaned_at is null
                          and not exists (select from catalog.entity said
                                          where said.ref = relation.declared_by and said.orphaned_at is not null)""")
                .param("ref", ref)
                .param("key", key)
                .query(String.class)
                .set();
    }
}
