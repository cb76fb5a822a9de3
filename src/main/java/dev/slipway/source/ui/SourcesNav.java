package dev.slipway.source.ui;

import dev.slipway.source.Sources;
import dev.slipway.ui.NavEntry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to the sources, with how many problems their files have. */
@Component
final class SourcesNav implements NavEntry {

    private final Sources sources;

    SourcesNav(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Group group() {
        return Group.PORTAL;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String label() {
        return "Sources";
    }

    @Override
    public String path() {
        return "sources";
    }

    @Override
    public String icon() {
        return "branch";
    }

    @Override
    public @Nullable String figure() {
        long problems = sources.problemPage(null, 0, 0).total();
        return problems == 0 ? null : String.format(Locale.ROOT, "%,d", problems);
    }
}
