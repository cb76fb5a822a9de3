package dev.slipway.source.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.source.Foresight.Coming;
import dev.slipway.source.Foresight.Fate;
import dev.slipway.source.Previews;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What would come in, the worst first. */
final class ComingList extends Div {

    private static final int SHOWN = 100;

    ComingList(Previews.Outlook outlook) {
        addClassName("coming");
        List<Coming> coming = outlook.coming();
        Div counts = new Div();
        counts.addClassNames("row", "tight");
        for (Fate fate : Fate.values()) {
            long count = coming.stream().filter(each -> each.fate() == fate).count();
            if (count > 0) {
                counts.add(new StateMark(kind(fate), String.format(Locale.ROOT, "%,d %s", count, words(fate, count))));
            }
        }
        if (coming.isEmpty()) {
            counts.add(new Span(String.format(
                    Locale.ROOT,
                    "Nothing is declared in its %,d files yet. Documents and facts come from them all the same.",
                    outlook.files())));
        } else {
            Span files = new Span(
                    outlook.files() == 1 ? "in 1 file" : String.format(Locale.ROOT, "in %,d files", outlook.files()));
            files.addClassName("dim");
            counts.add(files);
        }
        add(counts);
        if (!coming.isEmpty()) {
            add(scroll(coming));
        }
        if (coming.size() > SHOWN) {
            Span more = new Span(String.format(
                    Locale.ROOT,
                    "The first %d of %s%,d are shown.",
                    SHOWN,
                    coming.size() >= Previews.MOST ? "at least " : "",
                    coming.size()));
            more.addClassName("dim");
            add(more);
        }
    }

    private static Div scroll(List<Coming> coming) {
        Table table = new Table().column("What").column("Where").column("Comes in");
        coming.stream()
                .sorted(Comparator.comparing(Coming::fate, Comparator.reverseOrder())
                        .thenComparing(Coming::path)
                        .thenComparing(Coming::line))
                .limit(SHOWN)
                .forEach(each -> {
                    Span place = new Span(each.path() + (each.line() > 0 ? ":" + each.line() : ""));
                    place.addClassName("mono");
                    Div fate = new Div(new StateMark(kind(each.fate()), word(each.fate())));
                    if (!each.more().isEmpty()) {
                        Div more = new Div(each.more());
                        more.addClassName("sub");
                        fate.add(more);
                    }
                    table.row().cell(each.what()).cell(place).cell(fate);
                });
        Div scroll = new Div(table);
        scroll.addClassNames("scroll", "coming-list");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", "What would come in");
        return scroll;
    }

    private static StateMark.Kind kind(Fate fate) {
        return switch (fate) {
            case NEW -> StateMark.Kind.GOOD;
            case RETURNS -> StateMark.Kind.PLAIN;
            case CONFLICT -> StateMark.Kind.WATCH;
            case PROBLEM -> StateMark.Kind.BAD;
        };
    }

    private static String word(Fate fate) {
        return switch (fate) {
            case NEW -> "new";
            case RETURNS -> "comes back";
            case CONFLICT -> "waits";
            case PROBLEM -> "problem";
        };
    }

    private static String words(Fate fate, long count) {
        boolean one = count == 1;
        return switch (fate) {
            case NEW -> "new";
            case RETURNS -> one ? "comes back" : "come back";
            case CONFLICT -> one ? "waits, as another has the name" : "wait, as others have the names";
            case PROBLEM -> one ? "problem" : "problems";
        };
    }
}
