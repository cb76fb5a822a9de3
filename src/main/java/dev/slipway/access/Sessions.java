package dev.slipway.access;

import dev.slipway.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For how long somebody stays signed in: until the longest session is over, or until all sessions of theirs are ended.
 * Tokens are no sessions, and go on.
 */
@Component
public class Sessions {

    /** What another node ended counts here after this time at the latest. */
    static final Duration LOOKED = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;
    private final Duration longest;
    private volatile @Nullable Ends ends;

    Sessions(
            JdbcClient jdbc,
            People people,
            Clock clock,
            @Value("${slipway.access.longest-session:24h}") Duration longest) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
        this.longest = longest;
    }

    private record Ends(Map<String, Instant> byPerson, Instant at) {}

    /** Ends every session of whoever asks, this one too: at once on this node, within five seconds on the others. */
    @Requires(Permission.TOKEN_OWN)
    public void endMine() {
        people.current().ifPresent(person -> end(person.name(), person.name()));
    }

    /** Ends every session of a person who left, or whose device is lost. Their tokens are revoked by themselves. */
    @Requires(Permission.ACCESS_ADMINISTER)
    public void endAllOf(String person) {
        if (person.isBlank() || person.length() > LONGEST_NAME) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "Name the person by the sign-in name, of at most " + LONGEST_NAME + " characters.");
        }
        end(person, people.current().map(Person::name).orElse("nobody"));
    }

    /** The newest first, the last of each person; at most a hundred. */
    @Requires(Permission.ACCESS_ADMINISTER)
    public List<SignOut> ended() {
        return jdbc.sql("select person, at, ended_by from access.sign_out order by at desc, person limit 100")
                .query((row, n) ->
                        new SignOut(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3)))
                .list();
    }

    private void end(String person, String by) {
        jdbc.sql("""
                        insert into access.sign_out (person, at, ended_by) values (:person, :at, :by)
                        on conflict (person) do update set at = excluded.at, ended_by = excluded.ended_by""")
                .param("person", person)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        ends = null;
        log.info("All sessions of {} were ended by {}", person, by);
    }

    /** Whether a session that this person began then is over. */
    boolean over(String person, Instant began) {
        Instant now = clock.instant();
        if (!now.isBefore(began.plus(longest))) {
            return true;
        }
        Ends known = ends;
        if (known == null || !now.isBefore(known.at.plus(LOOKED))) {
            known = new Ends(load(now), now);
            ends = known;
        }
        Instant end = known.byPerson.get(person);
        return end != null && began.isBefore(end);
    }

    /** Who ended theirs before the longest session has none left that it could concern. */
    private Map<String, Instant> load(Instant now) {
        return jdbc
                .sql("select person, at from access.sign_out where at > :since")
                .param("since", Timestamp.from(now.minus(longest)))
                .query((row, n) ->
                        Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
