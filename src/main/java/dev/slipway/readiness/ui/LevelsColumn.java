package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.ui.CatalogColumn;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Scorecard;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the catalog list shows of scorecards with levels: how far each service has come by each of them. */
@org.springframework.stereotype.Component
final class LevelsColumn implements CatalogColumn {

    private static final int SHOWN = 2; // lines that fit into a row

    private final Readiness readiness;

    LevelsColumn(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public String header() {
        return "Levels";
    }

    @Override
    public int order() {
        return 54;
    }

    @Override
    public boolean alignRight() {
        return false;
    }

    @Override
    public Map<EntityRef, Component> cells(Collection<EntityRef> refs) {
        Map<EntityRef, Component> cells = new LinkedHashMap<>();
        reached(refs).forEach((ref, levels) -> {
            HtmlContainer cell = Parts.tag("div", "s");
            List<String> words = words(levels);
            words.stream().limit(SHOWN).forEach(each -> cell.add(Parts.text("div", "", each)));
            cell.getElement().setAttribute("title", String.join("; ", words));
            cells.put(ref, cell);
        });
        return cells;
    }

    @Override
    public Map<EntityRef, String> values(Collection<EntityRef> refs) {
        Map<EntityRef, String> values = new LinkedHashMap<>();
        reached(refs).forEach((ref, levels) -> values.put(ref, String.join("; ", words(levels))));
        return values;
    }

    private static List<String> words(Map<Scorecard, Level.Reached> levels) {
        return levels.entrySet().stream()
                .map(entry -> entry.getKey().title() + ": " + Levels.word(entry.getValue()))
                .toList();
    }

    private Map<EntityRef, Map<Scorecard, Level.Reached>> reached(Collection<EntityRef> refs) {
        Map<EntityRef, Map<Scorecard, Level.Reached>> all = new LinkedHashMap<>();
        for (Scorecard scorecard : readiness.scorecards()) {
            if (!scorecard.levels().isEmpty()) {
                readiness
                        .standings(refs, scorecard.name())
                        .forEach((ref, standing) -> all.computeIfAbsent(ref, key -> new LinkedHashMap<>())
                                .put(scorecard, readiness.reached(scorecard, standing.outcomes())));
            }
        }
        return all;
    }
}
