package dev.slipway.knowledge;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a declared decision tree and tells what is wrong with it: dead ends, circles, questions that nobody reaches. */
final class DecisionTreeReader {

    static final int LIMIT = 500;

    private final Declaration declaration;
    private final List<Problem> problems = new ArrayList<>();
    private boolean broken;

    private DecisionTreeReader(Declaration declaration) {
        this.declaration = declaration;
    }

    /**
     * @param tree null if what is wrong leaves nothing to walk
     * @param entity whom it is about, where it says so
     */
    record Result(@Nullable DecisionTree tree, @Nullable EntityRef entity, List<Problem> problems) {}

    static Result read(Declaration declaration) {
        return new DecisionTreeReader(declaration).read();
    }

    private Result read() {
        Map<String, Object> spec = declaration.spec();
        EntityRef entity = entity(spec.get("entity"));
        if (spec.get("mermaid") instanceof String chart) {
            return drawn(chart, entity);
        }
        Map<String, DecisionTree.Node> nodes = nodes(spec.get("nodes"));
        String start = words(spec.get("start"));
        if (start == null) {
            broken("spec", "The tree does not say where to begin", "Add start: with the id of the first node");
        } else if (!nodes.isEmpty() && !nodes.containsKey(start)) {
            broken("spec.start", "There is no node " + start, "Name one of: " + some(nodes.keySet()));
        }
        nodes.forEach((id, node) -> leads(id, node, nodes));
        if (broken || start == null) {
            return new Result(null, entity, problems);
        }
        List<String> circle = circle(start, nodes);
        if (!circle.isEmpty()) {
            broken(
                    "spec.nodes." + circle.getFirst(),
                    "The answers lead in a circle: " + String.join(" → ", circle),
                    "Let one of them lead to something to do");
            return new Result(null, entity, problems);
        }
        Set<String> reached = reached(start, nodes);
        nodes.keySet().stream()
                .filter(id -> !reached.contains(id))
                .forEach(id -> problems.add(declaration.problem(
                        "spec.nodes." + id, "No answer leads to " + id, "Lead an answer here, or take the node out")));
        String title = title();
        return new Result(
                new DecisionTree(declaration.name(), title == null ? declaration.name() : title, start, nodes),
                entity,
                problems);
    }

    private @Nullable String title() {
        String title = words(declaration.spec().get("title"));
        return title == null ? words(declaration.metadata().get("title")) : title;
    }

    /** The field's text begins on the line below its key. */
    private Result drawn(String chart, @Nullable EntityRef entity) {
        MermaidTree.Result drawn = MermaidTree.read(chart, declaration.name(), title());
        Declaration.Place place =
                declaration.places().getOrDefault("spec.mermaid", new Declaration.Place(declaration.line(), 1));
        drawn.flaws()
                .forEach(flaw -> problems.add(new Problem(
                        declaration.path(), place.line() + flaw.line(), flaw.column(), flaw.message(), flaw.remedy())));
        return new Result(drawn.tree(), entity, problems);
    }

    private @Nullable EntityRef entity(@Nullable Object stated) {
        String ref = words(stated);
        if (ref == null) {
            return null;
        }
        return EntityRef.parse(ref, "component", EntityRef.DEFAULT_NAMESPACE).orElseGet(() -> {
            problems.add(declaration.problem(
                    "spec.entity",
                    ref + " is not an entity ref",
                    "Write kind:namespace/name, such as component:default/ledger"));
            return null;
        });
    }

    private Map<String, DecisionTree.Node> nodes(@Nullable Object stated) {
        Map<String, DecisionTree.Node> nodes = new LinkedHashMap<>();
        if (!(stated instanceof Map<?, ?> map) || map.isEmpty()) {
            broken("spec", "The tree has no nodes", "Add nodes: with a question, its answers, and what to do");
            return nodes;
        }
        if (map.size() > LIMIT) {
            broken("spec.nodes", "The tree has more than " + LIMIT + " nodes", "Split it into several trees");
            return nodes;
        }
        map.forEach((key, value) -> {
            String id = String.valueOf(key);
            String at = "spec.nodes." + id;
            if (!(value instanceof Map<?, ?> node)) {
                broken(at, "Node " + id + " is empty", "Give it ask: with answers:, or do:");
                return;
            }
            String ask = words(node.get("ask"));
            String advice = words(node.get("do"));
            if (ask == null && advice == null) {
                broken(at, "Node " + id + " neither asks nor says what to do", "Give it ask: with answers:, or do:");
            } else if (ask != null && advice != null) {
                broken(
                        at,
                        "Node " + id + " both asks and says what to do",
                        "Keep ask: or do:, and make two nodes of it");
            }
            nodes.put(
                    id,
                    new DecisionTree.Node(
                            ask,
                            words(node.get("hint")),
                            words(node.get("command")),
                            answers(at, id, ask, node.get("answers")),
                            advice,
                            words(node.get("runbook")),
                            words(node.get("artifact")),
                            words(node.get("escalation")),
                            web(at, words(node.get("link")))));
        });
        return nodes;
    }

