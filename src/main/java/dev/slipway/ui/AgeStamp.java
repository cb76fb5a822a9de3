package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a value came from and how old it is; dimmed and dashed once it no longer counts. */
public final class AgeStamp extends Span {

    /**
     * @param href one step nearer to the evidence
     * @param validUntil null for what does not go stale
     */
    public AgeStamp(
            String source, @Nullable String href, Instant observedAt, @Nullable Instant validUntil, Instant now) {
        addClassName("age");
        String age = Ages.ago(observedAt, now);
        if (validUntil != null && !now.isBefore(validUntil)) {
            addClassName("stale");
            age += ", stale " + Ages.span(Duration.between(validUntil, now));
            setTitle("Stale: no longer counts since " + Ages.absolute(validUntil));
        }
        Span dot = new Span("·");
        dot.getElement().setAttribute("aria-hidden", "true");
        Time time = new Time(observedAt, age);
        time.addClassName("t");
        add(from(source, href), dot, time);
    }

    private static HtmlContainer from(String source, @Nullable String href) {
        if (href == null) {
            Span plain = new Span(source);
            plain.addClassName("plain");
            return plain;
        }
        Anchor link = new Anchor(href, source);
        link.addClassName("src");
        return link;
    }
}
