package dev.slipway.ui;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way home. */
@Component
final class HomeNav implements NavEntry {

    @Override
    public Group group() {
        return Group.TOP;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String label() {
        return "Home";
    }

    @Override
    public String path() {
        return "";
    }

    @Override
    public String icon() {
        return "home";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
