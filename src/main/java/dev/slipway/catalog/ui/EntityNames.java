package dev.slipway.catalog.ui;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.ui.Names;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells pages that know only refs what entities are called. */
@Component
final class EntityNames implements Names {

    private final Catalog catalog;

    EntityNames(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Map<String, String> names(Collection<String> refs) {
        return catalog
                .titles(refs.stream()
                        .map(ref -> EntityRef.parse(ref, "", EntityRef.DEFAULT_NAMESPACE))
                        .flatMap(Optional::stream)
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }
}
