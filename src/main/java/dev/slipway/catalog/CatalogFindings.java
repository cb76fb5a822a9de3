package dev.slipway.catalog;

import dev.slipway.schedule.RecurringTask;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What only shows when all descriptors are seen together: owners that are not there, and names that two sources claim. Told
 * to whoever keeps the file. Costs one statement while nothing changes.
 */
@Component
class CatalogFindings implements RecurringTask {

    static final String READER = "catalog findings";

    private final JdbcTemplate jdbc;
    private final Sources sources;
    private String seen = "";

    CatalogFindings(JdbcTemplate jdbc, Sources sources) {
        this.jdbc = jdbc;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "catalog-findings";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public synchronized void run() {
        String state = String.valueOf(jdbc.queryForObject("""
                select n || ' ' || (select count(*) || ' ' || coalesce(sum(hashtext(source || ' ' || path || ' ' || ref)), 0)
                  from catalog.waiting) from catalog.revision""", String.class));
        if (state.equals(seen)) {
            return;
        }
        Map<String, List<Problem>> bySource = new TreeMap<>();
        owners(bySource);
        conflicts(bySource);
        for (Source source : sources.list()) {
            sources.reportAll(
                    source.id(), READER, bySource.getOrDefault(source.id().value(), List.of()));
        }
        seen = state;
    }

    /** Says nothing while the catalog holds no groups at all: then nobody keeps them here. */
    private void owners(Map<String, List<Problem>> bySource) {
        jdbc.query("""
                select e.source, e.path, e.line, e.ref, e.owner,
                  (select max(h.at) from catalog.history h where h.ref = e.owner and h.what = 'REMOVED'),
                  (select n.ref from catalog.alias a join catalog.entity n on n.uid = a.uid where a.ref = e.owner)
                from catalog.entity e
                where e.owner is not null and not exists (select from catalog.entity o where o.ref = e.owner)
                  and exists (select from catalog.entity g where g.kind = split_part(e.owner, ':', 1))
                order by e.source, e.path, e.line""", row -> {
            boolean left = row.getTimestamp(6) != null;
            String now = row.getString(7);
            bySource.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                    .add(new Problem(
                            row.getString(2),
                            row.getInt(3),
                            1,
                            "%s is owned by %s, which is %s in the catalog."
                                    .formatted(row.getString(4), row.getString(5), left ? "no longer" : "not"),
                            now == null
                                    ? "Name an owner that is there, or add a descriptor for this one."
                                    : "It is called " + now + " now; write that."));
        });
    }

    private void conflicts(Map<String, List<Problem>> bySource) {
        jdbc.query("""
                select e.source, e.path, e.line, w.ref, w.source, w.path
                from catalog.waiting w join catalog.entity e on e.ref = w.ref
                where (w.source, w.path) <> (e.source, e.path) order by e.source, e.path, w.source, w.path""", row -> {
            bySource.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                    .add(new Problem(
                            row.getString(2),
                            row.getInt(3),
                            1,
                            "%s is also declared in %s of the source %s, which waits."
                                    .formatted(row.getString(4), row.getString(6), row.getString(5)),
                            "Agree with its owner: one of the two takes another name or namespace, or is removed;"
                                    + " if this one goes, the other comes in with the same identity."));
        });
    }

    /** Who owns what by CODEOWNERS, where that is a group of the catalog and not the one that the descriptor names. */
    List<Problem> disagreements(SourceId id, CodeOwners owners) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> groups = new TreeMap<>();
        jdbc.query(
                "select ref, metadata->'annotations'->>'github.com/team-slug' from catalog.entity where kind in ('group', 'user')",
                row -> {
                    groups.put(row.getString(1), row.getString(1));
                    String slug = row.getString(2);
                    if (slug != null) {
                        groups.put(
                                "group:default/"
                                        + slug.substring(slug.lastIndexOf('/') + 1)
                                                .toLowerCase(java.util.Locale.ROOT),
                                row.getString(1));
                    }
                });
        jdbc.query(
                "select path, line, ref, owner from catalog.entity where source = ? and owner is not null order by path, line",
                row -> {
                    String path = row.getString(1);
                    int line = row.getInt(2);
                    String ref = row.getString(3);
                    String owner = row.getString(4);
                    owners.of(path).ifPresent(claim -> {
                        List<String> named = claim.owners().stream()
                                .filter(groups::containsKey)
                                .map(groups::get)
                                .toList();
                        if (!named.isEmpty() && !named.contains(owner)) {
                            problems.add(new Problem(
                                    path,
                                    line,
                                    1,
                                    "%s is owned by %s, but %s, line %d, says %s."
                                            .formatted(
                                                    ref, owner, claim.file(), claim.line(), String.join(", ", named)),
                                    "Agree on one owner and write it in both."));
                        }
                    });
                },
                id.value());
        return problems;
    }
}
