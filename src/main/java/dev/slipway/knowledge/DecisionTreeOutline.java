package dev.slipway.knowledge;

import java.util.HashSet;
import java.util.Set;

/** A decision tree as a document: every question with its answers, indented, each node once. */
final class DecisionTreeOutline {

    private static final int DEEPEST = 24; // deeper lists are no longer read, and our parser stops at 60 open blocks

    private final DecisionTree tree;
    private final StringBuilder markdown = new StringBuilder();
    private final Set<String> written = new HashSet<>();

    private DecisionTreeOutline(DecisionTree tree) {
        this.tree = tree;
    }

    static String of(DecisionTree tree) {
        DecisionTreeOutline outline = new DecisionTreeOutline(tree);
        outline.write(tree.start(), 0);
        return outline.markdown.toString();
    }

    private void write(String id, int depth) {
        DecisionTree.Node node = tree.node(id);
        boolean again = !written.add(id);
        String ask = node.ask();
        line(depth, ask == null ? text(node.advice()) : "**" + text(ask) + "**" + (again ? " (see above)" : ""));
        if (again && ask != null) {
            return;
        }
        if (node.hint() != null) {
            more(depth, text(node.hint()));
        }
        if (node.command() != null) {
            more(depth, code(node.command()));
        }
        if (node.runbook() != null) {
            more(
                    depth,
                    "[Runbook: " + text(node.runbook()) + "](<" + node.runbook().replaceAll("[<>\\n]", "") + ">)");
        }
        if (node.artifact() != null) {
            more(depth, "Have at hand: " + text(node.artifact()));
        }
        if (node.escalation() != null) {
            more(depth, "If it does not help: " + text(node.escalation()));
        }
        if (node.link() != null) {
            more(depth, "<" + node.link() + ">");
        }
        for (DecisionTree.Answer answer : node.answers()) {
            line(depth + 1, "*" + text(answer.say()) + "*" + (answer.note() == null ? "" : ": " + text(answer.note())));
            if (depth < DEEPEST) {
                write(answer.go(), depth + 2);
            } else {
                more(depth + 1, "…");
            }
        }
    }

    private void line(int depth, String text) {
        markdown.append("  ".repeat(depth)).append("- ").append(text).append('\n');
    }

    private void more(int depth, String text) {
        markdown.append('\n').append("  ".repeat(depth + 1)).append(text).append("\n\n");
    }

    private static String text(@org.jspecify.annotations.Nullable String words) {
        return words == null ? "" : words.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#&|~!])", "\\\\$1");
    }

    private static String code(String command) {
        String fence = "`";
        while (command.contains(fence)) {
            fence += "`";
        }
        return fence + " " + command.replaceAll("\\s+", " ") + " " + fence;
    }
}
