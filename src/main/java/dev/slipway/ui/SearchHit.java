package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.slipway.search.SearchResults;
import java.time.Instant;

/** One result: what it is, why it matched, whose it is, how it stands and how old it is. */
@Tag(Tag.ARTICLE)
final class SearchHit extends HtmlContainer {

    SearchHit(SearchResults.Hit hit, SearchNames names, Instant now) {
        addClassName("hit");
        Span icon = new Span(new Icon(SearchWords.icon(hit.kind())));
        icon.addClassName("hic");
        add(icon, new Div(title(hit), why(hit), whose(hit, names)), state(hit, now));
    }

    private static H2 title(SearchResults.Hit hit) {
        Anchor link = link(hit.url(), "");
        link.addClassName("plain");
        link.getElement().setProperty("innerHTML", hit.titleHtml()); // escaped by search, which marks what matched
        Span kind = new Span(SearchWords.kind(hit.kind()));
        kind.addClassName("chip");
        H2 title = new H2(link, kind);
        return title;
    }

    private static Paragraph why(SearchResults.Hit hit) {
        Paragraph why = new Paragraph();
        why.addClassName("why");
        why.getElement().setProperty("innerHTML", hit.snippet()); // as above
        return why;
    }

    private static Div whose(SearchResults.Hit hit, SearchNames names) {
        Div whose = new Div();
        whose.addClassNames("row", "s", "dim");
        if (hit.section() != null) {
            Span section = new Span("in “" + hit.section() + "”");
            section.addClassName("section");
            whose.add(section);
        }
        for (String ref : new String[] {hit.entity(), hit.system(), hit.owner()}) {
            if (ref != null) {
                addEntity(whose, ref, names.of(ref));
            }
        }
        return whose;
    }

    private static void addEntity(Div to, String ref, String name) {
        String path = SearchWords.entityPath(ref);
        to.add(path == null ? new Span(name) : link(path, name));
    }

    private static Div state(SearchResults.Hit hit, Instant now) {
        Div end = new Div();
        end.addClassName("end");
        String status = hit.status();
        if (status != null && !status.isBlank()) {
            end.add(SearchWords.status(status));
        }
        Instant changed = hit.changedAt();
        if (changed != null) {
            Span age = new Span(new Time(changed, "changed " + Ages.ago(changed, now)));
            age.addClassName("age");
            end.add(age);
        }
        return end;
    }

    private static Anchor link(String url, String text) {
        Anchor link = new Anchor(url.startsWith("/") ? url.substring(1) : url, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /** Whether both show the same things in the same order, so that one can take the other's place unnoticed. */
    static boolean sameOrder(SearchResults one, SearchResults other) {
        return one.hits().stream()
                .map(SearchResults.Hit::id)
                .toList()
                .equals(other.hits().stream().map(SearchResults.Hit::id).toList());
    }
}
