package dev.slipway.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the sources in line with the settings: adds what is named, and lets go of what was named once. */
@Component
class ConfiguredSources {

    private static final Logger log = LoggerFactory.getLogger(ConfiguredSources.class);
    private static final Location BUILT_IN = new Location(Source.Kind.BUILT_IN, "catalog/standards", null);

    private final SourceSettings settings;
    private final SourceStore store;
    private final TransactionTemplate transactions;

    ConfiguredSources(SourceSettings settings, SourceStore store, TransactionTemplate transactions) {
        this.settings = settings;
        this.store = store;
        this.transactions = transactions;
    }

    void align() {
        transactions.executeWithoutResult(transaction -> {
            store.exclusively();
            List<SourceStore.Kept> before = store.all();
            Map<SourceId, Named> plan = plan(
                    wanted(),
                    before.stream()
                            .filter(kept -> kept.configured())
                            .map(SourceStore.Kept::source)
                            .toList(),
                    before.stream()
                            .filter(kept -> !kept.configured())
                            .map(kept -> kept.source().id())
                            .toList());
            Set<SourceId> known = new HashSet<>();
            for (SourceStore.Kept kept : before) {
                SourceId id = kept.source().id();
                known.add(id);
                if (kept.configured() && !plan.containsKey(id)) {
                    log.info("Source {} is no longer named in the settings and is removed", id);
                    store.leave(id);
                }
            }
            plan.forEach((id, named) -> {
                if (known.contains(id)) {
                    store.confirm(id, named.name(), named.location());
                } else {
                    store.add(id, named.name(), named.location(), true);
                }
            });
        });
    }

    /**
     * A source as the settings name it.
     *
     * @param slug the id that it would like to have
     */
    record Named(String slug, String name, Location location) {

        static Named of(String name, Location location) {
            boolean folder = location.kind() == Source.Kind.FOLDER;
            return new Named(Location.slug(folder ? location.name() : name), name, location);
        }
    }

    private List<Named> wanted() {
        List<Named> wanted = new ArrayList<>();
        wanted.add(new Named(SourceId.STANDARDS.value(), "Standards", BUILT_IN));
        for (String folder : settings.folders()) {
            Location location = Location.folder(folder);
            wanted.add(Named.of(location.name(), location));
        }
        for (SourceSettings.Remote remote : settings.git()) {
            Location location = Location.git(remote.url(), remote.branch());
            wanted.add(Named.of(
                    remote.name() == null || remote.name().isBlank() ? location.name() : remote.name(), location));
        }
        if (settings.folders().isEmpty()
                && settings.git().isEmpty()
                && settings.organisations().isEmpty()
                && !settings.demo().isBlank()) {
            Location demo = Location.folder(settings.demo());
            if (Files.isDirectory(Path.of(demo.value()))) {
                wanted.add(new Named("demo", "Demo organisation", demo));
            } else {
                log.warn("There is no demo organisation at {}", demo.value());
            }
        }
        return wanted;
    }

    /**
     * Gives each wanted source its id: the one it has; or that of one of its name which moved; or a new one.
     *
     * @param taken ids that are not the settings' to give away
     */
    static Map<SourceId, Named> plan(List<Named> wanted, List<Source> configured, List<SourceId> taken) {
        Map<SourceId, Named> plan = new LinkedHashMap<>();
        List<Named> open = new ArrayList<>();
        for (Named named : wanted) {
            Optional<Source> same = configured.stream()
                    .filter(source -> !plan.containsKey(source.id()))
                    .filter(source ->
                            new Location(source.kind(), source.location(), source.branch()).equals(named.location()))
                    .findFirst();
            if (same.isPresent()) {
                plan.put(same.get().id(), named);
            } else {
                open.add(named);
            }
        }
        for (Named named : open) {
            SourceId wish = new SourceId(named.slug());
            boolean moved = !plan.containsKey(wish)
                    && configured.stream()
                            .anyMatch(source -> source.id().equals(wish)
                                    && source.kind() == named.location().kind());
            Set<SourceId> used = new HashSet<>(taken);
            used.addAll(plan.keySet());
            configured.forEach(source -> used.add(source.id()));
            plan.put(moved ? wish : unique(named.slug(), used), named);
        }
        return plan;
    }

    static SourceId unique(String slug, Set<SourceId> used) {
        SourceId id = new SourceId(slug);
        for (int n = 2; used.contains(id); n++) {
            id = new SourceId(slug + "-" + n);
        }
        return id;
    }
}
