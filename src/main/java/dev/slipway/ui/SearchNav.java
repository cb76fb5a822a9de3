package dev.slipway.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to the search page. */
@Component
final class SearchNav implements NavEntry {

    @Override
    public Group group() {
        return Group.TOP;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String label() {
        return "Search";
    }

    @Override
    public String path() {
        return "search";
    }

    @Override
    public String icon() {
        return "search";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
