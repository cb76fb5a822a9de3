package dev.slipway.source.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Previews;
import dev.slipway.source.Progress;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where everything comes from, when it was last read, and what is wrong with it. */
@Route("sources")
@PageTitle("Sources")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/source.css")
final class SourcesView extends Div {

    private final Sources sources;
    private final Clock clock;
    private final boolean maySync;
    private final boolean mayManage;
    private final Div list = new Div();
    private final ProblemsPanel problems;

    /** Visits asked for here that are not seen to have ended: when they were asked for. */
    private final Map<SourceId, Instant> asked = new HashMap<>();

    private long problemsShown;

    SourcesView(Sources sources, Previews previews, People people, Live live, Clock clock) {
        this.sources = sources;
        this.clock = clock;
        this.maySync = people.current()
                .map(person -> person.may(Permission.SOURCE_SYNC))
                .orElse(false);
        this.mayManage = people.current()
                .map(person -> person.may(Permission.SOURCE_MANAGE))
                .orElse(false);
        this.problems = new ProblemsPanel(sources);
        addClassName("sources");
        PageHead head = new PageHead("Sources", "Where everything here was read, when, and what is wrong with it");
        if (mayManage) {
            NativeButton register =
                    new NativeButton("", click -> new RegisterDialog(sources, previews, this::refresh).open());
            register.add(new Icon("plus").small(), new Span("Register a source"));
            register.addClassName("btn");
            head.actions(register);
        }
        add(head, list, problems);
        refresh();
        live.follow(this, Set.of(Sources.NEWS), this::refresh);
    }

    private void refresh() {
        List<Source> all = sources.list();
        Map<SourceId, Progress> progress = sources.progress();
        Table table = new Table()
                .column("Source")
                .column("State")
                .column("Last read")
                .number("Files")
                .number("Problems");
        if (maySync || mayManage) {
            table.column("Actions");
        }
        all.forEach(source -> row(table, source, progress.get(source.id())));
        list.removeAll();
        list.add(new Panel("All sources").sub(count(all)).flush(table));
        long now = all.stream().mapToLong(Source::problems).sum();
        if (now != problemsShown) {
            problemsShown = now;
            problems.refresh();
        }
    }

    private static String count(List<Source> all) {
        long files = all.stream().mapToLong(Source::files).sum();
        return String.format(Locale.ROOT, "%,d files in %d sources", files, all.size());
    }

    private void row(Table table, Source source, @Nullable Progress progress) {
        Span name = new Span(source.name());
        name.addClassName("strong");
        Span kind = new Span(kind(source));
        kind.addClassName("chip");
        Span where = new Span(source.location() + (source.branch() == null ? "" : " on " + source.branch()));
        where.addClassNames("sub", "where");
        Div title = new Div(name, kind);
        title.addClassNames("row", "tight");
        Table.Row row = table.row()
                .cell(new Div(title, where))
                .cell(state(source, progress))
                .cell(lastRead(source))
                .cell(String.format(Locale.ROOT, "%,d", source.files()))
                .cell(problemCount(source));
        if (maySync || mayManage) {
            Div actions = new Div(actions(source).toArray(Component[]::new));
            actions.addClassName("actions");
            row.cell(actions);
        }
    }

    private static String kind(Source source) {
        return switch (source.kind()) {
            case BUILT_IN -> "comes with the portal";
            case FOLDER -> "folder";
            case GIT -> "Git";
        };
    }

    private Component state(Source source, @Nullable Progress progress) {
        Instant since = asked.get(source.id());
        boolean ended = since != null && (isAfter(source.syncedAt(), since) || isAfter(source.errorAt(), since));
        if (ended) {
            asked.remove(source.id());
        }
        if (progress != null) {
            return new StateMark(
                    StateMark.Kind.WATCH,
                    String.format(Locale.ROOT, "%,d of %,d read", progress.handedOn(), progress.total()));
        }
        if (since != null && !ended) {
            return new StateMark(StateMark.Kind.WATCH, "being read");
        }
        if (source.error() != null && source.errorAt() != null) {
            Span why = new Span("Since " + Ages.ago(source.errorAt(), clock.instant()) + ": " + source.error()
                    + ". What was read before stays.");
            why.addClassName("sub");
            return new Div(new StateMark(StateMark.Kind.BAD, "not reached"), why);
        }
        return source.syncedAt() == null
                ? new StateMark(StateMark.Kind.PLAIN, "not read yet")
                : new StateMark(StateMark.Kind.GOOD, "read");
    }

    private static boolean isAfter(@Nullable Instant moment, Instant since) {
        return moment != null && moment.isAfter(since);
    }

    private Component lastRead(Source source) {
        Instant moment = source.syncedAt();
        if (moment == null) {
            Span never = new Span("never");
            never.addClassName("hint");
            return never;
        }
        Div cell = new Div(Time.ago(moment, clock.instant()));
        cell.addClassName("nowrap");
        if (source.revision() != null) {
            Span commit = new Span("commit "
                    + source.revision()
                            .substring(0, Math.min(8, source.revision().length())));
            commit.addClassName("sub");
            cell.add(commit);
        }
        return cell;
    }

    private static Component problemCount(Source source) {
        if (source.problems() == 0) {
            return new Span("0");
        }
        Anchor link = new Anchor("sources?source=" + source.id(), String.format(Locale.ROOT, "%,d", source.problems()));
        link.getElement().setAttribute("router-ignore", true);
        link.getElement().setAttribute("aria-label", source.problems() + " problems of " + source.name());
        return link;
    }

    private List<Component> actions(Source source) {
        List<Component> actions = new ArrayList<>();
        if (maySync) {
            actions.add(button("Sync now", "Sync " + source.name() + " now", () -> {
                asked.put(source.id(), clock.instant());
                sources.syncNow(source.id());
                refresh();
            }));
        }
        if (mayManage && !sources.isConfigured(source.id())) {
            actions.add(button(
                    "Remove",
                    "Remove " + source.name(),
                    () -> new RemoveDialog(source, () -> {
                                sources.remove(source.id());
                                refresh();
                            })
                            .open()));
        }
        return actions;
    }

    private static NativeButton button(String word, String label, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassNames("btn", "small");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }
}
