package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.DecisionTree;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.knowledge.TreeUse;
import dev.slipway.knowledge.Trees;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Download;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision tree drawn whole, from left to right: nested lists, so that it can be read aloud as well. */
@Route("trees/:source/:name/whole")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
@StyleSheet("context://assets/tree.css")
class TreeWholeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Trees trees;
    private final Catalog catalog;
    private final Live live;
    private String title = "";

    TreeWholeView(Trees trees, Catalog catalog, Live live) {
        this.trees = trees;
        this.catalog = catalog;
        this.live = live;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String source = event.getRouteParameters().get("source").orElse("");
        String name = event.getRouteParameters().get("name").orElse("");
        SourceId id;
        try {
            id = new SourceId(source);
        } catch (IllegalArgumentException e) {
            throw missing(source, name);
        }
        Trees.Found found = trees.find(id, name).orElseThrow(() -> missing(source, name));
        show(found);
        live.follow(
                this,
                Set.of("document:" + found.document().id()),
                () -> trees.find(id, name).ifPresent(this::show));
    }

    private static Refusal missing(String source, String name) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no decision tree " + name + " in " + source + ".");
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    private void show(Trees.Found found) {
        title = found.document().title();
        removeAll();
        UnorderedList drawn =
                new UnorderedList(new Drawing(found).node(found.tree().start(), List.of()));
        drawn.addClassName("tree-drawn");
        Div box = new Div(drawn);
        box.addClassName("tree-box");
        box.getElement().setAttribute("tabindex", "0");
        box.getElement().setAttribute("role", "region");
        box.getElement().setAttribute("aria-label", "The whole tree");
        add(head(found));
        long flags = found.use().flags(found.tree());
        Div words = new Div();
        words.addClassNames("tree-flags", "dim");
        TreeUse use = found.use();
        words.setText(
                use.walks() == 0
                        ? "Nobody has told yet whether it helped. The counts of each branch appear here."
                        : "Told of " + use.walks() + (use.walks() == 1 ? " walk" : " walks") + ", " + use.helped()
                                + " helped. "
                                + (flags == 0
                                        ? "No branch stands out."
                                        : flags + (flags == 1 ? " branch" : " branches") + " to look at."));
        add(words, box);
    }

    private PageHead head(Trees.Found found) {
        Document document = found.document();
        EntityRef entity = document.entity();
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(List.of(document)));
        Component place = entity == null ? new Span(document.source().value()) : DocumentParts.link(entity, titles);
        Anchor walk = new Anchor(document.url(), "");
        walk.addClassNames("btn", "primary");
        walk.add(new Icon("tree").small(), new Span("Walk it"));
        Anchor file = new Anchor("sources/" + document.source() + "/files/" + Documents.encode(document.file()), "");
        file.addClassName("btn");
        file.add(new Icon("branch").small(), new Span("Source file"));
        String name = document.name();
        return new PageHead(document.title(), "Decision tree" + TreeParts.helped(" · ", found.use()))
                .crumbs(new Anchor("trees", "Decision trees"), place, new Span(document.title()))
                .actions(
                        file,
                        new Download(
                                "Mermaid",
                                name + ".mmd",
                                () -> Trees.mermaid(found.tree()).getBytes(StandardCharsets.UTF_8)),
                        new Download(
                                "Markdown",
                                name + ".md",
                                () -> Trees.markdown(found).getBytes(StandardCharsets.UTF_8)),
                        walk);
    }

    /** Each node once; where another way leads to it again, a link to its first place. */
    private static final class Drawing {

        private static final int DEEPEST = 60;

        private final Document document;
        private final DecisionTree tree;
        private final TreeUse use;
        private final Set<String> drawn = new HashSet<>();
        private final Map<String, Integer> numbers = new HashMap<>();

        Drawing(Trees.Found found) {
            this.document = found.document();
            this.tree = found.tree();
            this.use = found.use();
            tree.nodes().keySet().forEach(id -> numbers.put(id, numbers.size() + 1));
        }

        ListItem node(String id, List<Integer> way) {
            DecisionTree.Node node = tree.node(id);
            ListItem item = new ListItem(box(id, node, way));
            if (drawn.add(id) && !node.isLeaf() && way.size() < DEEPEST) {
                UnorderedList answers = new UnorderedList();
                for (int i = 0; i < node.answers().size(); i++) {
                    DecisionTree.Answer answer = node.answers().get(i);
                    List<Integer> on = new ArrayList<>(way);
                    on.add(i + 1);
                    ListItem next = node(answer.go(), on);
                    next.addComponentAsFirst(says(id, answer));
                    answers.add(next);
                }
                item.add(answers);
            }
            return item;
        }

        private Div box(String id, DecisionTree.Node node, List<Integer> way) {
            StringBuilder address = new StringBuilder(document.url());
            way.forEach(answer -> address.append('/').append(answer));
            Anchor link = new Anchor(address.toString(), String.valueOf(node.isLeaf() ? node.advice() : node.ask()));
            Div box = new Div(link);
            box.addClassNames("tree-node", node.isLeaf() ? "ends" : "asks");
            if (drawn.contains(id) && !node.isLeaf()) {
                box.add(TreeParts.sub("drawn above, number " + numbers.get(id)));
                return box;
            }
            if (!node.isLeaf()) {
                box.add(TreeParts.sub("number " + numbers.get(id)));
            }
            if (node.command() != null) {
                HtmlContainer code = new HtmlContainer("code");
                String command = node.command();
                code.setText(command.length() <= 90 ? command : command.substring(0, 89) + "…");
                Span line = new Span(code);
                line.addClassName("sub");
                box.add(line);
            }
            return box;
        }

        private Div says(String id, DecisionTree.Answer answer) {
            HtmlContainer words = new HtmlContainer("b");
            words.setText(answer.say());
            Div says = new Div(words);
            says.addClassName("tree-says");
            TreeUse.Count count = use.branch(id, answer.say());
            if (count.walks() > 0) {
                says.add(TreeParts.sub("helped " + count.helped() + " of " + count.walks()));
            }
            TreeUse.Flag flag = use.flag(id, answer.say());
            if (flag != null) {
                says.add(TreeParts.flag(flag));
            }
            return says;
        }
    }
}
