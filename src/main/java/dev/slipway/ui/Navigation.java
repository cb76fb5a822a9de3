package dev.slipway.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The pages that rooms offer, in order; their figures are asked for at most once a second for all open pages. */
@Component
class Navigation {

    /** Whom the demo organisation makes the reader a guest of. */
    private static final String DEMO = "Harbourline";

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final List<NavEntry> entries;
    private final List<FootLine> lines;
    private final Clock clock;
    private final String organisation;
    private final @Nullable String version;
    private Figures figures = new Figures(Instant.MIN, Map.of(), "");

    /** What the rooms said at one moment. */
    record Figures(Instant at, Map<String, String> byPath, String foot) {}

    Navigation(
            List<NavEntry> entries,
            List<FootLine> lines,
            Clock clock,
            ObjectProvider<BuildProperties> build,
            @Value("${slipway.ui.organisation:#{null}}") @Nullable String organisation,
            @Value("${slipway.source.demo:}") String demo,
            @Value("${slipway.source.folders[0]:}") String firstFolder) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(NavEntry::group).thenComparingInt(NavEntry::order))
                .toList();
        this.lines =
                lines.stream().sorted(Comparator.comparingInt(FootLine::order)).toList();
        this.clock = clock;
        this.organisation = organisation != null ? organisation : demo.isBlank() || !firstFolder.isBlank() ? "" : DEMO;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null ? null : properties.getVersion();
    }

    List<NavEntry> entries() {
        return entries;
    }

    List<NavEntry> entries(NavEntry.Group group) {
        return entries.stream().filter(entry -> entry.group() == group).toList();
    }

    /** Blank if it has no name. */
    String organisation() {
        return organisation;
    }

    String product() {
        return version == null ? "Slipway" : "Slipway " + version;
    }

    synchronized Figures figures() {
        Instant now = clock.instant();
        if (figures.at.equals(Instant.MIN) || !now.isBefore(figures.at.plus(FRESH))) {
            Map<String, String> byPath = new HashMap<>();
            for (NavEntry entry : entries) {
                String figure = entry.figure();
                if (figure != null) {
                    byPath.put(entry.path(), figure);
                }
            }
            String foot = lines.stream()
                    .map(FootLine::words)
                    .filter(words -> words != null && !words.isEmpty())
                    .collect(Collectors.joining(" · "));
            figures = new Figures(now, Map.copyOf(byPath), foot);
        }
        return figures;
    }
}
