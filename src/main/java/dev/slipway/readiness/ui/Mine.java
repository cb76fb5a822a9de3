package dev.slipway.readiness.ui;

import dev.slipway.access.People;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Relation;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which groups the person who is signed in belongs to. */
@Component
final class Mine {

    private final People people;
    private final Catalog catalog;

    Mine(People people, Catalog catalog) {
        this.people = people;
        this.catalog = catalog;
    }

    /** The person and the groups; empty if the catalog does not know the person. */
    Set<EntityRef> owners() {
        Set<EntityRef> owners = new LinkedHashSet<>();
        people.current().ifPresent(person -> {
            if (person.name().matches("[A-Za-z0-9._-]{1,63}")) {
                EntityRef user = new EntityRef("user", EntityRef.DEFAULT_NAMESPACE, person.name());
                catalog.relations(user).stream()
                        .filter(relation -> relation.type().equals("memberOf"))
                        .map(Relation::target)
                        .forEach(owners::add);
                if (!owners.isEmpty()) {
                    owners.add(user);
                }
            }
        });
        return owners;
    }
}
