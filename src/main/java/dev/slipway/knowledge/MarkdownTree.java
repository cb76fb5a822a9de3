package dev.slipway.knowledge;

import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A decision tree in a Markdown file: the front matter says {@code kind: decision-tree}, and the first flowchart in a
 * block of Mermaid is the tree. Its name is the file's. See docs/adr/0024.
 */
final class MarkdownTree {

    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})[ \\t]*mermaid[ \\t]*$");

    private MarkdownTree() {}

    /** @param line of the file in which its text begins, from 1 */
    record Block(String text, int line) {}

    /**
     * @param tree null if what is wrong leaves nothing to walk
     * @param entity whom it is about, as it is written
     */
    record Result(@Nullable DecisionTree tree, @Nullable String entity, List<Problem> problems) {}

    /** The name of the tree that the file would declare. */
    static String name(String path) {
        String stem = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[^.]+$", "");
        return stem.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /** Empty if the file does not say that it is one. */
    static Optional<Result> read(String path, String text) {
        FrontMatter front = FrontMatter.of(text);
        String kind =
                front.values().getOrDefault("kind", "").toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        if (!kind.equals("decisiontree")) {
            return Optional.empty();
        }
        Optional<Block> chart = blocks(text).stream()
                .filter(block -> FlowchartReader.flowchart(block.text()))
                .findFirst();
        if (chart.isEmpty()) {
            return Optional.of(new Result(
                    null,
                    null,
                    List.of(new Problem(
                            path,
                            1,
                            1,
                            "The file says that it is a decision tree, but has no flowchart",
                            "Add a ```mermaid block that begins with flowchart TD"))));
        }
        String title = front.values().get("title");
        if (title == null) {
            title = DocumentReader.firstHeading(
                    Markdown.Outline.of(front.body()).lines(), 1);
        }
        MermaidTree.Result drawn = MermaidTree.read(chart.get().text(), name(path), title);
        List<Problem> problems = new ArrayList<>();
        drawn.flaws()
                .forEach(flaw -> problems.add(new Problem(
                        path, chart.get().line() + flaw.line() - 1, flaw.column(), flaw.message(), flaw.remedy())));
        return Optional.of(new Result(drawn.tree(), front.values().get("entity"), problems));
    }

    /** The blocks of Mermaid in a file, each to the fence that ends it or the end of the file. */
    static List<Block> blocks(String written) {
        String text = written.replace("\r\n", "\n");
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        int from = 0;
        while (from <= text.length() && fence.find(from)) {
            int begins = Math.min(text.length(), fence.end() + 1);
            Matcher end = Pattern.compile("(?m)^ {0,3}" + Pattern.quote(fence.group(1)) + "[`~]*[ \\t]*$")
                    .matcher(text);
            int ends = end.find(begins) ? end.start() : text.length();
            int line = 1
                    + (int) text.substring(0, begins)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            blocks.add(new Block(text.substring(begins, Math.max(begins, ends)), line));
            from = ends + 1;
        }
        return blocks;
    }

    /** The tree as such a file, with all that it says in words below; {@link #read} makes the same tree of it. */
    static String write(DecisionTree tree, @Nullable String entity) {
        StringBuilder text = new StringBuilder("---\nkind: decision-tree\n");
        if (entity != null) {
            text.append("entity: ").append(entity).append('\n');
        }
        return text.append("---\n\n# ")
                .append(tree.title().replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#&|~!])", "\\\\$1"))
                .append("\n\n```mermaid\n")
                .append(MermaidTree.write(tree))
                .append("```\n\n")
                .append(DecisionTreeOutline.of(tree))
                .toString();
    }
}
