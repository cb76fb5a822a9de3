package dev.slipway.readiness.ui;

import dev.slipway.ui.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads to the heat map. */
@Component
final class ScorecardsEntry implements NavEntry {

    @Override
    public Group group() {
        return Group.WHAT_IT_IS_WORTH;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String label() {
        return "Scorecards";
    }

    @Override
    public String path() {
        return "scorecards";
    }

    @Override
    public String icon() {
        return "score";
    }

    @Override
    public @Nullable String figure() {
        return null;
    }
}
