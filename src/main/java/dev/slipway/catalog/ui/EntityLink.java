package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/** The way to an entity; plain and dashed where there is none of that name. */
final class EntityLink {

    private EntityLink() {}

    static Component to(EntityRef ref, @Nullable Entity entity, String defaultKind) {
        String brief = Words.brief(ref, defaultKind);
        if (entity == null) {
            return missing(brief);
        }
        Anchor link = new Anchor(ref.url(), entity.title());
        link.getElement().setAttribute("router-link", true);
        link.setTitle(ref.toString());
        return link;
    }

    private static Component missing(String brief) {
        Span name = new Span(brief);
        Span word = new Span("not in the catalog");
        word.addClassName("hint");
        Span missing = new Span(name, word);
        missing.addClassName("missing");
        return missing;
    }
}
