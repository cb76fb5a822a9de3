package dev.slipway.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions that lead from a symptom to what to do, one at a time.
 *
 * @param start id of the first node
 * @param nodes by id, as declared
 */
public record DecisionTree(String name, String title, String start, Map<String, Node> nodes) {

    public DecisionTree {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /**
     * A question with its answers, or what to do: one of {@code ask} and {@code advice} is given.
     *
     * @param hint how to find the answer, or why the advice helps
     * @param command what to type
     * @param runbook where the whole procedure is, relative to the declaring file
     * @param artifact what to have at hand: a dashboard, a form, a file
     * @param escalation whom to call if it does not help
     * @param link an address outside
     */
    public record Node(
            @Nullable String ask,
            @Nullable String hint,
            @Nullable String command,
            List<Answer> answers,
            @Nullable String advice,
            @Nullable String runbook,
            @Nullable String artifact,
            @Nullable String escalation,
            @Nullable String link) {

        public Node {
            answers = List.copyOf(answers);
        }

        public boolean isLeaf() {
            return ask == null;
        }
    }

    /** @param go id of the node that it leads to */
    public record Answer(String say, @Nullable String note, String go) {}

    /** How far the answers, numbered from 1, lead; empty if one of them is not offered. */
    public Optional<List<String>> walk(List<Integer> answers) {
        List<String> way = new java.util.ArrayList<>(List.of(start));
        for (int answer : answers) {
            Node node = node(way.getLast());
            if (answer < 1 || answer > node.answers().size()) {
                return Optional.empty();
            }
            way.add(node.answers().get(answer - 1).go());
        }
        return Optional.of(way);
    }

    public Node node(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node " + id + " in tree " + name);
        }
        return node;
    }

    /** The most questions that may follow from here, this one included. */
    public int depth(String from) {
        return depth(from, new HashMap<>());
    }

    /** Each node once: many ways may lead to it. */
    private int depth(String from, Map<String, Integer> known) {
        Integer before = known.get(from);
        if (before != null) {
            return before;
        }
        Node node = node(from);
        int deepest = 0;
        for (Answer answer : node.answers()) {
            deepest = Math.max(deepest, depth(answer.go(), known));
        }
        int depth = node.isLeaf() ? 0 : 1 + deepest;
        known.put(from, depth);
        return depth;
    }

    /** How many nodes ask. */
    public long questions() {
        return nodes.values().stream().filter(node -> !node.isLeaf()).count();
    }
}
