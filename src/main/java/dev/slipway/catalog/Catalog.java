package dev.slipway.catalog;

import dev.slipway.Page;
import dev.slipway.source.SourceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What exists and who owns it: the front door to entities and their relations. */
@Component
public class Catalog {

    Catalog() {}

    public Optional<Entity> find(EntityRef ref) {
        throw new UnsupportedOperationException("catalog room");
    }

    /** Those of them that exist. */
    public List<Entity> find(Collection<EntityRef> refs) {
        throw new UnsupportedOperationException("catalog room");
    }

    /** Ordered by name. */
    public Page<Entity> list(EntityFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException("catalog room");
    }

    /** Every entity that passes, in no order, streamed from the store. */
    public void each(EntityFilter filter, Consumer<Entity> each) {
        throw new UnsupportedOperationException("catalog room");
    }

    /** Both directions, ordered by type and target. */
    public List<Relation> relations(EntityRef ref) {
        throw new UnsupportedOperationException("catalog room");
    }

    /**
     * The entities of a source that claim files of their own, by root folder (see {@link Entity#root}); a file belongs
     * to the longest root that it lies under.
     */
    public Map<String, Entity> roots(SourceId source) {
        throw new UnsupportedOperationException("catalog room");
    }
}
