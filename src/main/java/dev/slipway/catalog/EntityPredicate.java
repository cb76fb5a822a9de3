package dev.slipway.catalog;

import java.util.List;

/** What an entity must be like: Backstage's predicates, as they were understood. Keys are paths into the entity. */
public sealed interface EntityPredicate {

    record All(List<EntityPredicate> of) implements EntityPredicate {
        public All {
            of = List.copyOf(of);
        }
    }

    record Any(List<EntityPredicate> of) implements EntityPredicate {
        public Any {
            of = List.copyOf(of);
        }
    }

    record Not(EntityPredicate of) implements EntityPredicate {}

    record Has(String key) implements EntityPredicate {}

    /** One of the values, in any case; of a list, one of its items. */
    record OneOf(String key, List<String> values) implements EntityPredicate {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    record BeginsWith(String key, String prefix) implements EntityPredicate {}
}
