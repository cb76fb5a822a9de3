package dev.slipway.readiness.ui;

import dev.slipway.ui.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads to the waivers. */
@Component
final class WaiversEntry implements NavEntry {

    @Override
    public Group group() {
        return Group.WHAT_IT_IS_WORTH;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String label() {
        return "Waivers";
    }

    @Override
    public String path() {
        return "waivers";
    }

    @Override
    public String icon() {
        return "wait";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
