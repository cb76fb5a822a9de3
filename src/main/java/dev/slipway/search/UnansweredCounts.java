package dev.slipway.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what is looked for in vain, by day. What looks like an address or a secret is not kept at all. What was counted
 * in the last minute is in memory only: whoever searches does not wait for a write.
 */
@Component
class UnansweredCounts implements DisposableBean {

    private static final long WRITE_AFTER = 60_000_000_000L;

    static final int KEPT_DAYS = 90;
    private static final int MOST_WAITING = 2_000;
    private static final int LONGEST = 120;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final Map<Key, int[]> waiting = new HashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    private volatile long written = System.nanoTime();

    private record Key(LocalDate day, String words) {}

    UnansweredCounts(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    List<Unanswered.Gap> list(int days, int limit) {
        return jdbc.sql("""
                        select words, sum(searches) as searches, count(*) as days, max(day) as last,
                          (array_agg(found order by day desc))[1] as found
                        from search.unanswered where day > :from group by words
                        order by searches desc, last desc, words limit :limit""")
                .param("from", today().minusDays(days))
                .param("limit", limit)
                .query((row, n) -> new Unanswered.Gap(
                        row.getString("words"),
                        row.getLong("searches"),
                        row.getLong("days"),
                        row.getObject("last", LocalDate.class),
                        row.getLong("found")))
                .list();
    }

    void add(String typed, long found) {
        String words = words(typed);
        if (words.isEmpty()) {
            return;
        }
        synchronized (waiting) {
            Key key = new Key(today(), words);
            if (waiting.size() < MOST_WAITING || waiting.containsKey(key)) {
                int[] counted = waiting.computeIfAbsent(key, any -> new int[2]);
                counted[0]++;
                counted[1] = (int) Math.min(found, Integer.MAX_VALUE);
            }
        }
        long moment = System.nanoTime();
        if (moment - written > WRITE_AFTER) {
            written = moment;
            Thread.startVirtualThread(this::write);
        }
    }

    /** One after the other, so that what was counted last is written last. */
    void write() {
        writing.lock();
        try {
            writeDue();
        } finally {
            writing.unlock();
        }
    }

    private void writeDue() {
        List<Map.Entry<Key, int[]>> due;
        synchronized (waiting) {
            due = List.copyOf(waiting.entrySet());
            waiting.clear();
        }
        if (due.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate("""
                insert into search.unanswered (day, words, searches, found, last_at) values (?, ?, ?, ?, ?)
                on conflict (day, words) do update set searches = search.unanswered.searches + excluded.searches,
                  found = excluded.found, last_at = excluded.last_at""", new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement row, int i) throws SQLException {
                Map.Entry<Key, int[]> one = due.get(i);
                row.setObject(1, one.getKey().day());
                row.setString(2, one.getKey().words());
                row.setInt(3, one.getValue()[0]);
                row.setLong(4, one.getValue()[1]);
                row.setTimestamp(5, now);
            }

            @Override
            public int getBatchSize() {
                return due.size();
            }
        });
    }

    @Override
    public void destroy() {
        write();
    }

    int trim() {
        return jdbc.sql("delete from search.unanswered where day <= :until")
                .param("until", today().minusDays(KEPT_DAYS))
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** As few forms of the same as possible; empty for what had better not be kept. */
    static String words(String typed) {
        String words = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]+", " ");
        boolean telling = words.length() <= LONGEST
                && words.indexOf('@') < 0
                && words.codePoints().anyMatch(Character::isLetter)
                && !words.matches(".*\\b[0-9a-z+/_=-]{25,}.*");
        return telling ? words : "";
    }
}
