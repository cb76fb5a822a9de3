package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a runbook, as a person would count them: numbered or ticked items, else numbered headings, else the items
 * and commands of its diagnosis and mitigation. What only explains is left out.
 */
final class RunbookSteps {

    private static final int MOST = 100;
    private static final int LONGEST = 400;
    private static final int MOST_COMMANDS = 20;

    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^(?:step|schritt|étape|paso|passo|passaggio|ステップ|手順|步骤|第)?\\s*\\d{1,2}\\b[.):]?.*");
    private static final Set<String> SHOWN_ONLY = Set.of(
            "mermaid",
            "plantuml",
            "dot",
            "json",
            "yaml",
            "yml",
            "xml",
            "output",
            "log",
            "diff",
            "text",
            "promql",
            "toml");

    private final List<RunbookStep> listed = new ArrayList<>();
    private final List<RunbookStep> headed = new ArrayList<>();
    private final List<RunbookStep> implied = new ArrayList<>();
    private String section = "";
    private int explainsAt; // level of the heading that only explains; 0 for none

    private RunbookSteps() {}

    /** Never empty: a runbook without steps is one step, to follow it. */
    static List<RunbookStep> of(String markdown) {
        RunbookSteps steps = new RunbookSteps();
        try {
            steps.read(Markdown.parse(markdown));
        } catch (StackOverflowError | RuntimeException e) { // what cannot be parsed can be followed all the same
            return List.of(new RunbookStep(1, "", "Follow the runbook", List.of()));
        }
        List<RunbookStep> best = steps.listed.size() > 1
                ? steps.listed
                : steps.headed.size() > 1 ? steps.headed : steps.listed.isEmpty() ? steps.implied : steps.listed;
        if (best.isEmpty()) {
            return List.of(new RunbookStep(1, "", "Follow the runbook", List.of()));
        }
        List<RunbookStep> numbered = new ArrayList<>();
        for (RunbookStep step : best.subList(0, Math.min(MOST, best.size()))) {
            numbered.add(new RunbookStep(numbered.size() + 1, step.section(), step.text(), step.commands()));
        }
        return numbered;
    }

    private void read(Node document) {
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                enter(heading);
            } else if (explainsAt == 0) {
                take(block);
            }
        }
    }

    private void enter(Heading heading) {
        section = Markdown.text(heading);
        if (explainsAt > 0 && heading.getLevel() > explainsAt) {
            return;
        }
        explainsAt = RunbookWords.explains(section) ? heading.getLevel() : 0;
        if (explainsAt == 0
                && heading.getLevel() > 1
                && NUMBERED.matcher(section).matches()) {
            add(headed, section.replaceFirst("^\\d{1,2}[.):]?\\s+", ""), List.of());
        }
    }

    private void take(Node block) {
        switch (block) {
            case OrderedList list -> items(list, listed);
            case BulletList list -> items(list, ticked(list) ? listed : implied);
            case FencedCodeBlock code -> command(block, code.getLiteral(), language(code.getInfo()));
            case IndentedCodeBlock code -> command(block, code.getLiteral(), "");
            default -> {}
        }
    }

    private void items(Node list, List<RunbookStep> steps) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item instanceof ListItem) {
                Node first =
                        item.getFirstChild() instanceof TaskListItemMarker tick ? tick.getNext() : item.getFirstChild();
                String text = first instanceof Paragraph paragraph ? Markdown.text(paragraph) : "";
                List<String> commands = commands(item);
                if (!text.isEmpty() || !commands.isEmpty()) {
                    add(steps, text.isEmpty() ? "Run" : text, commands);
                }
            }
        }
    }

    private void command(Node block, String literal, String language) {
        String command = literal.strip();
        if (command.isEmpty() || SHOWN_ONLY.contains(language)) {
            return;
        }
        if (block.getPrevious() instanceof OrderedList && !listed.isEmpty()) { // meant for the item before it
            join(listed, command);
            return;
        }
        if (!headed.isEmpty() && section.endsWith(headed.getLast().text())) {
            join(headed, command);
        }
        String before = block.getPrevious() instanceof Paragraph paragraph ? Markdown.text(paragraph) : "";
        if (before.isEmpty()
                && !implied.isEmpty()
                && implied.getLast().section().equals(section)) {
            join(implied, command);
        } else {
            String text = before.isEmpty() ? section : before;
            add(implied, text.isEmpty() ? "Run" : text.replaceFirst(":$", ""), List.of(command));
        }
    }

    private void add(List<RunbookStep> steps, String text, List<String> commands) {
        if (steps.size() <= MOST) {
            String words = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
            steps.add(new RunbookStep(0, section, words, commands));
        }
    }

    private static void join(List<RunbookStep> steps, String command) {
        RunbookStep last = steps.removeLast();
        List<String> commands = new ArrayList<>(last.commands());
        if (commands.size() < MOST_COMMANDS) {
            commands.add(command);
        }
        steps.add(new RunbookStep(last.number(), last.section(), last.text(), commands));
    }

    private static boolean ticked(BulletList list) {
        boolean[] found = new boolean[1];
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Node first = item.getFirstChild();
            found[0] |= first instanceof TaskListItemMarker
                    || first != null && first.getFirstChild() instanceof TaskListItemMarker;
        }
        return found[0];
    }

    /** Blocks of code below the item; where there are none, what stands in its line as code and has a blank. */
    private static List<String> commands(Node item) {
        List<String> blocks = new ArrayList<>();
        List<String> inline = new ArrayList<>();
        item.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock code) {
                if (!SHOWN_ONLY.contains(language(code.getInfo()))) {
                    blocks.add(code.getLiteral().strip());
                }
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                blocks.add(code.getLiteral().strip());
            }

            @Override
            public void visit(Code code) {
                if (code.getLiteral().strip().contains(" ")) {
                    inline.add(code.getLiteral().strip());
                }
            }
        });
        List<String> all = blocks.isEmpty() ? inline : blocks;
        return all.stream()
                .filter(command -> !command.isEmpty())
                .limit(MOST_COMMANDS)
                .toList();
    }

    private static String language(@Nullable String info) {
        return info == null ? "" : info.strip().split("[\\s{,:]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