    private List<DecisionTree.Answer> answers(String at, String id, @Nullable String ask, @Nullable Object stated) {
        List<DecisionTree.Answer> answers = new ArrayList<>();
        if (ask == null) {
            if (stated != null) {
                broken(
                        at + ".answers",
                        "Node " + id + " has answers but no question",
                        "Add ask:, or take the answers out");
            }
            return answers;
        }
        if (!(stated instanceof List<?> list) || list.isEmpty()) {
            broken(at, "Question " + id + " is a dead end: it has no answers", "Add answers: with say: and go:");
            return answers;
        }
        for (int i = 0; i < list.size(); i++) {
            String where = at + ".answers[" + i + "]";
            String say = list.get(i) instanceof Map<?, ?> map ? words(map.get("say")) : null;
            String go = list.get(i) instanceof Map<?, ?> map ? words(map.get("go")) : null;
            if (say == null || go == null) {
                broken(
                        where,
                        "An answer of " + id + " lacks say: or go:",
                        "Write {say: the answer, go: the node it leads to}");
            } else {
                String note = list.get(i) instanceof Map<?, ?> map ? words(map.get("note")) : null;
                answers.add(new DecisionTree.Answer(say, note, go));
            }
        }
        return answers;
    }

    static boolean isWeb(String link) {
        return link.matches("(?i)https?://\\S+");
    }

    private @Nullable String web(String at, @Nullable String link) {
        if (link != null && !isWeb(link)) {
            problems.add(declaration.problem(at + ".link", link + " is not a web address", "Begin it with https://"));
            return null;
        }
        return link;
    }

    private void leads(String id, DecisionTree.Node node, Map<String, DecisionTree.Node> nodes) {
        for (int i = 0; i < node.answers().size(); i++) {
            String go = node.answers().get(i).go();
            if (!nodes.containsKey(go)) {
                broken(
                        "spec.nodes." + id + ".answers[" + i + "].go",
                        "There is no node " + go,
                        "Name one of: " + some(nodes.keySet()));
            }
        }
    }

    /** The first way that comes back to itself; empty if there is none. Without recursion: 500 nodes may lie in a row. */
    static List<String> circle(String start, Map<String, DecisionTree.Node> nodes) {
        Deque<String> way = new ArrayDeque<>();
        Map<String, Integer> next = new HashMap<>();
        Set<String> done = new HashSet<>();
        way.addLast(start);
        while (!way.isEmpty()) {
            String id = way.getLast();
            List<DecisionTree.Answer> answers = answersOf(nodes, id);
            int answer = next.merge(id, 1, Integer::sum) - 1;
            if (answer >= answers.size()) {
                done.add(way.removeLast());
                continue;
            }
            String to = answers.get(answer).go();
            if (way.contains(to)) {
                List<String> circle = new ArrayList<>(way);
                circle = new ArrayList<>(circle.subList(circle.indexOf(to), circle.size()));
                circle.add(to);
                return circle;
            }
            if (!done.contains(to)) {
                way.addLast(to);
            }
        }
        return List.of();
    }

    private static List<DecisionTree.Answer> answersOf(Map<String, DecisionTree.Node> nodes, String id) {
        DecisionTree.Node node = nodes.get(id);
        return node == null ? List.of() : node.answers();
    }

    static Set<String> reached(String start, Map<String, DecisionTree.Node> nodes) {
        Set<String> reached = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (DecisionTree.Answer answer : answersOf(nodes, open.removeFirst())) {
                if (reached.add(answer.go())) {
                    open.addLast(answer.go());
                }
            }
        }
        return reached;
    }

    private void broken(String where, String message, String remedy) {
        broken = true;
        problems.add(declaration.problem(where, message, remedy));
    }

    private static String some(Set<String> ids) {
        return String.join(", ", ids.stream().limit(8).toList()) + (ids.size() > 8 ? " …" : "");
    }

    /** YAML reads an unquoted yes as true; whoever writes an answer means the word. */
    private static @Nullable String words(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value instanceof Boolean yes
                ? (yes ? "Yes" : "No")
                : String.valueOf(value).strip();
        return text.isEmpty() ? null : text;
    }
}
