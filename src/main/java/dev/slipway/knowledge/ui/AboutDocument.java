package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.Panel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Beside a document: whose it is, how far it has come, what stands before and behind it, who changed it when. */
record AboutDocument(
        Document document,
        Map<EntityRef, String> titles,
        Instant now,
        List<DocumentExtra> extras,
        Documents documents) {

    Panel panel() {
        HtmlContainer facts = new HtmlContainer("dl");
        facts.addClassNames("aside-list", "s");
        EntityRef entity = document.entity();
        if (entity == null) {
            fact(
                    facts,
                    "Source",
                    new Anchor(
                            "docs?source=" + document.source(),
                            document.source().value()));
        } else {
            fact(
                    facts,
                    entity.kind().equals("component") ? "Service" : "Belongs to",
                    DocumentParts.link(entity, titles));
        }
        EntityRef owner = document.owner();
        if (owner != null) {
            fact(facts, "Owner", DocumentParts.link(owner, titles));
        }
        if (document.status() != null || document.statusWords() != null) {
            fact(facts, "Status", DocumentParts.status(document));
        }
        if (document.decided() != null) {
            fact(facts, "Decided", new Span(document.decided()));
        }
        extras.forEach(extra -> extra.facts(document).forEach((term, value) -> fact(facts, term, value)));
        chain(facts, "Superseded by", documents.successors(document));
        chain(facts, "Supersedes", documents.predecessors(document));
        Div changed = new Div(DocumentParts.ago(document.changedAt(), now));
        if (document.changedBy() != null) {
            changed.add(new Span(" by " + document.changedBy()));
        }
        Anchor file = new Anchor(
                file(document), document.file().substring(document.file().lastIndexOf('/') + 1));
        file.addClassName("mono");
        Div place = new Div(file);
        fact(facts, "Changed", changed, place);
        return new Panel("About").body(facts);
    }

    private static void chain(HtmlContainer facts, String term, List<Document> others) {
        if (!others.isEmpty()) {
            fact(
                    facts,
                    term,
                    others.stream()
                            .map(other -> new Div(DocumentParts.link(other)))
                            .toArray(Component[]::new));
        }
    }

    private static void fact(HtmlContainer facts, String term, Component... values) {
        HtmlContainer dt = new HtmlContainer("dt");
        dt.setText(term);
        HtmlContainer dd = new HtmlContainer("dd");
        dd.add(values);
        Div line = new Div();
        line.add(dt, dd);
        facts.add(line);
    }

    static String file(Document document) {
        return "sources/" + document.source() + "/files/" + Documents.encode(document.file());
    }
}
