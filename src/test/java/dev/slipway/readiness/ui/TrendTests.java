package dev.slipway.readiness.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTests {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void takesTheLastOfEachDay() {
        List<Change> changes = List.of(
                change("2026-11-18T09:00:00Z", 20),
                change("2026-11-18T09:01:00Z", 60),
                change("2026-11-18T09:04:00Z", 71),
                change("2026-11-20T08:00:00Z", 80));

        assertThat(Trend.daily(changes)).extracting(Change::score).containsExactly(71.0, 80.0);
    }

    @Test
    void drawsNoLineOnTheFirstDay() {
        Trend trend =
                new Trend(List.of(change("2026-11-20T14:58:00Z", 12), change("2026-11-20T14:59:00Z", 79)), 79.4, NOW);

        assertThat(markup(trend)).contains("First assessed today, at 79.").doesNotContain("<svg");
        assertThat(markup(new Trend(List.of(), 79.4, NOW))).contains("First assessed today");
    }

    @Test
    void drawsFromTheDayOnWhichItWasFirstAssessed() {
        Trend trend = new Trend(List.of(change("2026-10-06T15:00:00Z", 60)), 60, NOW);

        assertThat(trend.getElement().getAttribute("aria-label"))
                .isEqualTo("Score from 60 to 60 since 6 Oct, changed on 1 day");
        assertThat(markup(trend)).contains("M50.00 ");
    }

    private static Change change(String at, double score) {
        return new Change(
                EntityRef.of("component:default/trend"),
                "production-readiness",
                Instant.parse(at),
                score,
                null,
                Map.of(),
                List.of());
    }

    private static String markup(Component component) {
        return component.getElement().getOuterHTML()
                + component
                        .getElement()
                        .getChildren()
                        .map(child -> child.getProperty("innerHTML", ""))
                        .toList();
    }
}
