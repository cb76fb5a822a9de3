package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.Verdict;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Shape;
import dev.slipway.ui.Tags;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Elements and words that the readiness pages share. */
final class Parts extends Tags {

    private Parts() {}

    static HtmlContainer hiddenHead(String classes, String text) {
        HtmlContainer head = tag("th", classes, text("span", "visually-hidden", text));
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    static HtmlContainer dot() {
        HtmlContainer dot = text("span", "hint", "·");
        dot.getElement().setAttribute("aria-hidden", "true");
        return dot;
    }

    static Mark mark(Outcome outcome) {
        return new Mark(Shape.valueOf(outcome.name()));
    }

    static Mark mark(Severity severity) {
        return new Mark(Shape.valueOf(severity.name()));
    }

    static Mark mark(Verdict verdict) {
        return new Mark(Shape.valueOf(verdict.name()));
    }

    /** The tab of an entity, at a question. */
    static String tab(EntityRef ref, @Nullable String question) {
        return ref.url() + "/readiness" + (question == null ? "" : "?question=" + question);
    }

    /** The same by a scorecard that may be another than the usual one. */
    static String tab(EntityRef ref, String scorecard, @Nullable String question) {
        return scorecard.equals(Readiness.PRODUCTION_READINESS)
                ? tab(ref, question)
                : ref.url() + "/readiness?scorecard=" + scorecard + (question == null ? "" : "&question=" + question);
    }

    /** What an owner is called, among those that were asked for together. */
    static String owner(@Nullable String ref, Map<EntityRef, String> titles) {
        return ref == null ? "no owner" : titles.getOrDefault(EntityRef.of(ref), ref);
    }

    /** The owners of these, each once. */
    static Set<EntityRef> owners(Collection<Standing> standings) {
        return standings.stream()
                .map(Standing::owner)
                .filter(Objects::nonNull)
                .map(EntityRef::of)
                .collect(Collectors.toSet());
    }

    /** The key of a fact, which may be broken where its parts end. */
    static HtmlContainer key(String key) {
        HtmlContainer whole = tag("span", "");
        for (String part : key.split("(?<=[._])")) {
            whole.add(text("span", "", part), new HtmlContainer("wbr"));
        }
        return whole;
    }

    /** {@code 6 pass · 1 fail · 1 unproven}. */
    static String counts(List<Outcome> outcomes) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(" · "));
    }

    static String points(double points) {
        String text = String.format(Locale.ROOT, "%.1f", points);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String worth(double worth) {
        return String.format(Locale.ROOT, "+%.1f", worth);
    }

    /** Up, down or level over thirty days; quiet where there was nothing then. */
    static Span delta(@Nullable Double change) {
        Span delta = new Span();
        delta.addClassName("delta");
        long points = change == null ? 0 : Math.round(change);
        String direction = points > 0 ? "up" : points < 0 ? "down" : "flat";
        delta.addClassName(direction);
        delta.setText((points > 0 ? "▲ " : points < 0 ? "▼ " : "– ") + (change == null ? "" : Math.abs(points)));
        String words = change == null
                ? "not judged thirty days ago"
                : points == 0 ? "level over thirty days" : direction + " " + Math.abs(points) + " in thirty days";
        delta.getElement().setAttribute("title", words);
        return delta;
    }

    static int band(double score) {
        return score >= 90 ? 90 : score >= 80 ? 80 : score >= 70 ? 70 : score >= 60 ? 60 : 0;
    }
}
