package dev.slipway.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.search.Unanswered;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What people searched for in vain: each line is a document, an alias or a synonym that somebody missed. */
@Route("search/gaps")
@PageTitle("Unanswered searches")
@Requires(Permission.SEARCH_CURATE)
final class GapsView extends Div implements BeforeEnterObserver {

    private static final int SHOWN = 200;
    private static final Map<Integer, String> SPANS = Map.of(7, "7 days", 30, "30 days", 90, "90 days");

    private final Unanswered unanswered;
    private final Div content = new Div();
    private final Span spans = new Span();
    private int days = 30;

    GapsView(Unanswered unanswered) {
        this.unanswered = unanswered;
        PageHead head = new PageHead(
                "Unanswered searches", "What people looked for and did not find. Words by day; nobody is recorded.");
        head.crumbs(new Anchor("search", "Search"), new Span("Unanswered"));
        head.actions(new Download("CSV", "unanswered-searches.csv", this::csv));
        spans.addClassName("seg");
        spans.getElement().setAttribute("role", "group").setAttribute("aria-label", "Time span");
        Div bar = new Div(spans);
        bar.addClassName("filterbar");
        add(head, bar, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        days = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("days")
                .filter(text -> text.matches("7|30|90"))
                .map(Integer::parseInt)
                .orElse(30);
        show();
    }

    private void show() {
        spans.removeAll();
        for (int span : new int[] {7, 30, 90}) {
            NativeButton button = new NativeButton(
                    SPANS.get(span),
                    click -> click.getSource().getUI().ifPresent(ui -> ui.navigate("search/gaps?days=" + span)));
            button.getElement().setAttribute("aria-pressed", String.valueOf(span == days));
            spans.add(button);
        }
        content.removeAll();
        List<Unanswered.Gap> gaps = unanswered.list(days, SHOWN);
        if (gaps.isEmpty()) {
            content.add(new EmptyState(
                    "Every search found something",
                    "Searches whose words stand together nowhere are counted here, by day and without names.",
                    link("search", "Search")));
            return;
        }
        Table table = new Table()
                .column("Searched for")
                .number("Times")
                .number("Days")
                .column("Last")
                .column("Shown instead");
        for (Unanswered.Gap gap : gaps) {
            table.row()
                    .cell(link("search?q=" + URLEncoder.encode(gap.words(), StandardCharsets.UTF_8), gap.words()))
                    .cell("%,d".formatted(gap.searches()))
                    .cell("%,d".formatted(gap.days()))
                    .cell(day(gap))
                    .cell(gap.found() == 0 ? "nothing" : "%,d that come near".formatted(gap.found()));
        }
        content.add(new Panel("What is missing")
                .sub("Write it, add its words to a document's keywords, or declare a synonym")
                .flush(table));
    }

    private static Span day(Unanswered.Gap gap) {
        Span day = new Span(gap.last().toString());
        day.addClassName("nowrap");
        return day;
    }

    private static Anchor link(String path, String words) {
        Anchor link = new Anchor(path, words);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private byte[] csv() {
        Sheet sheet = new Sheet();
        sheet.line("searched for", "times", "days", "last", "shown instead");
        for (Unanswered.Gap gap : unanswered.list(days, 5_000)) {
            sheet.line(gap.words(), gap.searches(), gap.days(), gap.last(), gap.found());
        }
        return sheet.bytes();
    }
}
