package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.DecisionTree;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.knowledge.Trees;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Icon;
import dev.slipway.ui.PageHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A walk through a decision tree, one question at a time; the answers so far stand in the address. */
@Route("trees/:source/:name/:answers*")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
@StyleSheet("context://assets/runbook.css")
@StyleSheet("context://assets/tree.css")
class TreeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Trees trees;
    private final Catalog catalog;
    private final boolean tells;
    private String title = "";

    TreeView(Trees trees, Catalog catalog, People people) {
        this.trees = trees;
        this.catalog = catalog;
        this.tells = people.current()
                .filter(person -> person.may(Permission.EXERCISE_RECORD))
                .isPresent();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String source = event.getRouteParameters().get("source").orElse("");
        String name = event.getRouteParameters().get("name").orElse("");
        if (!source.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw missing(source, name);
        }
        SourceId id = new SourceId(source);
        Trees.Found found = trees.find(id, name).orElseThrow(() -> missing(source, name));
        DecisionTree tree = found.tree();
        List<Integer> answers = new ArrayList<>();
        for (String answer :
                event.getRouteParameters().get("answers").orElse("").split("/")) {
            if (answer.matches("\\d{1,3}")) {
                answers.add(Integer.parseInt(answer));
            }
        }
        List<String> way = tree.walk(answers).orElse(List.of(tree.start())); // the tree may have changed: begin again
        show(found, way.size() == answers.size() + 1 ? answers : List.of(), way);
    }

    private static Refusal missing(String source, String name) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no decision tree " + name + " in " + source + ".");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://assets/knowledge.js");
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    private void show(Trees.Found found, List<Integer> answers, List<String> way) {
        Document document = found.document();
        DecisionTree tree = found.tree();
        title = document.title();
        removeAll();
        Section step = step(document, tree, answers, way);
        if (tree.node(way.getLast()).isLeaf() && tells) {
            step.add(new WalkOutcome(trees, document, answers, answers.isEmpty() ? null : back(document, answers)));
        }
        Div grid = new Div(soFar(document, tree, answers, way), step);
        grid.addClassNames("grid", "g-walk");
        LikelyEnds.of(found, answers, way).ifPresent(grid::add);
        Div content = new Div(head(found, answers), grid);
        content.addClassName("walk");
        add(content);
        content.getElement().executeJs("window.slipwayDocument?.walk(this)");
    }

    private PageHead head(Trees.Found found, List<Integer> answers) {
        Document document = found.document();
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(List.of(document)));
        EntityRef entity = document.entity();
        EntityRef owner = document.owner();
        PageHead head = new PageHead(
                document.title(),
                "Decision tree" + (owner == null ? "" : " · " + titles.getOrDefault(owner, owner.name()))
                        + TreeParts.helped(" · ", found.use()));
        Component place = entity == null
                ? new Anchor(
                        "docs?source=" + document.source(), document.source().value())
                : DocumentParts.link(entity, titles);
        head.crumbs(new Anchor("trees", "Decision trees"), place, new Span(document.title()));
        Anchor whole = new Anchor(document.url() + "/whole", "Whole tree");
        whole.addClassName("btn");
        if (answers.isEmpty()) {
            return head.actions(whole);
        }
        Anchor again = new Anchor(document.url(), "Start again");
        again.addClassName("btn");
        return head.actions(whole, again);
    }

    private static Component soFar(Document document, DecisionTree tree, List<Integer> answers, List<String> way) {
        OrderedList path = new OrderedList();
        path.addClassName("walk-path");
        for (int i = 0; i < answers.size(); i++) {
            DecisionTree.Node node = tree.node(way.get(i));
            Span ask = new Span(String.valueOf(node.ask()));
            ask.addClassName("dim");
            Anchor said = new Anchor(
                    address(document, answers.subList(0, i)),
                    node.answers().get(answers.get(i) - 1).say());
            said.getElement().setAttribute("title", "Answer this again");
            path.add(new ListItem(new Div(ask), new Div(said)));
        }
        boolean leaf = tree.node(way.getLast()).isLeaf();
        int most = answers.size() + tree.depth(way.getLast());
        Span here = new Span(leaf ? "What to do" : "Question " + (answers.size() + 1) + " of at most " + most);
        here.addClassName("walk-here");
        ListItem now = new ListItem(here);
        now.addClassName("now");
        path.add(now);
        Div label = new Div("Your answers");
        label.addClassName("label");
        Section section = new Section(label, path);
        section.getElement().setAttribute("aria-label", "Your answers");
        return section;
    }

    private static Section step(Document document, DecisionTree tree, List<Integer> answers, List<String> way) {
        DecisionTree.Node node = tree.node(way.getLast());
        Paragraph label = new Paragraph(node.isLeaf() ? "What to do" : "Question " + (answers.size() + 1));
        label.addClassName("label");
        H2 what = new H2(String.valueOf(node.isLeaf() ? node.advice() : node.ask()));
        what.addClassName("walk-ask");
        what.setId("walk-ask");
        what.getElement().setAttribute("tabindex", "-1");
        Section section = new Section(label, what);
        section.getElement().setAttribute("aria-label", node.isLeaf() ? "What to do" : "Question");
        if (node.hint() != null) {
            Paragraph hint = new Paragraph(node.hint());
            hint.addClassName("dim");
            section.add(hint);
        }
        if (node.command() != null) {
            section.add(new CommandBlock(node.command()));
        }
        links(document, node).forEach(section::add);
        if (node.artifact() != null) {
            section.add(new Paragraph("Have at hand: " + node.artifact()));
        }
        if (node.escalation() != null) {
            Paragraph escalation = new Paragraph("If it does not help: " + node.escalation());
            escalation.addClassName("walk-escalation");
            section.add(escalation);
        }
        if (!node.isLeaf()) {
            section.add(answers(document, node, answers), keys(node, !answers.isEmpty()));
        }
        if (!answers.isEmpty()) {
            Anchor back = new Anchor(back(document, answers), "One step back");
            back.getElement().setAttribute("data-key", "Backspace");
            section.add(new Paragraph(back));
        }
        return section;
    }

    private static List<Component> links(Document document, DecisionTree.Node node) {
        List<Component> links = new ArrayList<>();
        if (node.runbook() != null) {
            Documents.relative(document, node.runbook()).ifPresent(address -> {
                Anchor runbook = new Anchor(address, "");
                runbook.addClassNames("btn", "primary");
                runbook.add(new Icon("terminal").small(), new Span("Open the runbook"));
                links.add(runbook);
            });
        }
        if (node.link() != null) {
            Anchor link = new Anchor(node.link(), node.link());
            link.getElement().setAttribute("rel", "noopener noreferrer");
            links.add(new Paragraph(link));
        }
        return links;
    }

    private static Component answers(Document document, DecisionTree.Node node, List<Integer> before) {
        Div list = new Div();
        list.addClassName("answers");
        list.getElement().setAttribute("role", "group");
        list.getElement().setAttribute("aria-labelledby", "walk-ask");
        for (int i = 0; i < node.answers().size(); i++) {
            DecisionTree.Answer answer = node.answers().get(i);
            List<Integer> then = new ArrayList<>(before);
            then.add(i + 1);
            Anchor link = new Anchor(address(document, then), "");
            link.addClassName("answer");
            HtmlContainer key = new HtmlContainer("kbd");
            if (i < 9) {
                key.setText(String.valueOf(i + 1));
                link.getElement().setAttribute("data-key", String.valueOf(i + 1));
            }
            HtmlContainer say = new HtmlContainer("b");
            say.setText(answer.say());
            Span words = new Span(say);
            if (answer.note() != null) {
                Span note = new Span(answer.note());
                note.addClassName("sub");
                words.add(note);
            }
            link.add(key, words, new Icon("right"));
            list.add(link);
        }
        return list;
    }

    private static Component keys(DecisionTree.Node node, boolean back) {
        int last = Math.min(9, node.answers().size());
        Paragraph keys = new Paragraph((last == 1 ? "Key 1 answers" : "Keys 1 to " + last + " answer")
                + ", arrows and Enter as well" + (back ? ", Backspace goes back" : ""));
        keys.addClassNames("s", "dim", "walk-keys");
        return keys;
    }

    private static String back(Document document, List<Integer> answers) {
        return address(document, answers.subList(0, answers.size() - 1));
    }

    private static String address(Document document, List<Integer> answers) {
        StringBuilder address = new StringBuilder(document.url());
        answers.forEach(answer -> address.append('/').append(answer));
        return address.toString();
    }
}
