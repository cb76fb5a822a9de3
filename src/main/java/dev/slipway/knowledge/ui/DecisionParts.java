package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.slipway.knowledge.Confirmation;
import dev.slipway.knowledge.DecisionChain;
import dev.slipway.knowledge.Document;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Shape;
import dev.slipway.ui.Table;
import java.time.Instant;
import java.util.List;

/** What the pages of this room show of a decision in the same way: whether facts agree, and what stands in its chain. */
final class DecisionParts {

    private DecisionParts() {}

    static Mark mark(Confirmation.State state) {
        return new Mark(
                switch (state) {
                    case HOLDS -> Shape.PASS;
                    case CONTRADICTED -> Shape.FAIL;
                    case UNPROVEN, INVALID -> Shape.UNPROVEN;
                },
                state.word());
    }

    static Panel confirmation(Confirmation confirmation, Instant now) {
        Panel panel = new Panel("Confirmation").sub("judged " + Ages.ago(confirmation.at(), now));
        Div all = new Div();
        all.addClassName("rulings");
        for (Confirmation.Ruling ruling : confirmation.rulings()) {
            Pre rule = new Pre(ruling.rule());
            rule.addClassName("rule");
            rule.getElement().setAttribute("tabindex", "0");
            all.add(mark(ruling.state()), rule);
            if (ruling.why() != null) {
                all.add(new Paragraph(ruling.why()));
            }
            ruling.facts().forEach(fact -> all.add(fact(fact, now)));
        }
        return panel.body(all);
    }

    private static Component fact(Confirmation.Shown fact, Instant now) {
        Span key = new Span(fact.key());
        key.addClassName("mono");
        String value = fact.value() == null ? (fact.source() == null ? "not stated" : "stale") : fact.value();
        Div line = new Div(key, new Span(": " + value));
        line.addClassName("sub");
        if (fact.source() != null && fact.observedAt() != null) {
            String from = fact.source() + ", " + Ages.ago(fact.observedAt(), now);
            String link = fact.link();
            line.add(new Span(" · "), link == null ? new Span(from) : new Anchor(link, from));
        }
        return line;
    }

    /** Drawn, and the same in words. */
    static Panel chain(DecisionChain chain) {
        Table table = new Table().column("Decision").column("Status").column("Decided");
        List<DecisionChain.Node> inOrder = chain.nodes().stream()
                .sorted(java.util.Comparator.comparingInt(DecisionChain.Node::column))
                .toList();
        for (DecisionChain.Node node : inOrder) {
            Document document = node.document();
            boolean here = node == chain.nodes().getFirst();
            table.row()
                    .cell(here ? new Span(document.label() + " (this one)") : DocumentParts.link(document))
                    .cell(DocumentParts.status(document))
                    .cell(document.decided() == null ? "" : document.decided());
        }
        Div wide = new Div(table);
        wide.addClassName("table-wrap");
        return new Panel("How this decision changed")
                .sub("the later to the right")
                .flush(new ChainDrawing(chain), wide);
    }
}
