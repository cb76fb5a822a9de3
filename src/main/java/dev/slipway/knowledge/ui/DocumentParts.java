package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Icon;
import dev.slipway.ui.StateMark;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pages of this room show of a document in the same way. */
final class DocumentParts {

    private DocumentParts() {}

    static Anchor link(Document document) {
        return new Anchor(document.url(), document.label());
    }

    static Anchor link(EntityRef entity, Map<EntityRef, String> titles) {
        return new Anchor(entity.url(), titles.getOrDefault(entity, entity.name()));
    }

    /** Those that a document belongs to. */
    static Set<EntityRef> refs(Collection<Document> documents) {
        return documents.stream()
                .flatMap(document -> Stream.of(document.entity(), document.owner()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    static Icon icon(Document.Kind kind) {
        return new Icon(
                switch (kind) {
                    case ADR -> "sign";
                    case RUNBOOK -> "terminal";
                    case PLAYBOOK -> "flame";
                    case DECISION_TREE -> "tree";
                    case GUIDE -> "doc";
                });
    }

    /** Of an ADR; nothing for all else. */
    static Component status(Document document) {
        String status = document.status();
        String words = document.statusWords();
        if (status == null) {
            return words == null
                    ? new Span()
                    : new Span(words.lines().findFirst().orElse(""));
        }
        StateMark mark = new StateMark(
                switch (status) {
                    case "accepted" -> StateMark.Kind.GOOD;
                    case "proposed" -> StateMark.Kind.WATCH;
                    case "rejected" -> StateMark.Kind.BAD;
                    default -> StateMark.Kind.STALE;
                },
                status);
        if (words != null && !words.toLowerCase(Locale.ROOT).equals(status)) {
            mark.getElement().setAttribute("title", words);
        }
        return mark;
    }

    /** "Superseded by ADR 14: …", or nothing. */
    static Div succession(String words, List<Document> others) {
        Div line = new Div();
        line.addClassNames("sub", "succession");
        if (!others.isEmpty()) {
            line.add(new Span(words + " "));
            for (int i = 0; i < others.size(); i++) {
                if (i > 0) {
                    line.add(new Span(", "));
                }
                line.add(link(others.get(i)));
            }
        }
        line.setVisible(!others.isEmpty());
        return line;
    }

    static Span ago(Instant then, Instant now) {
        Span span = new Span(Ages.ago(then, now));
        span.addClassName("nowrap");
        span.getElement().setAttribute("title", Ages.absolute(then));
        return span;
    }
}
