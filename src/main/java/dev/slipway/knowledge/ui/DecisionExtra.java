package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.slipway.knowledge.Decision;
import dev.slipway.knowledge.DecisionChain;
import dev.slipway.knowledge.Decisions;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;

/** On the page of a decision record: who decided, whether facts agree, what took its place, and a way to supersede it. */
@org.springframework.stereotype.Component
@Order(1)
class DecisionExtra implements DocumentExtra {

    private final Decisions decisions;
    private final Clock clock;

    DecisionExtra(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public List<Component> actions(Document document) {
        if (document.kind() != Document.Kind.ADR || "superseded".equals(document.status())) {
            return List.of();
        }
        Anchor supersede = new Anchor("adrs/new?supersedes=" + Documents.encode(document.id()), "Supersede");
        supersede.addClassName("btn");
        return List.of(supersede);
    }

    @Override
    public Map<String, Component> facts(Document document) {
        List<String> deciders = decisions.of(document).map(Decision::deciders).orElse(List.of());
        return deciders.isEmpty() ? Map.of() : Map.of("Deciders", new Span(String.join(", ", deciders)));
    }

    @Override
    public List<Component> below(Document document) {
        if (document.kind() != Document.Kind.ADR) {
            return List.of();
        }
        DecisionChain chain = decisions.chain(document);
        return chain.alone() ? List.of() : List.of(DecisionParts.chain(chain));
    }

    @Override
    public List<Component> aside(Document document) {
        return decisions
                .of(document)
                .map(Decision::confirmation)
                .<List<Component>>map(
                        confirmation -> List.of(DecisionParts.confirmation(confirmation, clock.instant())))
                .orElse(List.of());
    }
}
