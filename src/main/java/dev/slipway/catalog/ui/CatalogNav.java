package dev.slipway.catalog.ui;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.ui.NavEntry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The way to the catalog, with how many services there are. */
@Component
final class CatalogNav implements NavEntry {

    private final Catalog catalog;

    CatalogNav(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Group group() {
        return Group.WHAT_EXISTS;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String label() {
        return "Catalog";
    }

    @Override
    public String path() {
        return "catalog";
    }

    @Override
    public String icon() {
        return "catalog";
    }

    @Override
    public String figure() {
        return String.format(Locale.ROOT, "%,d", catalog.count(EntityFilter.SERVICES));
    }
}
