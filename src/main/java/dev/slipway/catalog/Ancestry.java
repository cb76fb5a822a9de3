package dev.slipway.catalog;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Source;
import dev.slipway.source.Sources;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where entities come from: the Locations that name their descriptor, and at last the source itself. */
@Component
@Requires(Permission.CATALOG_READ)
public class Ancestry {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final EntityDocuments documents;
    private final Catalog catalog;
    private final Locations locations;
    private final Sources sources;
    private final JdbcTemplate jdbc;

    Ancestry(EntityDocuments documents, Catalog catalog, Locations locations, Sources sources, JdbcTemplate jdbc) {
        this.documents = documents;
        this.catalog = catalog;
        this.locations = locations;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    private record Named(EntityRef ref, String path, List<LocationTarget> targets) {}

    /** As Backstage answers it: the entity first, then its parents, theirs, and so on. */
    public String of(EntityRef asked) {
        Optional<Entity> found =
                catalog.find(asked).or(() -> catalog.renamed(asked).flatMap(catalog::find));
        return found.map(this::of)
                .or(() -> locations.named(asked).map(Ancestry::of))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "No such entity " + asked));
    }

    private static String of(Locations.Place top) {
        StringBuilder items = new StringBuilder();
        append(items, top.entity(), Set.of());
        return answer(top.entityRef(), items);
    }

    private String of(Entity entity) {
        EntityRef ref = entity.ref();
        Optional<Source> source = sources.find(entity.source());
        List<Named> named = source.map(this::locationsOf).orElse(List.of());
        Optional<Locations.Place> root = source.flatMap(locations::of);
        StringBuilder items = new StringBuilder();
        Deque<Named> open = new ArrayDeque<>(List.of(new Named(ref, entity.path(), List.of())));
        Set<EntityRef> seen = new LinkedHashSet<>(Set.of(ref));
        while (!open.isEmpty()) {
            Named each = open.removeFirst();
            List<Named> parents = named.stream()
                    .filter(parent -> !parent.ref().equals(each.ref())
                            && parent.targets().stream().anyMatch(target -> target.covers(each.path())))
                    .toList();
            Set<String> refs = new TreeSet<>();
            parents.forEach(parent -> refs.add(parent.ref().toString()));
            if (refs.isEmpty()) {
                root.ifPresent(place -> refs.add(place.entityRef()));
            }
            append(items, documents.find(each.ref()).orElse("{}"), refs);
            parents.stream().filter(parent -> seen.add(parent.ref())).forEach(open::addLast);
        }
        root.ifPresent(place -> append(items, place.entity(), Set.of()));
        return answer(ref.toString(), items);
    }

    private static String answer(String root, CharSequence items) {
        return "{\"rootEntityRef\":" + JsonMapper.shared().writeValueAsString(root) + ",\"items\":[" + items + "]}";
    }

    private List<Named> locationsOf(Source source) {
        List<Named> named = new ArrayList<>();
        jdbc.query(
                "select ref, path, head || '}' from catalog.entity where source = ? and kind = 'location' order by ref",
                row -> {
                    Map<String, Object> document = JsonMapper.shared().readValue(row.getString(3), MAP);
                    String path = row.getString(2);
                    named.add(new Named(
                            EntityRef.of(row.getString(1)),
                            path,
                            LocationTarget.of(source, path, Descriptor.map(document.get("spec")))));
                },
                source.id().value());
        return named;
    }

    private static void append(StringBuilder items, String entity, Set<String> parents) {
        items.append(items.isEmpty() ? "" : ",")
                .append("{\"entity\":")
                .append(entity)
                .append(",\"parentEntityRefs\":")
                .append(JsonMapper.shared().writeValueAsString(parents))
                .append('}');
    }
}
