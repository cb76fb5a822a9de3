package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Paragraph;
import dev.slipway.knowledge.DecisionTree;
import dev.slipway.knowledge.TreeUse;
import dev.slipway.knowledge.Trees;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where earlier walks with the same answers ended, those that helped most first. */
final class LikelyEnds {

    private static final int SHOWN = 5;

    private LikelyEnds() {}

    /** Empty if there were none, or the walk is at its end. */
    static Optional<Component> of(Trees.Found found, List<Integer> answers, List<String> way) {
        DecisionTree tree = found.tree();
        if (tree.node(way.getLast()).isLeaf()) {
            return Optional.empty();
        }
        List<String> says = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            says.add(tree.node(way.get(i)).answers().get(answers.get(i) - 1).say());
        }
        Map<String, TreeUse.Count> ends = found.use().ends(way, says);
        long walks = ends.values().stream().mapToLong(TreeUse.Count::walks).sum();
        if (walks == 0) {
            return Optional.empty();
        }
        Table table = new Table();
        table.column("What to do").column("Share").number("Helped");
        ends.entrySet().stream().limit(SHOWN).forEach(end -> {
            DecisionTree.Node leaf = tree.nodes().get(end.getKey());
            String words = leaf == null || leaf.advice() == null ? "No longer in the tree" : leaf.advice();
            TreeUse.Count count = end.getValue();
            table.row()
                    .cell(words.length() <= 80 ? words : words.substring(0, 79) + "…")
                    .cell(new MiniBar(100.0 * count.walks() / walks))
                    .cell(count.helped() + " of " + count.walks());
        });
        Panel panel = new Panel("Likely so far")
                .flush(table)
                .foot(new Paragraph("Found in " + walks + (walks == 1 ? " earlier walk" : " earlier walks")
                        + " with these answers"));
        Aside aside = new Aside(panel);
        aside.addClassName("walk-ends");
        aside.getElement().setAttribute("aria-label", "Likely so far");
        return Optional.of(aside);
    }
}
