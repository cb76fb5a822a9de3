package dev.slipway.capability;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sums up the map. The store counts what is alike; what was summed up is kept until something changes, or for a while. */
@Component
class OrganisationMaps {

    private static final long KEPT = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 200;
    private static final TypeReference<Map<String, List<String>>> TOOLS = new TypeReference<>() {};

    private final MapStandards standards;
    private final CoverageRepository coverage;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    OrganisationMaps(MapStandards standards, CoverageRepository coverage) {
        this.standards = standards;
        this.coverage = coverage;
    }

    private record Key(long revision, MapFilter filter) {}

    private record Kept(OrganisationMap map, long since) {}

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CoverageChanged changed) {
        kept.clear();
    }

    OrganisationMap of(MapFilter filter) {
        CapabilityStandard standard = standards.current();
        Key key = new Key(standard.revision(), filter);
        Kept known = kept.get(key);
        long now = System.nanoTime();
        if (known != null && now - known.since() < KEPT) {
            return known.map();
        }
        OrganisationMap map = sumUp(
                standard,
                coverage.byStates(standard.revision(), filter),
                coverage.byTools(standard.revision(), filter),
                coverage.waiting());
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept(map, now));
        return map;
    }

    static OrganisationMap sumUp(
            CapabilityStandard standard, Map<String, Long> byStates, Map<String, Long> byTools, long waiting) {
        long services = byStates.values().stream().mapToLong(Long::longValue).sum();
        List<Reach> reaches = new ArrayList<>();
        for (int i = 0; i < standard.capabilities().size(); i++) {
            int place = i;
            Map<Coverage, Long> counts = new EnumMap<>(Coverage.class);
            byStates.forEach(
                    (letters, count) -> counts.merge(Coverage.ofLetter(letters.charAt(place)), count, Long::sum));
            reaches.add(new Reach(standard.capabilities().get(i), counts));
        }
        return new OrganisationMap(
                services, waiting, standard.groups(), reaches, NextStep.rank(reaches), tools(standard, byTools));
    }

    private static List<ToolReach> tools(CapabilityStandard standard, Map<String, Long> byTools) {
        Map<String, Map<String, Long>> used = new TreeMap<>();
        Map<String, Long> using = new TreeMap<>();
        Map<String, Long> without = new TreeMap<>();
        byTools.forEach((text, count) -> JsonMapper.shared()
                .readValue(text, TOOLS)
                .forEach((kind, tools) -> {
                    (tools.isEmpty() ? without : using).merge(kind, count, Long::sum);
                    tools.forEach(tool ->
                            used.computeIfAbsent(kind, k -> new TreeMap<>()).merge(tool, count, Long::sum));
                }));
        return standard.tools().stream()
                .map(kind -> ToolReach.of(
                        kind,
                        used.getOrDefault(kind.id(), Map.of()),
                        using.getOrDefault(kind.id(), 0L),
                        without.getOrDefault(kind.id(), 0L)))
                .toList();
    }
}
