package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What needs the reader today; every panel comes from a room. */
@Route("")
@PageTitle("Home")
@Requires(Permission.CATALOG_READ)
final class HomeView extends Div {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    HomeView(List<HomeCard> cards, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        add(new PageHead("What needs you today", DAY.format(today)));
        if (cards.isEmpty()) {
            add(new Panel("Nothing here yet")
                    .flush(new EmptyState(
                            "Your services, what blocks them, and what changed",
                            "Nothing has been read yet. It appears here as soon as the first source is.")));
            return;
        }
        Div grid = new Div(column(cards, HomeCard.Side.LEFT), column(cards, HomeCard.Side.RIGHT));
        grid.addClassNames("grid", "g-home");
        add(grid);
    }

    private static Div column(List<HomeCard> cards, HomeCard.Side side) {
        Div column = new Div();
        column.addClassName("stack");
        cards.stream()
                .filter(card -> card.side() == side)
                .sorted(Comparator.comparingInt(HomeCard::order))
                .map(HomeView::show)
                .forEach(column::add);
        return column;
    }

    /** One room's trouble leaves the others' panels alone. */
    private static Component show(HomeCard card) {
        try {
            return card.card();
        } catch (RuntimeException failure) {
            String reference = Failures.log("Home card " + card.getClass().getSimpleName(), failure);
            return new Panel("This panel could not be shown").body(new Span(Failures.words(reference)));
        }
    }
}
