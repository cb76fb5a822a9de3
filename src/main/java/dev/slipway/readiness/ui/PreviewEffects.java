package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.PreviewCsv;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.StandardPreview;
import dev.slipway.readiness.Verdict;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a changed standard would do: the sum of it, and everybody whom it would touch. */
final class PreviewEffects {

    private static final int AT_ONCE = 50;
    private static final int NAMED = 12;

    private final StandardPreview preview;
    private final Scorecard scorecard;
    private final Catalog catalog;
    private final Div list = new Div();
    private final HtmlContainer kinds = Parts.tag("div", "preview-kinds");
    private StandardPreview.@Nullable Kind wanted;
    private int shown = AT_ONCE;

    PreviewEffects(StandardPreview preview, Catalog catalog) {
        this.preview = preview;
        this.scorecard = Objects.requireNonNull(preview.scorecard());
        this.catalog = catalog;
        kinds.getElement().setAttribute("role", "group");
        kinds.getElement().setAttribute("aria-label", "What happens to them");
    }

    void fill(Div place) {
        place.add(sum());
        if (preview.effects().isEmpty()) {
            place.add(new Panel("Nobody would stand differently")
                    .flush(new EmptyState("Services that gain or lose", "Every score, verdict and blocker stays.")));
            return;
        }
        Panel panel = new Panel("Who would stand differently")
                .sub(preview.effects().size() + " of " + preview.entities())
                .end(new Download("CSV", "effect-on-" + scorecard.name() + ".csv", () -> PreviewCsv.write(preview)))
                .body(kinds);
        panel.flush(list);
        place.add(panel);
        refresh();
    }

    private Panel sum() {
        HtmlContainer facts = Parts.tag("dl", "waiver-facts");
        Double before = preview.before();
        fact(
                facts,
                "Mean score",
                before == null
                        ? "would be " + Ruling.shown(preview.mean()) + "; it judges nobody yet"
                        : Ruling.shown(before) + " now, " + Ruling.shown(preview.mean()) + " then");
        fact(facts, "Judges", preview.entities() + (preview.entities() == 1 ? " service" : " services"));
        StandardPreview.Questions questions = preview.questions();
        questions(facts, "New questions", questions.added());
        questions(facts, "Questions that go", questions.removed());
        questions(facts, "Changed questions", questions.changed());
        if (!preview.dropped().isEmpty()) {
            fact(
                    facts,
                    "No longer judged",
                    named(preview.dropped().stream().map(EntityRef::name).toList()));
        }
        return new Panel(scorecard.title() + " as it would be")
                .sub("Verdicts are those for " + scorecard.targets().getFirst())
                .body(facts);
    }

    private static void questions(HtmlContainer facts, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            fact(facts, what, named(ids));
        }
    }

    private static String named(List<String> all) {
        String some = all.stream().limit(NAMED).collect(Collectors.joining(", "));
        return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
    }

    private static void fact(HtmlContainer facts, String what, String value) {
        facts.add(Parts.tag("div", "", Parts.text("dt", "", what), Parts.text("dd", "", value)));
    }

    private void refresh() {
        kinds.removeAll();
        kinds.add(kind(null, "All", preview.effects().size()));
        for (StandardPreview.Kind kind : StandardPreview.Kind.values()) {
            long count = preview.count(kind);
            if (count > 0) {
                String word = kind.word();
                kinds.add(kind(kind, Character.toUpperCase(word.charAt(0)) + word.substring(1), count));
            }
        }
        List<StandardPreview.Effect> effects = new ArrayList<>(preview.effects().stream()
                .filter(effect -> wanted == null || wanted.of(effect))
                .toList());
        if (wanted == StandardPreview.Kind.GAINS) {
            java.util.Collections.reverse(effects);
        }
        List<StandardPreview.Effect> page = effects.stream().limit(shown).toList();
        Map<EntityRef, String> titles =
                catalog.titles(page.stream().map(StandardPreview.Effect::entity).toList());
        Table table = new Table()
                .column("Service")
                .number("Now")
                .number("Then")
                .column("Verdict")
                .column("Blockers");
        page.forEach(effect -> table.row()
                .cell(Parts.link(
                        Parts.tab(effect.entity(), scorecard.name(), null),
                        "name",
                        titles.getOrDefault(effect.entity(), effect.entity().name())))
                .cell(effect.before() == null ? "–" : Ruling.shown(effect.before()))
                .cell(Ruling.shown(effect.score()))
                .cell(verdict(effect))
                .cell(blockers(effect)));
        list.removeAll();
        list.add(Parts.tag("div", "scroll", table));
        if (effects.size() > page.size()) {
            NativeButton more = new NativeButton(
                    "Show " + Math.min(AT_ONCE, effects.size() - page.size()) + " more of " + effects.size(), click -> {
                        shown += AT_ONCE;
                        refresh();
                    });
            more.addClassName("btn");
            list.add(Parts.tag("div", "heat-more", more));
        }
    }

    private NativeButton kind(StandardPreview.@Nullable Kind kind, String word, long count) {
        NativeButton button = new NativeButton(word + " " + count, click -> {
            wanted = kind;
            shown = AT_ONCE;
            refresh();
        });
        button.addClassName("btn");
        button.getElement().setAttribute("aria-pressed", String.valueOf(kind == wanted));
        return button;
    }

    private static Component verdict(StandardPreview.Effect effect) {
        Verdict before = effect.verdictBefore();
        return before == null || before == effect.verdict()
                ? Parts.mark(effect.verdict())
                : Parts.tag(
                        "span",
                        "row",
                        Parts.mark(before),
                        Parts.text("span", "hint", "then"),
                        Parts.mark(effect.verdict()));
    }

    private static Component blockers(StandardPreview.Effect effect) {
        HtmlContainer cell = Parts.tag("div", "");
        if (!effect.blocked().isEmpty()) {
            cell.add(Parts.text("div", "", "new: " + named(effect.blocked())));
        }
        if (!effect.freed().isEmpty()) {
            cell.add(Parts.text("div", "sub", "gone: " + named(effect.freed())));
        }
        return cell;
    }
}
