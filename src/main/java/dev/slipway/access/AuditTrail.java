package dev.slipway.access;

import dev.slipway.Page;
import dev.slipway.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came in, and who did or tried what, in one place: lines are added, read by administrators, and one day removed. */
@Component
public class AuditTrail {

    /** So many refusals a minute are written down; whoever knocks more often fills no disk. */
    private static final int REFUSALS_A_MINUTE = 120;

    private static final int MOST_IN_FILE = 50_000;
    private static final int LONGEST = 300;
    private static final String WHERE = """
            where (cast(:kind as text) is null or kind = :kind)
              and (cast(:since as timestamptz) is null or at >= :since)
              and (cast(:text as text) is null or strpos(lower(who || ' ' || door || ' ' || coalesce(detail, '')), lower(:text)) > 0)""";

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private Instant minute = Instant.MIN;
    private int refusals;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    @Requires(Permission.ACCESS_ADMINISTER)
    public Page<AuditEntry> list(AuditFilter filter, int offset, int limit) {
        Page.check(offset, limit);
        return new Page<>(
                jdbc.sql("select * from access.audit_trail " + WHERE
                                + " order by at desc, id desc offset :offset limit :limit")
                        .params(params(filter))
                        .param("offset", offset)
                        .param("limit", limit)
                        .query((row, n) -> entry(row))
                        .list(),
                jdbc.sql("select count(*) from access.audit_trail " + WHERE)
                        .params(params(filter))
                        .query(Long.class)
                        .single());
    }

    /** The newest fifty thousand of them. */
    @Requires(Permission.ACCESS_ADMINISTER)
    public byte[] csv(AuditFilter filter) {
        Sheet csv = new Sheet();
        csv.line("at", "who", "outcome", "door", "detail", "address");
        jdbc.sql("select * from access.audit_trail " + WHERE + " order by at desc, id desc limit :limit")
                .params(params(filter))
                .param("limit", MOST_IN_FILE)
                .query((row, n) -> entry(row))
                .list()
                .forEach(one ->
                        csv.line(one.at(), one.who(), one.kind().word(), one.door(), one.detail(), one.address()));
        return csv.bytes();
    }

    /** What cannot be written down is told to the log; what was done stays done. */
    void add(String who, AuditEntry.Kind kind, String door, @Nullable String detail, @Nullable String address) {
        Instant now = clock.instant();
        boolean refusal = kind == AuditEntry.Kind.REFUSED || kind == AuditEntry.Kind.SIGN_IN_FAILED;
        if (refusal && tooMany(now)) {
            return;
        }
        try {
            jdbc.sql("""
                            insert into access.audit_trail (at, who, kind, door, detail, address)
                            values (:at, :who, :kind, :door, :detail, :address)""")
                    .param("at", at(now))
                    .param("who", plain(who))
                    .param("kind", kind.name())
                    .param("door", plain(door))
                    .param("detail", detail == null ? null : plain(detail))
                    .param("address", address == null ? null : plain(address))
                    .update();
        } catch (DataAccessException e) {
            log.error("The audit trail lacks that {} {} {}", who, kind.word(), door, e);
        }
    }

    private synchronized boolean tooMany(Instant now) {
        if (!now.isBefore(minute.plusSeconds(60)) || now.isBefore(minute)) {
            minute = now;
            refusals = 0;
        }
        if (++refusals == REFUSALS_A_MINUTE) {
            log.warn("{} refusals within a minute; further ones of this minute are not kept", refusals);
        }
        return refusals > REFUSALS_A_MINUTE;
    }

    private static String plain(String text) {
        String plain = text.replace('\0', '?');
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }

    private static Map<String, @Nullable Object> params(AuditFilter filter) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put(
                "text",
                filter.text() == null || filter.text().isBlank()
                        ? null
                        : filter.text().strip());
        params.put("kind", filter.kind() == null ? null : filter.kind().name());
        params.put("since", filter.since() == null ? null : at(filter.since()));
        return params;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                AuditEntry.Kind.valueOf(row.getString("kind")),
                row.getString("door"),
                row.getString("detail"),
                row.getString("address"));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
