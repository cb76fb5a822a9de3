package dev.slipway.catalog;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Branches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who owns what nobody owns: claimed by a person for a group of theirs, until the descriptor says so. */
@Component
@Requires(Permission.CATALOG_READ)
public class Ownership {

    private static final Logger log = LoggerFactory.getLogger(Ownership.class);
    private static final Set<String> OWNED = Set.of("component", "api", "resource", "system", "domain");
    private static final Duration PATIENCE = Duration.ofDays(30);
    private static final int LONGEST_REASON = 1000;

    private final ClaimStore store;
    private final Catalog catalog;
    private final People people;
    private final SearchLog search;
    private final Clock clock;

    Ownership(ClaimStore store, Catalog catalog, People people, SearchLog search, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.people = people;
        this.search = search;
        this.clock = clock;
    }

    /** Whether it should have an owner and has none, or one that is not there. */
    public boolean ownerless(Entity entity) {
        return entity.orphan() == null
                && OWNED.contains(entity.ref().kind())
                && (entity.owner() == null
                        || catalog.find(entity.owner())
                                .filter(owner -> owner.orphan() == null)
                                .isEmpty());
    }

    public Optional<OwnershipClaim> claimOf(EntityRef ref) {
        return store.open(ref);
    }

    /** Groups of whoever is signed in. */
    public List<EntityRef> mine() {
        return person().groups().stream()
                .map(EntityRef::of)
                .filter(ref -> ref.kind().equals("group"))
                .sorted()
                .toList();
    }

    @Requires(Permission.SOURCE_PROPOSE)
    @Transactional
    public OwnershipClaim claim(EntityRef ref, EntityRef group) {
        Entity entity = catalog.find(ref)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "The catalog has no " + ref + "."));
        if (!ownerless(entity)) {
            throw new Refusal(Refusal.Kind.CONFLICT, ref + " has an owner: " + entity.owner() + ". Ask there.");
        }
        if (!mine().contains(group)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "You can claim for a group of yours only; " + group + " is none.");
        }
        Instant now = clock.instant();
        OwnershipClaim claim = store.add(ref, group, person().name(), now, now.plus(PATIENCE))
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.CONFLICT, ref + " has just been claimed by somebody else."));
        log.info("Audit: {} claimed {} for {}", claim.person(), ref, group);
        tell(claim);
        return claim;
    }

    /** Remembers where the change of the descriptor waits for review. */
    @Requires(Permission.SOURCE_PROPOSE)
    @Transactional
    public void written(EntityRef ref, Branches.Written written) {
        store.open(ref).ifPresent(claim -> {
            store.written(claim.id(), written.branch(), written.review());
            tell(claim);
        });
    }

    /** By whoever made it. */
    @Requires(Permission.SOURCE_PROPOSE)
    @Transactional
    public void withdraw(long id) {
        OwnershipClaim claim = known(id);
        if (!claim.person().equals(person().name())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "Only " + claim.person() + " can withdraw this claim.");
        }
        end(claim, OwnershipClaim.State.WITHDRAWN, "Withdrawn.");
    }

    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public void decline(long id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(Refusal.Kind.INVALID, "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        end(known(id), OwnershipClaim.State.DECLINED, reason.strip());
    }

    /** Open ones first, then the latest that ended. */
    @Requires(Permission.SOURCE_MANAGE)
    public Page<OwnershipClaim> claims(int offset, int limit) {
        return store.list(offset, limit);
    }

    public long waiting() {
        return store.countOpen();
    }

    private void end(OwnershipClaim claim, OwnershipClaim.State state, String reason) {
        if (!store.end(claim.id(), state, person().name(), reason, clock.instant())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "This claim has ended already.");
        }
        log.info("Audit: {} ended the claim of {} to {}: {}", person().name(), claim.person(), claim.entity(), state);
        tell(claim);
    }

    private void tell(OwnershipClaim claim) {
        search.changed(List.of(CatalogSearch.PREFIX + ":" + claim.entity()));
    }

    private OwnershipClaim known(long id) {
        return store.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no such claim."));
    }

    private Person person() {
        return people.current().orElse(Person.NOBODY);
    }
}
