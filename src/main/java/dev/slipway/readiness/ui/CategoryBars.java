package dev.slipway.readiness.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.Shape;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One bar a category: its length is the weight, each block is a question. */
final class CategoryBars {

    private static final String[] NUMBERS = {
        "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"
    };

    private CategoryBars() {}

    static void fill(HtmlContainer panel, Assessment assessment, Consumer<String> open) {
        Scorecard scorecard = assessment.scorecard();
        int count = scorecard.categories().size();
        Div head = new Div(
                new H2((count < NUMBERS.length ? NUMBERS[count] : Integer.toString(count)) + " categories"),
                Parts.text("span", "sub", "Length is weight, each block is one question"),
                legend());
        head.addClassName("panel-head");
        Div bars = new Div();
        bars.addClassNames("cats", "ruled");
        int heaviest = scorecard.categories().stream()
                .mapToInt(Scorecard.Category::weight)
                .max()
                .orElse(1);
        for (Scorecard.Category category : scorecard.categories()) {
            bars.add(bar(category, assessment, heaviest, open));
        }
        panel.removeAll();
        panel.add(head, bars);
    }

    private static NativeButton bar(
            Scorecard.Category category, Assessment assessment, int heaviest, Consumer<String> open) {
        List<Answer> answers = ReadinessContent.of(assessment, category.id());
        HtmlContainer blocks = Parts.tag("span", "blocks");
        blocks.getStyle().set("width", String.format(Locale.ROOT, "%.1f%%", 100.0 * category.weight() / heaviest));
        for (Answer answer : answers) {
            HtmlContainer block = Parts.tag("i", "");
            block.getElement()
                    .setAttribute(
                            "data-outcome",
                            Shape.valueOf(answer.outcome().name()).value());
            block.getElement()
                    .setAttribute(
                            "title",
                            answer.question().id() + ": " + answer.outcome().word());
            blocks.add(block);
        }
        blocks.getElement().setAttribute("aria-hidden", "true");
        String counts = Parts.counts(answers.stream().map(Answer::outcome).toList());
        Double score = assessment.scores().categories().get(category.id());
        NativeButton bar = new NativeButton("", (ClickEvent<NativeButton> click) -> open.accept(category.id()));
        bar.addClassName("cat");
        bar.setTitle(category.title() + ": " + counts);
        bar.add(
                Parts.text("span", "nm", category.title()),
                Parts.tag("span", "bar", blocks),
                Parts.text(
                        "span",
                        "pts",
                        score == null
                                ? "not applicable"
                                : Parts.points(score * category.weight() / 100) + " of " + category.weight()
                                        + " points"),
                Parts.text("span", "sc", score == null ? "–" : Ruling.shown(score)),
                Parts.text("span", "visually-hidden", counts));
        return bar;
    }

    private static HtmlContainer legend() {
        HtmlContainer fill = Parts.tag("i", "");
        fill.getStyle().set("background", "var(--sw-fill)");
        HtmlContainer legend =
                Parts.tag("span", "end scale hide-s", Parts.tag("span", "", fill, Parts.text("span", "", "pass")));
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.UNPROVEN, Outcome.WAIVED, Outcome.NOT_APPLICABLE)) {
            legend.add(Parts.mark(outcome));
        }
        return legend;
    }
}
