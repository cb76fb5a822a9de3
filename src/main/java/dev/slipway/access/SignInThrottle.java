package dev.slipway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes guessing slow at the embedded provider: by account and address, by address, and by account. An attempt counts
 * before its password is looked at, so that many at once gain nothing. Who has signed in from an address before is not
 * kept out there by what others try elsewhere. Kept in PostgreSQL, so that nodes agree.
 */
@Component
@ConditionalOnEmbeddedProvider
class SignInThrottle {

    private static final int LONGEST_NAME = 100;
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    /** After how many failures in a row one waits, twice as long each time, and how long at most. */
    private record Limit(String account, String address, int free, Duration most) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInThrottle(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Counts an attempt; how long to wait first, in which case it does not count: zero if not at all. */
    Duration attempt(String name, String address) {
        String account = plain(name);
        Instant now = clock.instant();
        return transaction.execute(status -> {
            boolean known = jdbc.sql("select exists (select 1 from access.sign_in_attempt"
                            + " where account = :account and address = :address and known)")
                    .param("account", account)
                    .param("address", address)
                    .query(Boolean.class)
                    .single();
            List<Limit> limits = List.of(
                    new Limit(account, address, 5, Duration.ofMinutes(15)),
                    new Limit("", address, 30, Duration.ofMinutes(15)),
                    new Limit(account, "", 50, Duration.ofMinutes(1)));
            for (Limit limit : limits) {
                if (known && limit.address.isEmpty()) {
                    continue;
                }
                if (!counted(limit, now)) {
                    status.setRollbackOnly();
                    return left(limit, now);
                }
            }
            return Duration.ZERO;
        });
    }

    /** The attempt was good after all. */
    void succeeded(String name, String address) {
        jdbc.sql("""
                        update access.sign_in_attempt set
                          failures = case when account <> '' and address <> '' then 0 else greatest(0, failures - 1) end,
                          known = account <> '' and address <> '',
                          wait_until = :now
                        where (account = :account and address in (:address, '')) or (account = '' and address = :address)""")
                .param("account", plain(name))
                .param("address", address)
                .param("now", at(clock.instant()))
                .update();
        jdbc.sql("delete from access.sign_in_attempt where last_at < :day and not known or last_at < :season")
                .param("day", at(clock.instant().minus(Duration.ofDays(1))))
                .param("season", at(clock.instant().minus(Duration.ofDays(90))))
                .update();
    }

    @EventListener
    void signedIn(AuthenticationSuccessEvent event) {
        if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails from
                && event.getAuthentication()
                        instanceof org.springframework.security.authentication.UsernamePasswordAuthenticationToken) {
            succeeded(event.getAuthentication().getName(), from.getRemoteAddress());
        }
    }

    private boolean counted(Limit limit, Instant now) {
        return jdbc.sql("""
                        insert into access.sign_in_attempt as kept (account, address, failures, last_at, wait_until)
                        values (:account, :address, 1, :now, :now)
                        on conflict (account, address) do update set
                          failures = case when kept.last_at < :forgotten then 1 else kept.failures + 1 end,
                          last_at = :now,
                          wait_until = case
                            when kept.last_at < :forgotten or kept.failures + 1 < :free then :now
                            else :now + least(:most, power(2, least(20, kept.failures + 1 - :free))) * interval '1 second'
                          end
                        where kept.wait_until <= :now""")
                        .param("account", limit.account)
                        .param("address", limit.address)
                        .param("now", at(now))
                        .param("forgotten", at(now.minus(FORGOTTEN)))
                        .param("free", limit.free)
                        .param("most", limit.most.toSeconds())
                        .update()
                == 1;
    }

    private Duration left(Limit limit, Instant now) {
        return jdbc.sql("select wait_until from access.sign_in_attempt where account = :account and address = :address")
                .param("account", limit.account)
                .param("address", limit.address)
                .query(OffsetDateTime.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()).plusSeconds(1))
                .orElse(Duration.ofSeconds(1));
    }

    private static String plain(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace("\0", "");
        return plain.isEmpty() ? "?" : plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
