package dev.slipway.catalog.ui;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Facet;
import dev.slipway.ui.FilterBar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the catalog list can be narrowed by, as it stands in the address and in the bar. */
record CatalogFilters(Catalog catalog) {

    static final List<String> PARAMETERS =
            List.of("q", "kind", "type", "lifecycle", "owner", "system", "tier", "tag", "orphan");

    private static final Map<String, String> ORPHANS = new TreeMap<>(Map.of("true", "only", "false", "none"));

    /** @param now what is set at the moment, so that each choice offers what the others leave */
    FilterBar choices(FilterBar bar, Supplier<EntityFilter> now) {
        return bar.text("q", "Filter by name or description")
                .choice("kind", "Kind", () -> values(Facet.KIND, now.get()))
                .choice("type", "Type", () -> values(Facet.TYPE, now.get()))
                .choice("lifecycle", "Lifecycle", () -> values(Facet.LIFECYCLE, now.get()))
                .namedChoice("owner", "Owner", () -> named(Facet.OWNER, "group", now.get()))
                .namedChoice("system", "System", () -> named(Facet.SYSTEM, "system", now.get()))
                .choice(
                        "tier",
                        "Tier",
                        () -> values(Facet.TIER, now.get()).stream().sorted().toList())
                .choice("tag", "Tag", () -> values(Facet.TAG, now.get()))
                .namedChoice("orphan", "Orphans", () -> ORPHANS);
    }

    /** What the address says; whatever it says wrongly narrows nothing. */
    static EntityFilter of(Map<String, String> values) {
        return new EntityFilter(
                lower(values.get("kind")),
                values.get("type"),
                values.get("lifecycle"),
                ref(values.get("owner"), "group"),
                ref(values.get("system"), "system"),
                Optional.ofNullable(values.get("tier"))
                        .filter(tier -> tier.matches("[0-9]{1,4}"))
                        .map(Integer::valueOf)
                        .orElse(null),
                values.get("tag"),
                values.get("q"),
                Optional.ofNullable(values.get("orphan"))
                        .filter(orphan -> orphan.matches("true|false"))
                        .map(Boolean::valueOf)
                        .orElse(null));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable EntityRef ref(@Nullable String text, String kind) {
        return text == null
                ? null
                : EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE).orElse(null);
    }

    private List<String> values(Facet facet, EntityFilter filter) {
        return catalog.facet(facet, only(facet, filter)).stream()
                .map(Facet.Count::value)
                .toList();
    }

    private Map<String, String> named(Facet facet, String kind, EntityFilter filter) {
        List<EntityRef> refs = values(facet, filter).stream().map(EntityRef::of).toList();
        Map<EntityRef, String> titles = catalog.titles(refs);
        Map<String, String> named = new LinkedHashMap<>();
        refs.forEach(ref -> named.put(Words.brief(ref, kind), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    /** The filters without the one that is being chosen. */
    private static EntityFilter only(Facet facet, EntityFilter filter) {
        return new EntityFilter(
                facet == Facet.KIND ? null : filter.kind(),
                facet == Facet.TYPE || facet == Facet.KIND ? null : filter.type(),
                facet == Facet.LIFECYCLE ? null : filter.lifecycle(),
                facet == Facet.OWNER ? null : filter.owner(),
                facet == Facet.SYSTEM ? null : filter.system(),
                facet == Facet.TIER ? null : filter.tier(),
                facet == Facet.TAG ? null : filter.tag(),
                filter.text(),
                filter.orphan());
    }
}
