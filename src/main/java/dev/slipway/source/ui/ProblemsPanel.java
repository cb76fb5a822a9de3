package dev.slipway.source.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.Sources;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with files: where, what, and how to mend it. */
final class ProblemsPanel extends Composite<Div> {

    private static final String SOURCE = "source";
    private static final int STEP = 200;
    private static final int EXPORTED = 100_000;

    private final Sources sources;
    private final Span count = new Span();
    private final Div list = new Div();
    private final FilterBar filter = new FilterBar();
    private int shown = STEP;

    ProblemsPanel(Sources sources) {
        this.sources = sources;
        filter.choice(
                        SOURCE,
                        "Source",
                        () -> sources.withProblems().stream()
                                .map(SourceId::value)
                                .toList())
                .end(count, new Download("CSV", "problems.csv", this::csv))
                .onChange(values -> refresh());
        getContent().add(filter, list);
        refresh();
    }

    void refresh() {
        Page<SourceProblem> problems = sources.problemPage(wanted(), 0, shown);
        count.setText(
                problems.total() == 1 ? "1 problem" : String.format(Locale.ROOT, "%,d problems", problems.total()));
        list.removeAll();
        Panel panel = new Panel("Problems").sub("The last good state stays until a file can be read again");
        if (problems.items().isEmpty()) {
            panel.flush(new EmptyState(
                    "No problems",
                    "Every file that was asked for could be read. A file that cannot be is listed here, with its line and"
                            + " what to do."));
        } else {
            panel.flush(table(problems.items()));
        }
        if (problems.total() > problems.items().size()) {
            NativeButton more = new NativeButton("Show more", click -> {
                shown += STEP;
                refresh();
            });
            more.addClassName("btn");
            panel.foot(
                    new Span(String.format(
                            Locale.ROOT,
                            "%,d of %,d are shown.",
                            problems.items().size(),
                            problems.total())),
                    more);
        }
        list.add(panel);
    }

    private @Nullable SourceId wanted() {
        String id = filter.values().get(SOURCE);
        try {
            return id == null
                    ? null
                    : sources.find(new SourceId(id)).map(Source::id).orElse(null);
        } catch (IllegalArgumentException e) {
            return null; // an address that somebody made up
        }
    }

    private static Table table(List<SourceProblem> problems) {
        Table table = new Table().column("Where").column("What is wrong, and what to do");
        table.addClassName("problems");
        for (SourceProblem found : problems) {
            Problem problem = found.problem();
            Anchor place = new Anchor(Sources.url(found.source(), problem.path(), problem.line()), place(problem));
            place.getElement().setAttribute("router-link", true);
            place.addClassName("mono");
            Span source = new Span(found.source().value());
            source.addClassName("sub");
            Div where = new Div(place, source);
            Span what = new Span(problem.message());
            Span remedy = new Span(problem.remedy());
            remedy.addClassName("sub");
            table.row().cell(where).cell(new Div(what, remedy));
        }
        return table;
    }

    private static String place(Problem problem) {
        if (problem.line() == 0) {
            return problem.path();
        }
        return problem.path() + ":" + problem.line() + (problem.column() > 0 ? ":" + problem.column() : "");
    }

    private byte[] csv() {
        Sheet csv = new Sheet();
        csv.line("source", "path", "line", "column", "message", "remedy");
        for (SourceProblem found : sources.problemPage(wanted(), 0, EXPORTED).items()) {
            Problem problem = found.problem();
            csv.line(
                    found.source(),
                    problem.path(),
                    problem.line(),
                    problem.column(),
                    problem.message(),
                    problem.remedy());
        }
        return csv.bytes();
    }
}
