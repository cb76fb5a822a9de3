package dev.slipway.capability;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code capability.past}: where each team stood with each capability, day by day. */
@Component
class CycleStore {

    private final JdbcTemplate jdbc;

    CycleStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What one team has of one capability. */
    record Key(String owner, String capability) {}

    /** By capability, at the end of the day; one of which nothing was known then is left out. */
    Map<String, Map<Coverage, Long>> at(String owner, LocalDate day) {
        Map<String, Map<Coverage, Long>> past = new HashMap<>();
        jdbc.query(
                "select distinct on (capability) * from capability.past where owner = ? and day <= ?"
                        + " order by capability, day desc",
                row -> {
                    past.put(row.getString("capability"), counts(row));
                },
                owner,
                Date.valueOf(day));
        return past;
    }

    /** The first day of which something is known. */
    Optional<LocalDate> first(String owner) {
        return Optional.ofNullable(
                jdbc.queryForObject("select min(day) from capability.past where owner = ?", LocalDate.class, owner));
    }

    /** Whether every service was looked at by this revision of the standard. */
    boolean through(long revision) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select count(*) > 0 and bool_and(revision = ?) from capability.coverage", Boolean.class, revision));
    }

    /** Of every team as it stands. */
    Map<Key, Map<Coverage, Long>> now(CapabilityStandard standard) {
        Map<Key, Map<Coverage, Long>> now = new HashMap<>();
        jdbc.query(
                "select owner, states, count(*) from capability.coverage where revision = ? and owner is not null"
                        + " group by owner, states",
                row -> {
                    String owner = row.getString(1);
                    String states = row.getString(2);
                    long services = row.getLong(3);
                    for (int i = 0; i < standard.capabilities().size(); i++) {
                        now.computeIfAbsent(
                                        new Key(
                                                owner,
                                                standard.capabilities().get(i).id()),
                                        key -> new EnumMap<>(Coverage.class))
                                .merge(Coverage.ofLetter(states.charAt(i)), services, Long::sum);
                    }
                },
                standard.revision());
        return now;
    }

    /** Keeps for the day what differs from what was kept last. */
    int keep(LocalDate day, Map<Key, Map<Coverage, Long>> now) {
        Map<Key, Map<Coverage, Long>> last = new HashMap<>();
        jdbc.query(
                "select distinct on (owner, capability) * from capability.past where day <= ?"
                        + " order by owner, capability, day desc",
                row -> {
                    last.put(new Key(row.getString("owner"), row.getString("capability")), counts(row));
                },
                Date.valueOf(day));
        List<Object[]> changed = new ArrayList<>();
        now.forEach((key, counts) -> {
            if (!full(counts).equals(last.get(key))) {
                changed.add(row(key, day, counts));
            }
        });
        last.forEach((key, counts) -> {
            if (!now.containsKey(key) && counts.values().stream().anyMatch(count -> count > 0)) {
                changed.add(row(key, day, Map.of())); // its services are gone, or the capability is
            }
        });
        jdbc.batchUpdate("""
                insert into capability.past (owner, capability, day, covered, partial, missing, unknown, not_needed)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (owner, capability, day) do update set covered = excluded.covered,
                  partial = excluded.partial, missing = excluded.missing, unknown = excluded.unknown,
                  not_needed = excluded.not_needed""", changed);
        return changed.size();
    }

    private static Object[] row(Key key, LocalDate day, Map<Coverage, Long> counts) {
        return new Object[] {
            key.owner(),
            key.capability(),
            Date.valueOf(day),
            counts.getOrDefault(Coverage.COVERED, 0L),
            counts.getOrDefault(Coverage.PARTIAL, 0L),
            counts.getOrDefault(Coverage.MISSING, 0L),
            counts.getOrDefault(Coverage.UNKNOWN, 0L),
            counts.getOrDefault(Coverage.NOT_NEEDED, 0L)
        };
    }

    private static Map<Coverage, Long> full(Map<Coverage, Long> counts) {
        Map<Coverage, Long> full = new EnumMap<>(Coverage.class);
        for (Coverage each : Coverage.values()) {
            full.put(each, counts.getOrDefault(each, 0L));
        }
        return full;
    }

    private static Map<Coverage, Long> counts(ResultSet row) throws SQLException {
        Map<Coverage, Long> counts = new EnumMap<>(Coverage.class);
        counts.put(Coverage.COVERED, row.getLong("covered"));
        counts.put(Coverage.PARTIAL, row.getLong("partial"));
        counts.put(Coverage.MISSING, row.getLong("missing"));
        counts.put(Coverage.UNKNOWN, row.getLong("unknown"));
        counts.put(Coverage.NOT_NEEDED, row.getLong("not_needed"));
        return counts;
    }
}
