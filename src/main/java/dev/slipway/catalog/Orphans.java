package dev.slipway.catalog;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entities whose descriptor is gone: how long they stay, and who keeps or removes them sooner. */
@Component
@Requires(Permission.CATALOG_READ)
public class Orphans {

    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    private final OrphanStore store;
    private final OrphanRemoval removal;
    private final Announcements announcements;
    private final People people;

    Orphans(OrphanStore store, OrphanRemoval removal, Announcements announcements, People people) {
        this.store = store;
        this.removal = removal;
        this.announcements = announcements;
        this.people = people;
    }

    /** When it goes; empty if it is no orphan, if somebody keeps it, or if the settings keep them all. */
    public Optional<Instant> removedAt(Entity entity) {
        Entity.Orphan orphan = entity.orphan();
        Duration after = removal.policy().after();
        return orphan == null || orphan.keptBy() != null || after == null
                ? Optional.empty()
                : Optional.of(orphan.since().plus(after));
    }

    /** Takes it away now, with its history kept. Refuses what has a descriptor: that would only bring it back. */
    @Requires(Permission.SOURCE_MANAGE)
    public void remove(EntityRef ref) {
        if (removal.remove(List.of(ref.toString()), who()) == 0) {
            throw refused(ref);
        }
        log.info("Audit: {} removed the orphan {}", who(), ref);
    }

    /** Lets it stay, whatever the settings say, until somebody lets it go or its descriptor is back. */
    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public void keep(EntityRef ref) {
        change(ref, true);
    }

    /** Takes {@link #keep} back. */
    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public void letGo(EntityRef ref) {
        change(ref, false);
    }

    private void change(EntityRef ref, boolean keep) {
        if (!store.keep(ref, keep ? who() : null)) {
            throw refused(ref);
        }
        announcements.changed(List.of(ref.toString()));
        log.info("Audit: {} {} the orphan {}", who(), keep ? "keeps" : "no longer keeps", ref);
    }

    private static Refusal refused(EntityRef ref) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                ref + " is no orphan: its descriptor is there. Remove the descriptor, or its source.");
    }

    private String who() {
        return people.current().map(Person::name).orElse("somebody");
    }
}
