package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.slipway.facts.FactType;
import dev.slipway.knowledge.Document;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Icon;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every question by category, each opening to why, rule, remedy and the facts behind the answer. */
final class QuestionList extends HtmlContainer {

    private final Map<String, FactType> types;
    private final Clock clock;
    private final Consumer<Map<String, String>> address;
    private final Predicate<Question> mayAttest;
    private final Consumer<Question> attest;
    private final H2 title = new H2();
    private final HtmlContainer outcomes = Parts.tag("span", "seg");
    private final Input text = new Input();
    private final HtmlContainer body = Parts.tag("tbody", "");
    private final Div nothing = new Div();
    private final Map<String, QuestionRow> rows = new HashMap<>();
    private final Map<String, HtmlContainer> groups = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private @Nullable Assessment assessment;
    private @Nullable Outcome outcome;
    private @Nullable String wanted;
    private String target = "";

    /** @param attest lets the reader attest a question, if they may */
    QuestionList(
            Map<String, FactType> types,
            Clock clock,
            Consumer<Map<String, String>> address,
            Predicate<Question> mayAttest,
            Consumer<Question> attest) {
        super("section");
        this.types = types;
        this.clock = clock;
        this.address = address;
        this.mayAttest = mayAttest;
        this.attest = attest;
        addClassName("panel");
        outcomes.getElement().setAttribute("role", "group");
        outcomes.getElement().setAttribute("aria-label", "Filter by outcome");
        text.setPlaceholder("Filter questions");
        text.getElement().setAttribute("aria-label", "Filter questions");
        text.getElement().setAttribute("data-filter", true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(200);
        text.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                address.accept(Map.of("q", text.getValue().strip()));
                filter();
            }
        });
        HtmlContainer key = Parts.text("kbd", "", "/");
        key.getElement().setAttribute("aria-hidden", "true");
        HtmlContainer field = Parts.tag("label", "field", new Icon("filter").small(), text, key);
        Div head = new Div(title, outcomes, Parts.tag("span", "end", field));
        head.addClassName("panel-head");
        add(
                head,
                Parts.tag(
                        "table",
                        "table q",
                        Parts.tag(
                                "thead",
                                "",
                                Parts.tag(
                                        "tr",
                                        "",
                                        Parts.head("", "Outcome"),
                                        Parts.head("hide-s", "Id"),
                                        Parts.head("", "Question"),
                                        Parts.head("hide-s", "Evidence"),
                                        Parts.head("hide-m", "Proof is"),
                                        Parts.head("hide-m", "Severity"),
                                        Parts.hiddenHead("hide-s", "Open"))),
                        body),
                nothing);
    }

    /** What the address says. */
    void show(@Nullable Outcome wantedOutcome, String words, @Nullable String question) {
        outcome = wantedOutcome;
        text.setValue(words);
        wanted = question;
    }

    void scrollToWanted() {
        QuestionRow row = wanted == null ? null : rows.get(wanted);
        if (row != null) {
            row.open(true);
            filter();
            row.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'start'}), 50)");
        }
    }

    void open(String question) {
        QuestionRow row = rows.get(question);
        if (row == null) {
            return;
        }
        wanted = question;
        closed.remove(row.category());
        if (!passes(row)) {
            outcome = null;
            text.setValue("");
            address.accept(Map.of("outcome", "", "q", ""));
        }
        row.open(true);
        address.accept(Map.of("question", question));
        filter();
        row.getElement()
                .executeJs(
                        "this.scrollIntoView({block: 'start', behavior: 'smooth'}); this.querySelector('button')?.focus({preventScroll: true})");
    }

    void openCategory(String category) {
        closed.remove(category);
        filter();
        HtmlContainer group = groups.get(category);
        if (group != null) {
            group.getElement().executeJs("this.scrollIntoView({block: 'start', behavior: 'smooth'})");
        }
    }

    void update(Assessment now, Map<String, Document> playbooks, String forTarget) {
        Assessment before = assessment;
        boolean other = before == null || !before.scorecard().equals(now.scorecard());
        assessment = now;
        target = forTarget;
        title.setText("All " + now.answers().size() + " questions");
        Instant moment = clock.instant();
        if (other) {
            body.removeAll();
            rows.clear();
            groups.clear();
            for (Scorecard.Category category : now.scorecard().categories()) {
                HtmlContainer group = Parts.tag("tr", "group");
                groups.put(category.id(), group);
                body.add(group);
                for (Answer answer : ReadinessContent.of(now, category.id())) {
                    boolean may = mayAttest.test(answer.question());
                    QuestionRow row = new QuestionRow(
                            types,
                            (id, open) -> address.accept(Map.of("question", open ? id : "")),
                            may ? Optional.of(attest) : Optional.empty());
                    rows.put(answer.question().id(), row);
                    body.add(row, row.details());
                }
            }
        }
        for (Answer answer : now.answers()) {
            QuestionRow row = rows.get(answer.question().id());
            if (row != null) {
                row.update(answer, playbooks.get(answer.question().playbook()), target, moment);
            }
        }
        groups.forEach((id, group) -> group(id, group, now));
        filter();
    }

    private void group(String id, HtmlContainer group, Assessment now) {
        Scorecard.Category category = now.scorecard().category(id).orElseThrow();
        Double score = now.scores().categories().get(id);
        NativeButton toggle = new NativeButton("", click -> {
            if (!closed.remove(id)) {
                closed.add(id);
            }
            filter();
            Assessment current = assessment;
            if (current != null) {
                group(id, group, current);
            }
        });
        toggle.addClassName("grp");
        toggle.getElement().setAttribute("aria-expanded", String.valueOf(!closed.contains(id)));
        toggle.add(
                new Icon(closed.contains(id) ? "right" : "chev").small(),
                Parts.text("span", "", category.title()),
                Parts.text("span", "hint hide-s light", "weight " + category.weight()),
                Parts.tag(
                        "span",
                        "end",
                        Parts.text(
                                "span",
                                "dim s hide-s light",
                                Parts.counts(ReadinessContent.of(now, id).stream()
                                        .map(Answer::outcome)
                                        .toList())),
                        Parts.text("b", "", score == null ? "–" : Ruling.shown(score))));
        HtmlContainer cell = Parts.tag("td", "", toggle);
        cell.getElement().setAttribute("colspan", "7");
        group.removeAll();
        group.add(cell);
    }

    private void filter() {
        Assessment now = assessment;
        if (now == null) {
            return;
        }
        buttons(now);
        int shown = 0;
        for (Scorecard.Category category : now.scorecard().categories()) {
            boolean any = false;
            for (Answer answer : ReadinessContent.of(now, category.id())) {
                QuestionRow row = rows.get(answer.question().id());
                if (row == null) {
                    continue;
                }
                boolean passes = passes(row);
                any |= passes;
                shown += passes ? 1 : 0;
                row.visible(passes && !closed.contains(category.id()));
            }
            HtmlContainer group = groups.get(category.id());
            if (group != null) {
                group.setVisible(any);
            }
        }
        nothing.removeAll();
        if (shown == 0) {
            nothing.add(new EmptyState("No question passes these filters", "Choose All, or clear the words."));
        }
    }

    private boolean passes(QuestionRow row) {
        String words = text.getValue() == null ? "" : text.getValue().strip().toLowerCase(Locale.ROOT);
        return row.passes(outcome, words);
    }

    private void buttons(Assessment now) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        now.answers().forEach(answer -> counts.merge(answer.outcome(), 1, Integer::sum));
        outcomes.removeAll();
        NativeButton all = button(null, new Span("All"), now.answers().size());
        outcomes.add(all);
        for (Outcome each : Outcome.values()) {
            int count = counts.getOrDefault(each, 0);
            if (count > 0 || each == outcome) {
                outcomes.add(button(each, Parts.mark(each), count));
            }
        }
    }

    private NativeButton button(@Nullable Outcome each, com.vaadin.flow.component.Component label, int count) {
        NativeButton button = new NativeButton("", click -> {
            outcome = each;
            address.accept(Map.of("outcome", each == null ? "" : each.word()));
            filter();
        });
        button.add(label, Parts.text("span", "n", Integer.toString(count)));
        button.getElement().setAttribute("aria-pressed", String.valueOf(each == outcome));
        return button;
    }

    List<String> shown() {
        return rows.entrySet().stream()
                .filter(entry -> passes(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
