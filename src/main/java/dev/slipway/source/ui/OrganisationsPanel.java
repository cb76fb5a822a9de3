package dev.slipway.source.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.source.Organisation;
import dev.slipway.source.SourceFilter;
import dev.slipway.source.Sources;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The organisations whose repositories are found by their host's API: how far each has come, and what its host allows. */
final class OrganisationsPanel extends Composite<Div> {

    /** Narrows the list of sources. */
    interface Narrow {
        void to(String organisation, SourceFilter.@Nullable State state);
    }

    private final Sources sources;
    private final Clock clock;
    private final boolean maySync;
    private final Narrow narrow;

    OrganisationsPanel(Sources sources, Clock clock, boolean maySync, Narrow narrow) {
        this.sources = sources;
        this.clock = clock;
        this.maySync = maySync;
        this.narrow = narrow;
    }

    void refresh() {
        List<Organisation> all = sources.organisations();
        getContent().removeAll();
        setVisible(!all.isEmpty());
        if (all.isEmpty()) {
            return;
        }
        Table table = new Table()
                .column("Organisation")
                .column("Listing")
                .column("Last listed")
                .column("Repositories")
                .column("Requests left");
        if (maySync) {
            table.column("Actions");
        }
        table.addClassName("organisations");
        all.forEach(one -> row(table, one));
        getContent()
                .add(new Panel("Organisations")
                        .sub("Their repositories are found by the host's API")
                        .flush(table));
    }

    private void row(Table table, Organisation one) {
        Span name = new Span(one.name());
        name.addClassName("strong");
        Span host = new Span(one.host());
        host.addClassName("chip");
        Div title = new Div(name, host);
        title.addClassNames("row", "tight");
        Table.Row row = table.row()
                .cell(title)
                .cell(listing(one))
                .cell(listed(one))
                .cell(repositories(one))
                .cell(allowance(one));
        if (maySync) {
            NativeButton list = button("List now", "List " + one.name() + " now", () -> {
                sources.listNow(one.id());
                refresh();
            });
            list.setEnabled(!rests(one));
            Div actions = new Div(list);
            actions.addClassName("actions");
            row.cell(actions);
        }
    }

    private Component listing(Organisation one) {
        Instant now = clock.instant();
        if (one.error() != null && one.errorAt() != null) {
            String again = one.nextAt().isAfter(now) ? " Tried again in " + Ages.span(until(one.nextAt())) + "." : "";
            Span why = sub("Since " + Ages.ago(one.errorAt(), now) + ": " + one.error()
                    + ". What was found before stays." + again);
            return new Div(new StateMark(StateMark.Kind.BAD, "stopped"), why);
        }
        if (rests(one)) {
            return new Div(
                    new StateMark(StateMark.Kind.WATCH, "resting"),
                    sub("The host's allowance is used; it goes on in " + Ages.span(until(one.nextAt())) + "."));
        }
        if (one.listing()) {
            return new StateMark(StateMark.Kind.WATCH, "being listed");
        }
        return one.listedAt() == null
                ? new StateMark(StateMark.Kind.PLAIN, "not listed yet")
                : new StateMark(StateMark.Kind.GOOD, "listed");
    }

    private Component listed(Organisation one) {
        Instant now = clock.instant();
        if (one.listedAt() == null) {
            Span never = new Span("never");
            never.addClassName("hint");
            return never;
        }
        Div cell = new Div(Time.ago(one.listedAt(), now));
        cell.addClassName("nowrap");
        if (one.error() == null && !one.listing()) {
            cell.add(sub(one.nextAt().isAfter(now) ? "next in " + Ages.span(until(one.nextAt())) : "next now"));
        }
        cell.add(sub(String.format(
                        Locale.ROOT, "took %,d %s", one.requests(), one.requests() == 1 ? "request" : "requests")
                + (one.unchanged() == 0 ? "" : String.format(Locale.ROOT, ", %,d unchanged", one.unchanged()))));
        return cell;
    }

    private Component repositories(Organisation one) {
        Div links = new Div(link(
                String.format(Locale.ROOT, "%,d of %,d", one.wanted(), one.repositories()),
                "Sources of " + one.name(),
                () -> narrow.to(one.id(), null)));
        links.add(sub(String.format(Locale.ROOT, "%,d read", one.read())));
        if (one.failing() > 0) {
            links.add(link(
                    String.format(Locale.ROOT, "%,d not reached", one.failing()),
                    "Sources of " + one.name() + " that were not reached",
                    () -> narrow.to(one.id(), SourceFilter.State.FAILED)));
        }
        return links;
    }

    private Component allowance(Organisation one) {
        Integer remaining = one.remaining();
        if (remaining == null) {
            Span unknown = new Span("not told");
            unknown.addClassName("hint");
            return unknown;
        }
        Div cell = new Div(new Span(String.format(Locale.ROOT, "%,d", remaining)
                + (one.allowance() == null ? "" : String.format(Locale.ROOT, " of %,d", one.allowance()))));
        cell.addClassName("nowrap");
        if (one.resetsAt() != null && one.resetsAt().isAfter(clock.instant())) {
            cell.add(sub("reset in " + Ages.span(until(one.resetsAt()))));
        }
        return cell;
    }

    private boolean rests(Organisation one) {
        return one.listing() && one.error() == null && one.nextAt().isAfter(clock.instant());
    }

    private Duration until(Instant moment) {
        return Duration.between(clock.instant(), moment);
    }

    private static Span sub(String words) {
        Span sub = new Span(words);
        sub.addClassName("sub");
        return sub;
    }

    private static NativeButton link(String words, String label, Runnable action) {
        NativeButton link = new NativeButton(words, click -> action.run());
        link.addClassName("link");
        link.getElement().setAttribute("aria-label", words + ": " + label);
        return link;
    }

    private static NativeButton button(String word, String label, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassNames("btn", "small");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }
}
