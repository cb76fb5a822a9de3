package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.Page;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Table;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A table that grows as its reader wishes, how many rows there are in all, and what is said where there are none. */
final class LongList<T> extends Div {

    private static final int STEP = 100;

    private final Table table = new Table();
    private final Div list = new Div();
    private final Span count = new Span();
    private final MoreRows more;
    private final String one;
    private final String several;
    private final IntFunction<Page<T>> rows;
    private final BiConsumer<Table, Page<T>> draw;
    private final Supplier<EmptyState> nothing;
    private int shown = STEP;

    /**
     * @param one {@code runbook}; the other words are its plural
     * @param most rows that are ever given
     * @param rows the first so many of those that pass the filters
     * @param draw puts them into the table, which is empty
     */
    LongList(
            String one,
            String several,
            int most,
            String otherwise,
            IntFunction<Page<T>> rows,
            BiConsumer<Table, Page<T>> draw,
            Supplier<EmptyState> nothing) {
        this.one = one;
        this.several = several;
        this.rows = rows;
        this.draw = draw;
        this.nothing = nothing;
        this.more = new MoreRows(STEP, most, otherwise, () -> {
            shown += STEP;
            refresh();
        });
        more.addClassName("panel-foot");
        count.addClassName("dim");
        count.getElement().setAttribute("role", "status");
        Div wide = new Div(table);
        wide.addClassName("table-wrap");
        wide.getElement().setAttribute("tabindex", "0");
        wide.getElement().setAttribute("role", "region");
        wide.getElement()
                .setAttribute(
                        "aria-label",
                        several.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + several.substring(1));
        list.add(wide, more);
        add(list);
    }

    Table table() {
        return table;
    }

    /** How many there are, for the end of the filters. */
    Span count() {
        return count;
    }

    /** From the top, as the filters changed. */
    void begin() {
        shown = STEP;
        refresh();
    }

    void refresh() {
        Page<T> page = rows.apply(shown);
        table.clear();
        draw.accept(table, page);
        count.setText(page.total() == 1 ? "1 " + one : String.format("%,d %s", page.total(), several));
        more.after(page);
        list.setVisible(page.total() > 0);
        getChildren().filter(EmptyState.class::isInstance).findFirst().ifPresent(this::remove);
        if (page.total() == 0) {
            add(nothing.get());
        }
    }
}
