package dev.slipway.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.slipway.Page;

/** A page with filters above a list that grows on demand; what is filtered by stands in the address. */
public abstract class FilteredList extends Div implements BeforeEnterObserver {

    protected final FilterBar bar = new FilterBar();
    protected final Div list = new Div();
    private final int atOnce;
    private int shown;

    protected FilteredList(int atOnce) {
        this.atOnce = atOnce;
        this.shown = atOnce;
    }

    /** Fills the list with the first of those that pass the filters. */
    protected abstract void refresh();

    /** When the filters are in the bar. */
    protected final void compose(PageHead head) {
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
    protected final int shown() {
        return shown;
    }

    /** A button for more of them, where there are more. */
    protected final void more(Panel panel, Page<?> page) {
        if (page.total() > page.items().size() && shown < Page.MOST) {
            NativeButton more = new NativeButton("Show more", click -> {
                shown = Math.min(Page.MOST, shown + atOnce);
                refresh();
            });
            more.addClassName("btn");
            panel.foot(more);
        }
    }
}
