package dev.slipway.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A runbook with what is known of its use.
 *
 * @param last the latest run that says something of it; without its steps; null if there was none
 * @param alerts names of the alerts that lead to it
 */
public record Runbook(Document document, @Nullable Exercise last, List<String> alerts) {
    public Runbook {
        alerts = List.copyOf(alerts);
    }
}
