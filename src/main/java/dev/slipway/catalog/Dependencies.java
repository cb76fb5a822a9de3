package dev.slipway.catalog;

import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.DependencyMap.Edge;
import dev.slipway.catalog.DependencyMap.Node;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Who stands on what. An entity stands on what it depends on, on the APIs that it consumes, and an API stands on the
 * component that provides it; so who consumes an API suffers when its provider fails. One statement a step.
 */
@Component
@Requires(Permission.CATALOG_READ)
public class Dependencies {

    /** Which way to look from an entity. */
    public enum Direction {
        BOTH,
        /** What it stands on. */
        USES,
        /** What stands on it. */
        USERS
    }

    /**
     * Somebody who suffers when an entity fails.
     *
     * @param distance steps from the entity, from 1
     * @param through who brings it there: what it stands on itself, one step nearer
     */
    public record Affected(Node node, int distance, EntityRef through) {}

    /**
     * @param affected nearest first
     * @param cut whether there were more than are told
     */
    public record Impact(List<Affected> affected, boolean cut) {}

    /** A relation to something that the catalog does not have, and where it is declared. */
    public record Dangling(EntityRef ref, String type, EntityRef target, SourceId source, String path, int line) {}

    public static final int DEEPEST = 6;

    private static final int MOST_DRAWN = 300;
    private static final int MOST_AFFECTED = 5_000;

    /** The relations by which an entity names what it stands on. */
    private static final Set<String> USES = Set.of("dependsOn", "consumesApi", "apiProvidedBy");

    /** The relations by which it names what stands on it, with the other half of the pair. */
    private static final Map<String, String> USERS =
            Map.of("dependencyOf", "dependsOn", "apiConsumedBy", "consumesApi", "providesApi", "apiProvidedBy");

    private final JdbcTemplate jdbc;
    private final Catalog catalog;
    private final PerRevision kept;

