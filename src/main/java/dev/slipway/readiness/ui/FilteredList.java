package dev.slipway.readiness.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.slipway.Page;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;

/** A page with filters above a list that grows on demand; what is filtered by stands in the address. */
abstract class FilteredList extends Div implements BeforeEnterObserver {

    final FilterBar bar = new FilterBar();
    final Div list = new Div();
    private final int atOnce;
    private int shown;

    FilteredList(int atOnce) {
        this.atOnce = atOnce;
        this.shown = atOnce;
    }

    /** Fills the list with the first of those that pass the filters. */
    abstract void refresh();

    /** When the filters are in the bar. */
    final void compose(PageHead head) {
        bar.onChange(values -> again());
        add(head, bar, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        bar.values(event.getLocation());
        again();
    }

    private void again() {
        shown = atOnce;
        refresh();
    }

    /** How many are shown, if there are as many. */
    final int shown() {
        return shown;
    }

    /** A button for more of them, where there are more. */
    final void more(Panel panel, Page<?> page) {
        if (page.total() > page.items().size()) {
            NativeButton more = new NativeButton("Show more", click -> {
                shown += atOnce;
                refresh();
            });
            more.addClassName("btn");
            panel.foot(more);
        }
    }
}
