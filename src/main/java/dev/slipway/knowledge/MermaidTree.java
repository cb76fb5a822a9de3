package dev.slipway.knowledge;

import dev.slipway.knowledge.Flowchart.Arrow;
import dev.slipway.knowledge.Flowchart.Box;
import dev.slipway.knowledge.Flowchart.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decision trees as Mermaid flowcharts, there and back. A box from which arrows lead is a question, and their words are
 * its answers; any other box says what to do. See docs/adr/0024.
 */
final class MermaidTree {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> RESERVED = Set.of(
            "end",
            "graph",
            "flowchart",
            "subgraph",
            "click",
            "style",
            "class",
            "classdef",
            "linkstyle",
            "default",
            "direction",
            "acctitle",
            "accdescr",
            "href",
            "call");

    private static final int LONGEST = 200_000;

    private MermaidTree() {}

    /** @param tree null if what is wrong leaves nothing to walk */
    record Result(@Nullable DecisionTree tree, List<Flaw> flaws) {}

    static Result read(String text, String name, @Nullable String title) {
        if (text.length() > LONGEST) {
            Flaw flaw = new Flaw(
                    1, 1, "The chart is longer than " + LONGEST + " characters", "Split it into several trees");
            return new Result(null, List.of(flaw));
        }
        Flowchart chart = FlowchartReader.read(text);
        List<Flaw> flaws = new ArrayList<>(chart.flaws);
        if (!chart.flaws.isEmpty() || chart.boxes.isEmpty()) {
            if (flaws.isEmpty()) {
                flaws.add(new Flaw(1, 1, "The flowchart has no boxes", "Draw a question and what its answers lead to"));
            }
            return new Result(null, flaws);
        }
        if (chart.boxes.size() > DecisionTreeReader.LIMIT) {
            flaws.add(new Flaw(
                    1,
                    1,
                    "The tree has more than " + DecisionTreeReader.LIMIT + " nodes",
                    "Split it into several trees"));
            return new Result(null, flaws);
        }
        Notes notes = Notes.of(chart, flaws);
        Map<String, List<Arrow>> leaving = new HashMap<>();
        Set<String> led = new HashSet<>();
        for (Arrow arrow : chart.arrows) {
            leaving.computeIfAbsent(arrow.from(), id -> new ArrayList<>()).add(arrow);
            led.add(arrow.to());
        }
        boolean dead = false;
        Map<String, DecisionTree.Node> nodes = new LinkedHashMap<>();
        for (Box box : chart.boxes.values()) {
            List<Arrow> arrows = leaving.getOrDefault(box.id(), List.of());
            if (arrows.isEmpty() && box.diamond()) {
                flaws.add(flaw(
                        box,
                        "Question " + box.id() + " is a dead end: no arrow leads on",
                        "Add an arrow for each answer, or draw it as a box"));
                dead = true;
            }
            nodes.put(notes.id(box.id()), node(chart, box, arrows, notes));
        }
        String start = chart.boxes.keySet().stream()
                .filter(id -> !led.contains(id))
                .findFirst()
                .orElse(chart.boxes.keySet().iterator().next());
        Map<String, Box> byId = new HashMap<>();
        chart.boxes.values().forEach(box -> byId.put(notes.id(box.id()), box));
        List<String> circle = circle(notes.id(start), nodes);
        if (!circle.isEmpty()) {
            Box first = byId.get(circle.getFirst());
            Arrow back = chart.arrows.stream()
                    .filter(arrow -> notes.id(arrow.from()).equals(circle.get(circle.size() - 2))
                            && notes.id(arrow.to()).equals(circle.getLast()))
                    .findFirst()
                    .orElse(null);
            flaws.add(new Flaw(
                    back == null && first != null ? first.line() : back == null ? 1 : back.line(),
                    back == null && first != null ? first.column() : back == null ? 1 : back.column(),
                    "The answers lead in a circle: " + String.join(" → ", circle),
                    "Let one of them lead to something to do"));
        }
        if (dead || !circle.isEmpty() || notes.broken) {
            return new Result(null, flaws);
        }
        Set<String> reached = DecisionTreeReader.reached(notes.id(start), nodes);
        byId.forEach((id, box) -> {
            if (!reached.contains(id)) {
                flaws.add(flaw(box, "No answer leads to " + id, "Lead an arrow here, or take the box out"));
            }
        });
        String called = notes.title != null ? notes.title : title != null ? title : chart.title;
        return new Result(new DecisionTree(name, called == null ? name : called, notes.id(start), nodes), flaws);
    }

    private static List<String> circle(String start, Map<String, DecisionTree.Node> nodes) {
        List<String> circle = DecisionTreeReader.circle(start, nodes);
        for (String id : nodes.keySet()) { // also among those that nobody reaches: they would be drawn
            circle = circle.isEmpty() ? DecisionTreeReader.circle(id, nodes) : circle;
        }
        return circle;
    }

    private static Flaw flaw(Box box, String message, String remedy) {
        return new Flaw(box.line(), box.column(), message, remedy);
    }

