package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Finding;
import dev.slipway.knowledge.FoundInDocument;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Shape;
import java.util.List;

/** Findings as the list and the page of a document show them in the same way. */
final class FindingParts {

    private static final int SHOWN = 12;

    private FindingParts() {}

    static Mark weight(Finding.Weight weight) {
        return new Mark(
                switch (weight) {
                    case HIGH -> Shape.HIGH;
                    case MEDIUM -> Shape.MEDIUM;
                    case LOW -> Shape.LOW;
                });
    }

    /** What is wrong, the line that shows it, and the remedy. */
    static Component words(FoundInDocument found) {
        Finding finding = found.finding();
        Div message = new Div(new Span(finding.message()));
        if (finding.line() > 0) {
            Anchor line = new Anchor(found.url(), "line " + finding.line());
            line.addClassNames("mono", "nowrap");
            message.add(new Span(" "), line);
        }
        Div remedy = new Div(finding.remedy());
        remedy.addClassName("sub");
        Div words = new Div(message, remedy);
        words.addClassName("finding");
        return words;
    }

    static Panel panel(Document document, List<Finding> findings) {
        UnorderedList list = new UnorderedList();
        list.addClassNames("items", "s");
        findings.stream()
                .limit(SHOWN)
                .forEach(finding -> list.add(
                        new ListItem(weight(finding.weight()), words(new FoundInDocument(document, finding)))));
        Panel panel = new Panel("Findings").sub(String.valueOf(findings.size())).flush(list);
        if (findings.size() > SHOWN) {
            panel.foot(new Span(new Anchor(
                    "docs/findings?source=" + document.source() + "&q="
                            + dev.slipway.knowledge.Documents.encode(document.name()),
                    "All " + findings.size())));
        }
        return panel;
    }
}
