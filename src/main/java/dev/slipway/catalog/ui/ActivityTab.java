package dev.slipway.catalog.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.Page;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.HistoryEntry;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happened to an entity's descriptor, latest first. */
@Component
final class ActivityTab implements EntityTab {

    private static final int STEP = 50;

    private final Catalog catalog;
    private final Clock clock;

    ActivityTab(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "activity";
    }

    @Override
    public String title() {
        return "Activity";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public boolean shows(Entity entity) {
        return true;
    }

    @Override
    public @Nullable String figure(Entity entity) {
        return null;
    }

    @Override
    public com.vaadin.flow.component.Component content(Entity entity) {
        Div content = new Div();
        show(content, entity, STEP);
        return content;
    }

    private void show(Div content, Entity entity, int limit) {
        Page<HistoryEntry> history = catalog.history(entity.ref(), 0, limit);
        content.removeAll();
        Panel panel = new Panel("Activity").sub("What happened to the descriptor, latest first");
        panel.addClassName("activity");
        if (history.items().isEmpty()) {
            content.add(panel.flush(new EmptyState(
                    "Changes of the descriptor", "Nothing has happened since the portal began to keep its history.")));
            return;
        }
        Table table = new Table().column("When").column("What").column("Where");
        for (HistoryEntry entry : history.items()) {
            Anchor file = new Anchor(Sources.url(new SourceId(entry.source()), entry.path(), 0), entry.path());
            file.addClassName("mono");
            file.getElement().setAttribute("router-link", true);
            Span source = new Span("of " + entry.source());
            source.addClassName("sub");
            Div where = new Div(file, new Div(source));
            if (entry.revision() != null || entry.by() != null) {
                Span commit = new Span((entry.revision() == null
                                ? ""
                                : entry.revision()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                8,
                                                                entry.revision().length())) + " ")
                        + (entry.by() == null ? "" : "by " + entry.by()));
                commit.addClassName("sub");
                where.add(new Div(commit));
            }
            Time when = Time.ago(entry.at(), clock.instant());
            when.addClassName("nowrap");
            table.row().cell(when).cell(what(entry)).cell(where);
        }
        panel.flush(table);
        if (history.total() > history.items().size()) {
            NativeButton more = new NativeButton("Show more", click -> show(content, entity, limit + STEP));
            more.addClassName("btn");
            panel.foot(more);
        }
        content.add(panel);
    }

    private static com.vaadin.flow.component.Component what(HistoryEntry entry) {
        Div cell = new Div(
                switch (entry.what()) {
                    case CREATED -> new StateMark(StateMark.Kind.GOOD, "first seen");
                    case CHANGED -> new StateMark(StateMark.Kind.PLAIN, "changed");
                    case RENAMED -> new StateMark(StateMark.Kind.PLAIN, "renamed");
                    case ORPHANED -> new StateMark(StateMark.Kind.WATCH, "descriptor gone; it stays for a while");
                    case RETURNED -> new StateMark(StateMark.Kind.GOOD, "descriptor back");
                    case REMOVED -> new StateMark(StateMark.Kind.STALE, "removed");
                    case CONFLICT -> new StateMark(StateMark.Kind.BAD, "declared a second time; the first stays");
                });
        for (HistoryEntry.Change change : entry.changes()) {
            Span path = new Span(change.path());
            path.addClassName("mono");
            Div line = new Div(path);
            line.addClassNames("sub", "change");
            if (change.from() != null) {
                HtmlContainer from = new HtmlContainer("del");
                from.setText(change.from());
                line.add(from);
            }
            if (change.to() != null) {
                HtmlContainer to = new HtmlContainer("ins");
                to.setText(change.to());
                line.add(to);
            }
            cell.add(line);
        }
        return cell;
    }
}
