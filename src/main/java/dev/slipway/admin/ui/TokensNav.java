package dev.slipway.admin.ui;

import dev.slipway.ui.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to the tokens. */
@Component
final class TokensNav implements NavEntry {

    @Override
    public Group group() {
        return Group.PORTAL;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String label() {
        return "API tokens";
    }

    @Override
    public String path() {
        return "admin/tokens";
    }

    @Override
    public String icon() {
        return "admin";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
