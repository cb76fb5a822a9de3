package dev.slipway.access;

import dev.slipway.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tokens and service accounts as PostgreSQL keeps them. */
@Component
class TokenStore {

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ApiToken token, byte[] hash) {
        jdbc.sql("""
                        insert into access.token
                          (id, hash, name, person, service_account, role, read_only, entity, made_by, made_at, ends_at)
                        values (:id, :hash, :name, :person, :account, :role, :readOnly, :entity, :by, :at, :end)""")
                .param("id", token.id())
                .param("hash", hash)
                .param("name", token.name())
                .param(
                        "person",
                        token.owner().serviceAccount() ? null : token.owner().name())
                .param("account", token.owner().serviceAccount() ? token.owner().name() : null)
                .param("role", token.role().name())
                .param("readOnly", token.scope().readOnly())
                .param("entity", token.scope().entity())
                .param("by", token.madeBy())
                .param("at", at(token.madeAt()))
                .param("end", at(token.endsAt()))
                .update();
    }

    Optional<ApiToken> byHash(byte[] hash) {
        return jdbc.sql("select * from access.token where hash = :hash")
                .param("hash", hash)
                .query((result, n) -> token(result))
                .optional();
    }

    Optional<ApiToken> byId(UUID id) {
        return jdbc.sql("select * from access.token where id = :id")
                .param("id", id)
                .query((result, n) -> token(result))
                .optional();
    }

    /** Working ones first, then the youngest first; of everybody if the person is null. */
    Page<ApiToken> page(@Nullable String person, Instant now, int offset, int limit) {
        List<ApiToken> items = jdbc.sql("""
                        select * from access.token where cast(:person as text) is null or person = :person
                        order by revoked_at is null and ends_at > :now desc, made_at desc, id
                        offset :offset limit :limit""")
                .param("person", person)
                .param("now", at(now))
                .param("offset", offset)
                .param("limit", limit)
                .query((result, n) -> token(result))
                .list();
        long total = jdbc.sql(
                        "select count(*) from access.token where cast(:person as text) is null or person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
        return new Page<>(items, total);
    }

    long working(ApiToken.Owner owner, Instant now) {
        return jdbc.sql("select count(*) from access.token where "
                        + (owner.serviceAccount() ? "service_account" : "person")
                        + " = :owner and revoked_at is null and ends_at > :now")
                .param("owner", owner.name())
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    void revoke(UUID id, String by, Instant now) {
        jdbc.sql("update access.token set revoked_at = :now, revoked_by = :by where id = :id and revoked_at is null")
                .param("id", id)
                .param("by", by)
                .param("now", at(now))
                .update();
    }

    /** Several nodes may have seen it used; once in a while is enough. */
    void used(UUID id, Instant now, Duration pace) {
        jdbc.sql("""
                        update access.token set last_used_at = :now
                        where id = :id and (last_used_at is null or last_used_at <= :before)""")
                .param("id", id)
                .param("now", at(now))
                .param("before", at(now.minus(pace)))
                .update();
    }

    List<ServiceAccount> accounts() {
        return jdbc.sql("select * from access.service_account order by name")
                .query((result, n) -> account(result))
                .list();
    }

    boolean hasAccount(String name) {
        return jdbc.sql("select exists (select 1 from access.service_account where name = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** @return false if there is one of this name */
    boolean add(ServiceAccount account) {
        return jdbc.sql("""
                        insert into access.service_account (name, purpose, made_by, made_at)
                        values (:name, :purpose, :by, :at) on conflict do nothing""")
                        .param("name", account.name())
                        .param("purpose", account.purpose())
                        .param("by", account.madeBy())
                        .param("at", at(account.madeAt()))
                        .update()
                == 1;
    }

    /** Its tokens go with it. @return false if there is none */
    boolean removeAccount(String name) {
        return jdbc.sql("delete from access.service_account where name = :name")
                        .param("name", name)
                        .update()
                == 1;
    }

    private static ServiceAccount account(ResultSet result) throws SQLException {
        return new ServiceAccount(
                result.getString("name"),
                result.getString("purpose"),
                result.getString("made_by"),
                instant(result, "made_at"));
    }

    private static ApiToken token(ResultSet result) throws SQLException {
        String person = result.getString("person");
        return new ApiToken(
                result.getObject("id", UUID.class),
                result.getString("name"),
                person == null
                        ? new ApiToken.Owner(result.getString("service_account"), true)
                        : new ApiToken.Owner(person, false),
                Role.valueOf(result.getString("role")),
                new Scope(result.getBoolean("read_only"), result.getString("entity")),
                result.getString("made_by"),
                instant(result, "made_at"),
                instant(result, "ends_at"),
                maybe(result, "last_used_at"),
                maybe(result, "revoked_at"),
                result.getString("revoked_by"));
    }

    private static Instant instant(ResultSet result, String column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet result, String column) throws SQLException {
        OffsetDateTime moment = result.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