    Dependencies(JdbcTemplate jdbc, Catalog catalog, PerRevision kept) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.kept = kept;
    }

    /** @param depth steps, from 1 to {@link #DEEPEST} */
    public DependencyMap around(EntityRef about, int depth, Direction direction) {
        Map<EntityRef, Integer> distances = new LinkedHashMap<>(Map.of(about, 0));
        Set<Edge> edges = new LinkedHashSet<>();
        boolean cut = false;
        if (direction != Direction.USERS) {
            cut |= walk(about, depth, 1, distances, edges);
        }
        if (direction != Direction.USES) {
            cut |= walk(about, depth, -1, distances, edges);
        }
        return new DependencyMap(
                about,
                nodes(distances),
                edges.stream()
                        .filter(edge -> distances.containsKey(edge.from()) && distances.containsKey(edge.to()))
                        .toList(),
                cut);
    }

    private boolean walk(EntityRef about, int depth, int way, Map<EntityRef, Integer> distances, Set<Edge> edges) {
        Set<EntityRef> frontier = Set.of(about);
        boolean cut = false;
        for (int step = 1; step <= depth && !frontier.isEmpty(); step++) {
            Set<EntityRef> reached = new LinkedHashSet<>();
            for (Edge edge : way > 0 ? uses(frontier) : users(frontier)) {
                EntityRef end = way > 0 ? edge.to() : edge.from();
                if (!distances.containsKey(end)) {
                    if (distances.size() >= MOST_DRAWN) {
                        cut = true;
                        continue;
                    }
                    distances.put(end, way * step);
                    reached.add(end);
                }
                edges.add(edge);
            }
            frontier = reached;
        }
        return cut;
    }

    /** Everyone who suffers when the entity fails, however far. */
    public Impact impact(EntityRef ref) {
        Map<EntityRef, Integer> distances = new LinkedHashMap<>();
        Map<EntityRef, EntityRef> through = new HashMap<>();
        Set<EntityRef> frontier = Set.of(ref);
        boolean cut = false;
        for (int step = 1; !frontier.isEmpty(); step++) {
            Set<EntityRef> reached = new LinkedHashSet<>();
            for (Edge edge : users(frontier)) {
                if (edge.from().equals(ref) || distances.containsKey(edge.from())) {
                    continue;
                }
                if (distances.size() >= MOST_AFFECTED) {
                    cut = true;
                    continue;
                }
                distances.put(edge.from(), step);
                through.put(edge.from(), edge.to());
                reached.add(edge.from());
            }
            frontier = reached;
        }
        List<Affected> affected = nodes(distances).stream()
                .map(node -> new Affected(node, node.distance(), through.getOrDefault(node.ref(), ref)))
                .toList();
        return new Impact(affected, cut);
    }

    /**
     * Everyone who stands on itself in the end, cycle by cycle. Who reads another's events does not wait for them, so
     * APIs of the type {@code asyncapi} close no cycle.
     */
    public List<List<EntityRef>> cycles() {
        return kept.get(List.of("cycles"), kept.revision(), () -> {
            List<Edge> edges = new ArrayList<>();
            jdbc.query(
                    """
                    select r.ref, r.type, r.target from catalog.relation r
                    where r.type = any(?) and not exists (
                      select from catalog.entity e where e.ref = r.target and lower(e.type) = 'asyncapi')""",
                    row -> {
                        edges.add(new Edge(
                                EntityRef.of(row.getString(1)), EntityRef.of(row.getString(3)), row.getString(2)));
                    },
                    (Object) USES.toArray(String[]::new));
            return Cycles.of(edges);
        });
    }

    /** Relations whose other end is missing, in order of who declares them. */
    public Page<Dangling> dangling(int offset, int limit) {
        String from = " from catalog.bond r join catalog.entity e on e.ref = r.ref"
                + " where not exists (select from catalog.entity t where t.ref = r.target)";
        List<Dangling> page = jdbc.query(
                "select r.ref, r.type, r.target, e.source, e.path, e.line" + from
                        + " order by r.ref, r.type, r.target limit ? offset ?",
                (row, i) -> new Dangling(
                        EntityRef.of(row.getString(1)),
                        row.getString(2),
                        EntityRef.of(row.getString(3)),
                        new SourceId(row.getString(4)),
                        row.getString(5),
                        row.getInt(6)),
                limit,
                offset);
        long total = kept.get(List.of("dangling"), kept.revision(), () -> {
            Long count = jdbc.queryForObject("select count(*)" + from, Long.class);
            return count == null ? 0L : count;
        });
        return new Page<>(page, total);
    }

    private List<Edge> uses(Collection<EntityRef> refs) {
        return jdbc.query(
                "select ref, type, target from catalog.relation where ref = any(?) and type = any(?) order by target, ref",
                (row, i) -> new Edge(EntityRef.of(row.getString(1)), EntityRef.of(row.getString(3)), row.getString(2)),
                names(refs),
                USES.toArray(String[]::new));
    }

    private List<Edge> users(Collection<EntityRef> refs) {
        return jdbc.query(
                "select ref, type, target from catalog.relation where ref = any(?) and type = any(?) order by target, ref",
                (row, i) -> new Edge(
                        EntityRef.of(row.getString(3)),
                        EntityRef.of(row.getString(1)),
                        USERS.getOrDefault(row.getString(2), row.getString(2))),
                names(refs),
                USERS.keySet().toArray(String[]::new));
    }

    private List<Node> nodes(Map<EntityRef, Integer> distances) {
        Map<EntityRef, Entity> known =
                catalog.find(distances.keySet()).stream().collect(Collectors.toMap(Entity::ref, Function.identity()));
        List<Node> nodes = new ArrayList<>(distances.size());
        distances.forEach((ref, distance) -> {
            Entity entity = known.get(ref);
            nodes.add(
                    entity == null
                            ? new Node(ref, ref.name(), null, null, distance, false)
                            : new Node(ref, entity.title(), entity.type(), entity.owner(), distance, true));
        });
        return nodes;
    }

    private static String[] names(Collection<EntityRef> refs) {
        return refs.stream().map(EntityRef::toString).toArray(String[]::new);
    }
}
