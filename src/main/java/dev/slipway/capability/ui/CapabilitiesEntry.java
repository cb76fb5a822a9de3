package dev.slipway.capability.ui;

import dev.slipway.ui.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads to the map. */
@Component
final class CapabilitiesEntry implements NavEntry {

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
        return "Capabilities";
    }

    @Override
    public String path() {
        return "capabilities";
    }

    @Override
    public String icon() {
        return "bolt";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
