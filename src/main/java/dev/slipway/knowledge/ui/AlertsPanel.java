package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.knowledge.AlertRule;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alerts of a service, each with the runbook that helps when it rings. */
final class AlertsPanel {

    private AlertsPanel() {}

    /** Empty if the service has no alerts. */
    static Optional<Panel> of(Map<AlertRule, @Nullable Document> alerts, SourceId source) {
        if (alerts.isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table();
        table.column("Alert").column("Runbook").column("Rule");
        alerts.forEach((alert, runbook) -> {
            Anchor rule = new Anchor(
                    "sources/" + source + "/files/" + Documents.encode(alert.file()) + "?line=" + alert.line(),
                    alert.file().substring(alert.file().lastIndexOf('/') + 1) + ":" + alert.line());
            rule.addClassName("mono");
            table.row().cell(alert.name()).cell(runbook(alert, runbook)).cell(rule);
        });
        Div wide = new Div(table);
        wide.addClassName("table-wrap");
        long led = alerts.values().stream().filter(Objects::nonNull).count();
        return Optional.of(new Panel("Alerts")
                .sub(led + " of " + alerts.size() + " lead to a runbook")
                .flush(wide));
    }

    private static Component runbook(AlertRule alert, @Nullable Document runbook) {
        if (runbook != null) {
            return DocumentParts.link(runbook);
        }
        String address = alert.runbook();
        if (address == null) {
            return new StateMark(StateMark.Kind.STALE, "none");
        }
        if (!address.matches("(?i)https?://\\S+")) {
            return new Span(address);
        }
        Anchor link = new Anchor(address, address);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }
}
