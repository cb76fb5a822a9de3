package dev.slipway.admin.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.AuditEntry;
import dev.slipway.access.AuditFilter;
import dev.slipway.access.AuditTrail;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilteredList;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who came in, and who did or tried what. */
@Route("admin/audit")
@PageTitle("Audit trail")
@Requires(Permission.ACCESS_ADMINISTER)
@StyleSheet("context://assets/admin.css")
final class AuditView extends FilteredList {

    private static final int AT_ONCE = 50;
    private static final Map<String, Duration> SPANS =
            Map.of("a day", Duration.ofDays(1), "7 days", Duration.ofDays(7), "30 days", Duration.ofDays(30));

    private final AuditTrail trail;
    private final Clock clock;

    AuditView(AuditTrail trail, Clock clock) {
        super(AT_ONCE);
        this.trail = trail;
        this.clock = clock;
        addClassName("tokens");
        PageHead head = new PageHead("Audit trail", "Who came in, and who did or tried what; nobody can change a line");
        head.crumbs(new Anchor("admin/tokens", "API tokens"), new Span("Audit trail"));
        head.actions(new Download("CSV", "audit.csv", () -> trail.csv(filter())));
        bar.text("q", "Filter by name, door or detail")
                .choice(
                        "outcome",
                        "Outcome",
                        () -> Arrays.stream(AuditEntry.Kind.values())
                                .map(AuditEntry.Kind::word)
                                .toList())
                .choice("within", "Within", () -> List.of("a day", "7 days", "30 days"));
        compose(head);
    }

    private AuditFilter filter() {
        Map<String, String> values = bar.values();
        Duration span = SPANS.get(values.getOrDefault("within", ""));
        return new AuditFilter(
                values.get("q"),
                AuditEntry.Kind.ofWord(values.getOrDefault("outcome", "")).orElse(null),
                span == null ? null : clock.instant().minus(span));
    }

    @Override
    protected void refresh() {
        Page<AuditEntry> page = trail.list(filter(), 0, shown());
        list.removeAll();
        if (page.items().isEmpty()) {
            list.add(new EmptyState(
                    "Nothing passes these filters",
                    "Sign-ins, refusals, and what people and programs change are kept here."));
            return;
        }
        Instant now = clock.instant();
        Table table = new Table()
                .column("When")
                .column("Who")
                .column("Outcome")
                .column("What")
                .column("From");
        for (AuditEntry entry : page.items()) {
            Div what = new Div(new Span(entry.door()));
            if (entry.detail() != null) {
                Span detail = new Span(entry.detail());
                detail.addClassName("sub");
                what.add(detail);
            }
            table.row()
                    .cell(Time.ago(entry.at(), now))
                    .cell(entry.who())
                    .cell(mark(entry.kind()))
                    .cell(what)
                    .cell(entry.address() == null ? "" : entry.address());
        }
        Panel panel = new Panel("Trail")
                .sub("%,d %s".formatted(page.total(), page.total() == 1 ? "line" : "lines"))
                .flush(table);
        more(panel, page);
        list.add(panel);
    }

    private static StateMark mark(AuditEntry.Kind kind) {
        return new StateMark(
                switch (kind) {
                    case SIGNED_IN, DONE -> StateMark.Kind.PLAIN;
                    case FAILED -> StateMark.Kind.WATCH;
                    case SIGN_IN_FAILED, REFUSED -> StateMark.Kind.BAD;
                },
                kind.word());
    }
}
