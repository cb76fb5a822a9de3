package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as GitHub reads it, and what a document says line by line. */
final class Markdown {

    static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            TaskListItemsExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(60) // hostile nesting ends as text, long before the stack does
            .maxInlineNesting(60)
            .build();

    private Markdown() {}

    static Node parse(String body) {
        return PARSER.parse(body);
    }

    /**
     * A line of what is said: a heading, a line of a paragraph or list item, a row of a table. Code and comments are not
     * among them.
     *
     * @param level of a heading; 0 for all else
     */
    record Line(int level, String text, List<Target> links) {}

    record Target(String text, String destination) {}

    /** @param plain all of the text, code included, for finding */
    record Outline(List<Line> lines, String plain) {

        static final Outline EMPTY = new Outline(List.of(), "");

        static Outline of(String body) {
            Scribe scribe = new Scribe();
            parse(body).accept(scribe);
            return new Outline(
                    List.copyOf(scribe.lines), scribe.plain.toString().strip());
        }
    }

    /** The text of a node and all below it. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text literal) {
                text.append(literal.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak line) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }

    private static final class Scribe extends AbstractVisitor {
        final List<Line> lines = new ArrayList<>();
        final StringBuilder plain = new StringBuilder();
        private StringBuilder line = new StringBuilder();
        private List<Target> links = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            end(heading.getLevel());
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            end(0);
        }

        @Override
        public void visit(CustomNode node) {
            visitChildren(node);
            if (node instanceof TableCell && node.getNext() != null) {
                line.append(" | ");
            } else if (node instanceof TableRow) {
                end(0);
            }
        }

        @Override
        public void visit(CustomBlock block) {
            visitChildren(block);
        }

        @Override
        public void visit(Text text) {
            line.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            line.append(code.getLiteral());
        }

        @Override
        public void visit(Link link) {
            int from = line.length();
            visitChildren(link);
            links.add(new Target(line.substring(Math.min(from, line.length())), link.getDestination()));
        }

        @Override
        public void visit(SoftLineBreak space) {
            end(0);
        }

        @Override
        public void visit(HardLineBreak space) {
            end(0);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            plain.append(code.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            plain.append(code.getLiteral()).append('\n');
        }

        private void end(int level) {
            String text = line.toString().strip();
            if (!text.isEmpty() || level > 0) {
                lines.add(new Line(level, text, List.copyOf(links)));
                plain.append(text).append('\n');
            }
            line = new StringBuilder();
            links = new ArrayList<>();
        }
    }
}
