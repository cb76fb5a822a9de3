package dev.slipway.readiness.ui;

import dev.slipway.ui.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads to the campaigns. */
@Component
final class CampaignsEntry implements NavEntry {

    @Override
    public Group group() {
        return Group.WHAT_IT_IS_WORTH;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String label() {
        return "Campaigns";
    }

    @Override
    public String path() {
        return "campaigns";
    }

    @Override
    public String icon() {
        return "okr";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
