package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFindings;
import dev.slipway.knowledge.Finding;
import java.util.List;
import org.springframework.core.annotation.Order;

/** On the page of a document: what is wrong with it. */
@org.springframework.stereotype.Component
@Order(2)
class FindingsExtra implements DocumentExtra {

    private final DocumentFindings findings;

    FindingsExtra(DocumentFindings findings) {
        this.findings = findings;
    }

    @Override
    public List<Component> aside(Document document) {
        List<Finding> found = findings.of(document);
        return found.isEmpty() ? List.of() : List.of(FindingParts.panel(document, found));
    }
}
