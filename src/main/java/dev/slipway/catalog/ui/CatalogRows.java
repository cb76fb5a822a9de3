package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages of the catalog list: each asks the store twice and each column once, however many rows there are. */
record CatalogRows(Catalog catalog, List<CatalogColumn> columns) {

    private static final int EXPORTED_AT_ONCE = 500;

    /**
     * An entity with what its row shows.
     *
     * @param owner null if it has none, or one that is not in the catalog
     */
    record Row(Entity entity, @Nullable Entity owner, Map<CatalogColumn, Component> cells) {

        /** So that a refreshed row is known to be the same. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && row.entity.uid().equals(entity.uid());
        }

        @Override
        public int hashCode() {
            return entity.uid().hashCode();
        }
    }

    List<Row> page(EntityFilter filter, int offset, int limit) {
        List<Entity> entities = catalog.list(filter, offset, limit).items();
        Map<EntityRef, Entity> owners = owners(entities);
        List<EntityRef> refs = entities.stream().map(Entity::ref).toList();
        Map<CatalogColumn, Map<EntityRef, Component>> filled = new HashMap<>();
        columns.forEach(column -> filled.put(column, refs.isEmpty() ? Map.of() : column.cells(refs)));
        List<Row> rows = new ArrayList<>();
        for (Entity entity : entities) {
            Map<CatalogColumn, Component> cells = new HashMap<>();
            filled.forEach((column, all) -> {
                Component cell = all.get(entity.ref());
                if (cell != null) {
                    cells.put(column, cell);
                }
            });
            rows.add(new Row(entity, entity.owner() == null ? null : owners.get(entity.owner()), cells));
        }
        return rows;
    }

    private Map<EntityRef, Entity> owners(Collection<Entity> entities) {
        List<EntityRef> refs = entities.stream()
                .map(Entity::owner)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return refs.isEmpty()
                ? Map.of()
                : catalog.find(refs).stream().collect(Collectors.toMap(Entity::ref, owner -> owner));
    }

    byte[] csv(EntityFilter filter) {
        List<String> heads = new ArrayList<>(
                List.of("ref", "kind", "name", "title", "type", "lifecycle", "tier", "owner", "system", "description"));
        columns.forEach(column -> heads.add(column.header()));
        Sheet csv = new Sheet();
        csv.line(heads);
        Page<Entity> page = catalog.list(filter, 0, EXPORTED_AT_ONCE);
        for (int offset = 0; !page.items().isEmpty(); offset += EXPORTED_AT_ONCE) {
            print(csv, page.items());
            page = catalog.list(filter, offset + EXPORTED_AT_ONCE, EXPORTED_AT_ONCE);
        }
        return csv.bytes();
    }

    private void print(Sheet csv, List<Entity> entities) {
        List<EntityRef> refs = entities.stream().map(Entity::ref).toList();
        List<Map<EntityRef, String>> values =
                columns.stream().map(column -> column.values(refs)).toList();
        for (Entity entity : entities) {
            List<@Nullable Object> record = new ArrayList<>();
            record.add(entity.ref());
            record.add(entity.kind());
            record.add(entity.name());
            record.add(entity.title());
            record.add(entity.type());
            record.add(entity.lifecycle());
            record.add(entity.tier());
            record.add(entity.owner());
            record.add(entity.system());
            record.add(entity.description());
            values.forEach(column -> record.add(column.get(entity.ref())));
            csv.line(record);
        }
    }
}
