package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is known, from where, and until when: the front door for whoever states facts and whoever judges by them. */
@Component
public class Facts {

    Facts() {}

    /**
     * Replaces everything that this source stated about each entity. Refuses keys that no fact type declares and values
     * of another type. In the caller's transaction if there is one.
     */
    public void replace(String source, Map<EntityRef, List<Statement>> statements) {
        throw new UnsupportedOperationException("facts room");
    }

    /** Adds or renews one fact of this source. */
    public void state(String source, EntityRef entity, Statement statement) {
        throw new UnsupportedOperationException("facts room");
    }

    /**
     * For each entity its facts by key. Where several sources state the same key, the one that counts: fresh before
     * stale, then higher confidence, then the later observation.
     */
    public Map<EntityRef, Map<String, Fact>> of(Collection<EntityRef> entities, Instant moment) {
        throw new UnsupportedOperationException("facts room");
    }

    /** Declared types by key. */
    public Map<String, FactType> types() {
        throw new UnsupportedOperationException("facts room");
    }

    /** How many facts are fresh at the moment, for the frame's foot. */
    public long fresh(Instant moment) {
        throw new UnsupportedOperationException("facts room");
    }

    /** Entities of which a fact went stale after the one moment and not after the other. */
    public List<EntityRef> wentStale(Instant after, Instant until) {
        throw new UnsupportedOperationException("facts room");
    }
}
