package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.Page;

/** Below a list: the button for more rows, or what helps where a page shows no more. */
final class MoreRows extends Div {

    private final int step;
    private final int most;
    private final String otherwise;
    private final NativeButton button = new NativeButton();
    private final Span end = new Span();

    /**
     * @param most rows that are ever given
     * @param otherwise how one comes to the others
     */
    MoreRows(int step, int most, String otherwise, Runnable next) {
        this.step = step;
        this.most = most;
        this.otherwise = otherwise;
        button.addClassName("btn");
        button.addClickListener(click -> next.run());
        end.addClassName("dim");
        add(button, end);
    }

    void after(Page<?> page) {
        int shown = page.items().size();
        long left = page.total() - shown;
        boolean full = shown >= most;
        button.setText("Show " + Math.min(Math.min(step, left), Math.max(0, most - shown)) + " more");
        button.setVisible(!full);
        end.setText(full ? String.format("The first %,d are shown; %s", most, otherwise) : "");
        end.setVisible(full);
        setVisible(left > 0);
    }
}
