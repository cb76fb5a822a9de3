package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Owners that are not there: never were, left, or have only an orphan; and owners whom CODEOWNERS contradicts. */
@Component
class OwnerFindings implements CatalogFinding {

    private final JdbcTemplate jdbc;

    OwnerFindings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Says nothing while the catalog holds no groups (or people) at all: then nobody keeps them here. */
    @Override
    public void find(Told told) {
        jdbc.query("""
                select e.source, e.path, e.line, e.ref, e.owner, o.ref is not null,
                  exists (select from catalog.history h where h.ref = e.owner and h.what = 'REMOVED'),
                  (select n.ref from catalog.alias a join catalog.entity n on n.uid = a.uid
                   where a.ref = e.owner and n.ref <> e.owner)
                from catalog.entity e left join catalog.entity o on o.ref = e.owner
                where e.owner is not null and e.orphaned_at is null and (o.ref is null or o.orphaned_at is not null)
                  and split_part(e.owner, ':', 1) in (select distinct kind from catalog.entity)
                order by e.source, e.path, e.line""", row -> {
            String state = row.getBoolean(6)
                    ? "whose descriptor is gone"
                    : row.getBoolean(7) ? "which is no longer in the catalog" : "which is not in the catalog";
            String now = row.getString(8);
            told.of(
                    new SourceId(row.getString(1)),
                    new Problem(
                            row.getString(2),
                            row.getInt(3),
                            1,
                            "%s is owned by %s, %s.".formatted(row.getString(4), row.getString(5), state),
                            now == null
                                    ? "Name an owner that is there, or add a descriptor for this one."
                                    : "It is called " + now + " now; write that."));
        });
    }

    /** Who owns what by CODEOWNERS, where that is a group of the catalog and not the one that the descriptor names. */
    List<Problem> disagreements(SourceId id, CodeOwners owners) {
        Map<String, String> groups = groups();
        List<Problem> problems = new ArrayList<>();
        jdbc.query(
                "select path, line, ref, owner from catalog.entity where source = ? and owner is not null"
                        + " and orphaned_at is null order by path, line",
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

    /** Groups and people of the catalog, by the names that CODEOWNERS may give them. */
    private Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        jdbc.query(
                "select ref, metadata->'annotations'->>'github.com/team-slug' from catalog.entity"
                        + " where kind in ('group', 'user') and orphaned_at is null",
                row -> {
                    groups.put(row.getString(1), row.getString(1));
                    String slug = row.getString(2);
                    if (slug != null) {
                        groups.put(
                                "group:default/"
                                        + slug.substring(slug.lastIndexOf('/') + 1)
                                                .toLowerCase(Locale.ROOT),
                                row.getString(1));
                    }
                });
        return groups;
    }
}