    private static DecisionTree.Node node(Flowchart chart, Box box, List<Arrow> arrows, Notes notes) {
        JsonNode more = notes.of(box.id());
        List<DecisionTree.Answer> answers = new ArrayList<>();
        for (Arrow arrow : arrows) {
            Box to = chart.boxes.get(arrow.to());
            String say =
                    !arrow.words().isEmpty() || to == null ? arrow.words() : arrows.size() == 1 ? "Go on" : to.text();
            String note = words(more.path("notes").path(String.valueOf(answers.size() + 1)));
            answers.add(new DecisionTree.Answer(say.isEmpty() ? "Go on" : say, note, notes.id(arrow.to())));
        }
        String click = chart.clicks.get(box.id());
        boolean web = click != null && DecisionTreeReader.isWeb(click);
        String noted = words(more.path("link"));
        String link = noted != null && DecisionTreeReader.isWeb(noted) ? noted : null;
        String runbook = words(more.path("runbook"));
        return new DecisionTree.Node(
                answers.isEmpty() ? null : box.text(),
                words(more.path("hint")),
                words(more.path("command")),
                answers,
                answers.isEmpty() ? box.text() : null,
                runbook == null && !web && click != null && !click.isBlank() ? click : runbook,
                words(more.path("artifact")),
                words(more.path("escalation")),
                link == null && web ? click : link);
    }

    private static @Nullable String words(JsonNode node) {
        return node.isString() && !node.asString().isBlank() ? node.asString() : null;
    }

    /** What our own comments add to the boxes. */
    private static final class Notes {
        private final Map<String, JsonNode> byBox = new HashMap<>();
        private @Nullable String title;
        private boolean broken;

        static Notes of(Flowchart chart, List<Flaw> flaws) {
            Notes notes = new Notes();
            for (Flowchart.Note note : chart.notes) {
                try {
                    JsonNode json = JSON.readTree(note.json());
                    if (json.path("node").isString()) {
                        notes.byBox.put(json.path("node").asString(), json);
                        String link = words(json.path("link"));
                        if (link != null && !DecisionTreeReader.isWeb(link)) {
                            flaws.add(
                                    new Flaw(note.line(), 1, link + " is not a web address", "Begin it with https://"));
                        }
                    } else {
                        notes.title = words(json.path("title"));
                    }
                } catch (JacksonException e) {
                    notes.broken = true;
                    flaws.add(new Flaw(note.line(), 1, "The note is no JSON", "Mend it, or take the line out"));
                }
            }
            return notes;
        }

        JsonNode of(String box) {
            return byBox.getOrDefault(box, JSON.nullNode());
        }

        String id(String box) {
            String own = words(of(box).path("id"));
            return own == null ? box : own;
        }
    }

    /** The chart of a tree; {@link #read} makes the same tree of it. */
    static String write(DecisionTree tree) {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        text.append("  %% slipway ")
                .append(JSON.writeValueAsString(Map.of("title", tree.title())))
                .append('\n');
        List<String> order = new ArrayList<>(List.of(tree.start()));
        tree.nodes().keySet().stream().filter(id -> !id.equals(tree.start())).forEach(order::add);
        Map<String, String> boxes = new LinkedHashMap<>();
        for (String id : order) {
            boxes.put(id, plain(id) ? id : "node_" + (boxes.size() + 1) + "_");
        }
        for (String id : order) {
            DecisionTree.Node node = tree.node(id);
            String box = boxes.get(id);
            String label = encoded(String.valueOf(node.isLeaf() ? node.advice() : node.ask()));
            text.append("  ").append(box).append(node.isLeaf() ? "[\"" : "{\"").append(label);
            text.append(node.isLeaf() ? "\"]\n" : "\"}\n");
            note(text, id, String.valueOf(box), node);
        }
        for (String id : order) {
            for (DecisionTree.Answer answer : tree.node(id).answers()) {
                text.append("  ")
                        .append(boxes.get(id))
                        .append(" -->|\"")
                        .append(encoded(answer.say()))
                        .append("\"| ");
                text.append(boxes.get(answer.go())).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean plain(String id) {
        return id.matches("[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*")
                && !RESERVED.contains(id.toLowerCase(java.util.Locale.ROOT))
                && !RESERVED.contains(id.toLowerCase(java.util.Locale.ROOT).replaceFirst("[-_].*", ""))
                && !id.matches("node_\\d+_");
    }

    private static void note(StringBuilder text, String id, String box, DecisionTree.Node node) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("node", box);
        put(more, "id", id.equals(box) ? null : id);
        put(more, "hint", node.hint());
        put(more, "command", node.command());
        put(more, "runbook", node.runbook());
        put(more, "artifact", node.artifact());
        put(more, "escalation", node.escalation());
        put(more, "link", node.link());
        Map<String, String> notes = new LinkedHashMap<>();
        for (int i = 0; i < node.answers().size(); i++) {
            String note = node.answers().get(i).note();
            if (note != null) {
                notes.put(String.valueOf(i + 1), note);
            }
        }
        put(more, "notes", notes.isEmpty() ? null : notes);
        if (more.size() > 1) {
            text.append("  %% slipway ").append(JSON.writeValueAsString(more)).append('\n');
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** As Mermaid wants what would end the text or be taken for markup. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(point -> {
            boolean plain = Character.isLetterOrDigit(point) || " .,:!?'()-/_=+*@$%^~[]{}".indexOf(point) >= 0;
            encoded.append(plain ? Character.toString(point) : "#" + point + ";");
        });
        return encoded.toString().replaceAll(" (?= )", "#32;");
    }
}
