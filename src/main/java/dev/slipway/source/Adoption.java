package dev.slipway.source;

import dev.slipway.source.host.Listed;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sources of repositories that are wanted, and of organisations what the settings say of them. */
@Component
class Adoption {

    private static final Logger log = LoggerFactory.getLogger(Adoption.class);

    private final OrganisationStore store;
    private final ListedStore listed;
    private final SourceStore sources;
    private final FoundSources found;
    private final TransactionTemplate transactions;

    Adoption(
            OrganisationStore store,
            ListedStore listed,
            SourceStore sources,
            FoundSources found,
            TransactionTemplate transactions) {
        this.store = store;
        this.listed = listed;
        this.sources = sources;
        this.found = found;
        this.transactions = transactions;
    }

    /** The host names the addresses; what is no address to fetch from by http or https is none. */
    static List<Listed> usable(List<Listed> listed) {
        Map<String, Listed> usable = new LinkedHashMap<>();
        for (Listed one : listed) {
            if (!one.id().isEmpty() && one.address().matches("(?i)https?://[^@\\s?#]{3,900}")) {
                usable.put(one.id(), one);
            }
        }
        return List.copyOf(usable.values());
    }

    /** Makes sources of what is wanted, and lets go of what is not any more. */
    void adopt(KnownOrganisations.Known organisation, List<ListedStore.KeptRepository> repositories) {
        sources.exclusively();
        Set<SourceId> used = found.ids();
        Set<String> taken = found.taken(
                repositories.stream().map(ListedStore.KeptRepository::address).toList());
        Map<String, SourceId> made = new LinkedHashMap<>();
        for (ListedStore.KeptRepository repository : repositories) {
            SourceId id = repository.source();
            if (repository.wanted()
                    && id == null
                    && taken.add(repository.address().toLowerCase(Locale.ROOT))) {
                SourceId fresh =
                        ConfiguredSources.unique(Location.slug(organisation.name() + "-" + repository.name()), used);
                used.add(fresh);
                found.add(
                        fresh, organisation.name() + "/" + repository.name(), repository.address(), organisation.id());
                made.put(repository.id(), fresh);
            } else if (repository.wanted() && id != null) {
                found.moved(id, organisation.name() + "/" + repository.name(), repository.address());
            } else if (!repository.wanted() && id != null) {
                sources.leave(id);
            }
        }
        listed.link(organisation.id(), made);
        if (!made.isEmpty()) {
            sources.tell();
        }
    }

    /** Brings what is kept in line with the settings. */
    void align(List<KnownOrganisations.Known> named) {
        Set<String> ids =
                named.stream().map(KnownOrganisations.Known::id).collect(Collectors.toCollection(HashSet::new));
        transactions.executeWithoutResult(transaction -> {
            sources.exclusively();
            for (String kept : store.ids()) {
                if (!ids.contains(kept)) {
                    log.info("Organisation {} is no longer named in the settings; its sources are removed", kept);
                    found.leaveAll(kept);
                    store.delete(kept);
                }
            }
            named.forEach(one -> store.add(
                    one.id(), one.host().id(), one.name(), one.wanted().toString()));
        });
    }
}
