package dev.slipway.source.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Previews;
import dev.slipway.source.Sources;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import java.time.Clock;
import java.util.Set;

/** Where everything comes from, when it was last read, and what is wrong with it. */
@Route("sources")
@PageTitle("Sources")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/source.css")
final class SourcesView extends Div {

    private final Sources sources;
    private final OrganisationsPanel organisations;
    private final SourcesPanel list;
    private final ProblemsPanel problems;
    private long problemsShown;

    SourcesView(Sources sources, Previews previews, People people, Live live, Clock clock) {
        this.sources = sources;
        boolean maySync = people.current()
                .map(person -> person.may(Permission.SOURCE_SYNC))
                .orElse(false);
        boolean mayManage = people.current()
                .map(person -> person.may(Permission.SOURCE_MANAGE))
                .orElse(false);
        this.list = new SourcesPanel(sources, clock, maySync, mayManage);
        this.organisations = new OrganisationsPanel(sources, clock, maySync, list::narrow);
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
        add(head, organisations, list, problems);
        problemsShown = countProblems();
        organisations.refresh();
        live.follow(this, Set.of(Sources.NEWS), this::refresh);
    }

    private void refresh() {
        organisations.refresh();
        list.refresh();
        long now = countProblems();
        if (now != problemsShown) {
            problemsShown = now;
            problems.refresh();
        }
    }

    private long countProblems() {
        return sources.problemPage(null, 0, 0).total();
    }
}
