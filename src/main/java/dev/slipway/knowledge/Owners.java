package dev.slipway.knowledge;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Rooted;
import dev.slipway.knowledge.BelongingStore.Link;
import dev.slipway.search.SearchLog;
import dev.slipway.source.FileTree;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceSynced;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells whom a document belongs to, and tells it anew when entities come, move or go, so that it does not matter which of
 * the two comes first.
 */
@Component
class Owners {

    private final Catalog catalog;
    private final BelongingStore store;
    private final SearchLog log;
    private final FindingStore findings;
    private final OwnerCheck unowned;
    private final Sources sources;

    Owners(
            Catalog catalog,
            BelongingStore store,
            SearchLog log,
            FindingStore findings,
            OwnerCheck unowned,
            Sources sources) {
        this.catalog = catalog;
        this.store = store;
        this.log = log;
        this.findings = findings;
        this.unowned = unowned;
        this.sources = sources;
    }

    /** The entity that a document belongs to, with what lists and searches need of it; all null for none. */
    record Owner(
            @Nullable String entity,
            @Nullable String owner,
            @Nullable String system) {
        static final Owner NONE = new Owner(null, null, null);

        static Owner of(Entity entity) {
            return new Owner(entity.ref().toString(), text(entity.owner()), text(entity.system()));
        }

        private static @Nullable String text(@Nullable EntityRef ref) {
            return ref == null ? null : ref.toString();
        }
    }

    /** Which files of one source belong to which entity. */
    record Claims(Map<String, Entity> byPath) {

        Owner owner(String path) {
            Entity entity = byPath.get(path);
            return entity == null ? Owner.NONE : Owner.of(entity);
        }

        /** Whether the claiming entity's {@code backstage.io/adr-location} holds the path. */
        boolean decisions(String path) {
            Entity entity = byPath.get(path);
            String location = entity == null ? null : entity.annotations().get("backstage.io/adr-location");
            if (entity == null || location == null || Addresses.absolute(location)) {
                return false;
            }
            String folder = Addresses.resolve(entity.path(), location);
            return folder != null && path.startsWith(folder.isEmpty() ? "" : folder + "/");
        }
    }

    /** Of an entity that a document names itself; it may still be on the way. */
    Owner owner(EntityRef stated) {
        return catalog.find(stated)
                .or(() -> catalog.renamed(stated).flatMap(catalog::find))
                .map(Owner::of)
                .orElse(new Owner(stated.toString(), null, null));
    }

    Claims claims(SourceId source, Collection<String> paths) {
        return new Claims(catalog.claiming(source, paths));
    }

    /** What came in while its entity was still on the way. */
    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (!synced.changedPaths().isEmpty()) {
            store.lockLinks(synced.source());
            relink(synced.source(), store.links(synced.source(), synced.changedPaths()));
        }
    }

    @ApplicationModuleListener
    void on(EntitiesChanged changed) {
        Set<String> refs = new HashSet<>();
        changed.refs().forEach(ref -> refs.add(ref.toString()));
        Map<SourceId, Set<String>> folders = new HashMap<>();
        for (Rooted entity : catalog.rooted(changed.refs())) {
            if (entity.root() != null) {
                folders.computeIfAbsent(entity.source(), source -> new HashSet<>())
                        .add(entity.root());
            }
        }
        store.sourcesOf(refs).forEach(source -> folders.computeIfAbsent(source, same -> new HashSet<>()));
        folders.keySet().stream().sorted(Comparator.comparing(SourceId::value)).forEach(source -> {
            store.lockLinks(source);
            relink(source, store.linksUnder(source, folders.getOrDefault(source, Set.of()), refs));
        });
    }

    private void relink(SourceId source, List<Link> now) {
        if (now.isEmpty()) {
            return;
        }
        Claims claims = claims(source, now.stream().map(Link::path).toList());
        List<Link> different = new ArrayList<>();
        List<Link> owners = new ArrayList<>();
        for (Link link : now) {
            Owner owner = link.stated() == null
                    ? claims.owner(link.path())
                    : owner(EntityRef.of(link.stated())); // few: decision trees alone state one
            Link then = new Link(source, link.path(), owner.entity(), owner.owner(), owner.system(), link.stated());
            if (!Objects.equals(link, then)) {
                different.add(then);
                if ((link.owner() == null) != (then.owner() == null)) {
                    owners.add(then);
                }
            }
        }
        if (!different.isEmpty()) {
            store.relink(different);
            findings.ownersChanged(owners, saidToBeOwned(source, owners), unowned.missing());
            log.changed(different.stream().map(Link::searchId).toList());
        }
    }

    /** The paths of those that nobody owns any more, but that name an owner themselves. */
    private Set<String> saidToBeOwned(SourceId source, List<Link> links) {
        List<Link> unowned = links.stream().filter(link -> link.owner() == null).toList();
        FileTree files = unowned.isEmpty() ? null : sources.files(source).orElse(null);
        Set<String> owned = new HashSet<>();
        if (files != null) {
            for (Link link : unowned) {
                files.read(link.path())
                        .map(bytes -> Markup.read(link.path(), Decoded.of(bytes).text()))
                        .filter(OwnerCheck::owned)
                        .ifPresent(front -> owned.add(link.path()));
            }
        }
        return owned;
    }
}
