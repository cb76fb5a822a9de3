package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/** A dense table for short lists; thousands of rows belong in a lazy {@code Grid}. */
@Tag("table")
public final class Table extends HtmlContainer {

    private final HtmlContainer heads = new HtmlContainer("tr");
    private final HtmlContainer body = new HtmlContainer("tbody");
    private final List<Boolean> numeric = new ArrayList<>();

    public Table() {
        addClassName("table");
        HtmlContainer head = new HtmlContainer("thead");
        head.add(heads);
        add(head, body);
    }

    public Table column(String header) {
        return column(header, false);
    }

    /** A column of figures, aligned right. */
    public Table number(String header) {
        return column(header, true);
    }

    private Table column(String header, boolean number) {
        HtmlContainer cell = new HtmlContainer("th");
        cell.setText(header);
        cell.getElement().setAttribute("scope", "col");
        cell.setClassName("num", number);
        heads.add(cell);
        numeric.add(number);
        return this;
    }

    public Row row() {
        Row row = new Row(numeric);
        body.add(row);
        return row;
    }

    /** Takes the rows out, for a refresh. */
    public void clear() {
        body.removeAll();
    }

    /** A row under construction: cells from left to right. */
    @Tag("tr")
    public static final class Row extends HtmlContainer {

        private final List<Boolean> numeric;

        private Row(List<Boolean> numeric) {
            this.numeric = numeric;
        }

        public Row cell(Component... content) {
            int column = (int) getChildren().count();
            HtmlContainer cell = new HtmlContainer("td");
            cell.setClassName("num", column < numeric.size() && numeric.get(column));
            cell.add(content);
            add((HtmlComponent) cell);
            return this;
        }

        public Row cell(String text) {
            return cell(new Span(text));
        }
    }
}
