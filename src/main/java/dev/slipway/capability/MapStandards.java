package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.FactType;
import dev.slipway.facts.FactTypesChanged;
import dev.slipway.facts.Facts;
import dev.slipway.schedule.Schedule;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The standard that is mapped by. Declarations and fact types arrive in any order: whenever one changes, everything is put
 * together anew, and what does not hold together keeps its last good state and says what is wrong.
 */
@Component
class MapStandards {

    static final String READER = "capability";

    private static final Logger log = LoggerFactory.getLogger(MapStandards.class);
    private static final long LOOK_AGAIN = 1_000_000_000; // ns; how long another node's change may go unnoticed

    private final MapStore store;
    private final Facts facts;
    private final Sources sources;
    private final SearchLog searchLog;
    private final Schedule schedule;
    private volatile CapabilityStandard current = CapabilityStandard.NONE;
    private volatile long lookedAt = System.nanoTime() - LOOK_AGAIN;

    MapStandards(MapStore store, Facts facts, Sources sources, SearchLog searchLog, Schedule schedule) {
        this.store = store;
        this.facts = facts;
        this.sources = sources;
        this.searchLog = searchLog;
        this.schedule = schedule;
    }

    CapabilityStandard current() {
        if (System.nanoTime() - lookedAt >= LOOK_AGAIN) {
            refresh();
        }
        return current;
    }

    /** Whatever was committed a moment ago included. */
    CapabilityStandard latest() {
        refresh();
        return current;
    }

    private synchronized void refresh() {
        long revision = store.state().revision();
        if (revision != current.revision()) {
            List<Capability.Group> groups = store.standard(MapRules.GROUPS, Groups.class).stream()
                    .flatMap(each -> each.groups().stream())
                    .toList();
            current = CapabilityStandard.of(
                    revision,
                    groups,
                    store.standard(MapRules.CAPABILITY, Capability.class),
                    store.standard(MapRules.TOOLS, ToolKind.class));
        }
        lookedAt = System.nanoTime();
    }

    /** As it is stored. */
    record Groups(List<Capability.Group> groups) {}

    @ApplicationModuleListener
    void on(MapDeclared event) {
        putTogether();
    }

    @ApplicationModuleListener
    void on(FactTypesChanged event) {
        putTogether();
    }

    private void putTogether() {
        store.lock();
        Map<String, FactType> types = facts.types();
        List<Declaration> declared = store.declared.all();
        Map<Declaration, List<Problem>> problems = new LinkedHashMap<>();
        Map<String, Map<String, Object>> wanted = new HashMap<>();
        for (Declaration each : declared) {
            List<Problem> found = problems.computeIfAbsent(each, d -> new ArrayList<>());
            Object content = content(each, types, found);
            if (found.isEmpty()) {
                wanted.computeIfAbsent(each.kind(), kind -> new LinkedHashMap<>())
                        .put(each.name(), content);
            }
        }
        problems.forEach((each, found) -> inAGroup(each, found, wanted));
        boolean changed = false;
        Map<String, Object> before = new HashMap<>();
        store.standard(MapRules.GROUPS, Groups.class).forEach(each -> before.put(MapRules.GROUPS, each));
        store.standard(MapRules.CAPABILITY, Capability.class)
                .forEach(each -> before.put(MapRules.CAPABILITY + each.id(), each));
        store.standard(MapRules.TOOLS, ToolKind.class).forEach(each -> before.put(MapRules.TOOLS + each.id(), each));
        for (String kind : List.of(MapRules.GROUPS, MapRules.CAPABILITY, MapRules.TOOLS)) {
            for (Map.Entry<String, Object> each :
                    wanted.getOrDefault(kind, Map.of()).entrySet()) {
                String key = kind.equals(MapRules.GROUPS) ? kind : kind + each.getKey();
                if (!each.getValue().equals(before.get(key))) {
                    store.put(kind, each.getKey(), each.getValue());
                    changed = true;
                }
            }
            changed |= store.removeAllBut(
                            kind,
                            declared.stream()
                                    .filter(each -> each.kind().equals(kind))
                                    .map(Declaration::name)
                                    .toList())
                    > 0;
        }
        report(problems);
        if (changed) {
            store.changed();
            Set<String> capabilities = new TreeSet<>();
            declared.stream()
                    .filter(each -> each.kind().equals(MapRules.CAPABILITY))
                    .forEach(each -> capabilities.add(each.name()));
            before.keySet().stream()
                    .filter(key -> key.startsWith(MapRules.CAPABILITY))
                    .forEach(key -> capabilities.add(key.substring(MapRules.CAPABILITY.length())));
            searchLog.changed(capabilities.stream()
                    .map(name -> CapabilitySearch.PREFIX + ":" + name)
                    .toList());
            log.info(
                    "The capability map has {} capabilities and {} kinds of tools",
                    wanted.getOrDefault(MapRules.CAPABILITY, Map.of()).size(),
                    wanted.getOrDefault(MapRules.TOOLS, Map.of()).size());
            schedule.soon(MapServices.NAME);
        }
    }

    private static Object content(Declaration each, Map<String, FactType> types, List<Problem> problems) {
        return switch (each.kind()) {
            case MapRules.GROUPS -> new Groups(MapRules.groups(each, problems));
            case MapRules.TOOLS -> MapRules.toolKind(each, types, problems);
            default -> MapRules.capability(each, types, problems);
        };
    }

    /** What names a group that nobody declared would be shown nowhere. */
    private static void inAGroup(Declaration each, List<Problem> found, Map<String, Map<String, Object>> wanted) {
        Map<String, Object> capabilities = wanted.getOrDefault(MapRules.CAPABILITY, Map.of());
        if (each.kind().equals(MapRules.CAPABILITY)
                && capabilities.get(each.name()) instanceof Capability capability
                && wanted.getOrDefault(MapRules.GROUPS, Map.of()).values().stream()
                        .flatMap(groups -> ((Groups) groups).groups().stream())
                        .noneMatch(group -> group.id().equals(capability.group()))) {
            found.add(each.problem(
                    "spec.group",
                    "there is no group " + capability.group(),
                    "Use a group that the CapabilityMap lists, or add it there."));
            capabilities.remove(each.name());
        }
    }

    private void report(Map<Declaration, List<Problem>> problems) {
        record File(SourceId source, String path) {}
        Map<File, List<Problem>> byFile = problems.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry ->
                                new File(entry.getKey().source(), entry.getKey().path()),
                        LinkedHashMap::new,
                        Collectors.flatMapping(entry -> entry.getValue().stream(), Collectors.toList())));
        byFile.forEach((file, found) -> sources.report(file.source(), READER, file.path(), found));
    }
}
