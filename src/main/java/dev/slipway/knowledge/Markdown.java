package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
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
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Markdown as GitHub reads it, and what a document says line by line. */
final class Markdown {

    static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            AutolinkExtension.create(),
            TaskListItemsExtension.create(),
            FootnotesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customBlockParserFactory(new Admonition.Factory())
            .maxOpenBlockParsers(60) // hostile nesting ends as text, long before the stack does
            .maxInlineNesting(60)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private static final Pattern MARK =
            Pattern.compile("(?i)<[a-z][^>]{0,200}?\\b(?:id|name)\\s*=\\s*[\"']([^\"'>]{1,200})[\"']");

    private static final int MOST_RULES = 10;

    private Markdown() {}

    static Node parse(String body) {
        return PARSER.parse(body);
    }

    /**
     * A line of what is said: a heading, a line of a paragraph or list item, a row of a table. Code and comments are not
     * among them.
     *
     * @param level of a heading; 0 for all else
     * @param at where it begins, from 1; 0 if that is not known
     */
    record Line(int level, String text, List<Target> links, int at) {}

    record Target(String text, String destination) {}

    /** @param begins whether nothing stands before it */
    record Head(int level, String text, boolean begins) {}

    /** A link or a picture, as it is written. */
    record Reference(int at, String destination, boolean picture) {}

    /**
     * @param heads the headings, as a page shows them
     * @param plain all of the text, code included, for finding
     * @param marks anchors that HTML in the text makes
     * @param openFences where code begins that never ends
     * @param rules code of the language {@code slipway}: rules over facts
     */
    record Outline(
            List<Line> lines,
            List<Head> heads,
            String plain,
            List<Reference> references,
            Set<String> marks,
            List<Integer> openFences,
            List<String> rules) {

        static final Outline EMPTY = unread("");

        static Outline of(String body) {
            Scribe scribe = new Scribe();
            parse(body).accept(scribe);
            return new Outline(
                    List.copyOf(scribe.lines),
                    List.copyOf(scribe.heads),
                    scribe.plain.toString().strip(),
                    List.copyOf(scribe.references),
                    Set.copyOf(scribe.marks),
                    List.copyOf(scribe.openFences),
                    List.copyOf(scribe.rules));
        }

        /** Of what cannot be parsed: text all the same. */
        static Outline unread(String body) {
            return new Outline(List.of(), List.of(), body, List.of(), Set.of(), List.of(), List.of());
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
        final List<Head> heads = new ArrayList<>();
        final StringBuilder plain = new StringBuilder();
        final List<Reference> references = new ArrayList<>();
        final Set<String> marks = new HashSet<>();
        final List<Integer> openFences = new ArrayList<>();
        final List<String> rules = new ArrayList<>();
        private StringBuilder line = new StringBuilder();
        private List<Target> links = new ArrayList<>();
        private int at;

        @Override
        public void visit(Heading heading) {
            at = at(heading);
            heads.add(new Head(heading.getLevel(), text(heading), heading.getPrevious() == null));
            visitChildren(heading);
            end(heading.getLevel());
        }

        @Override
        public void visit(Paragraph paragraph) {
            at = at(paragraph);
            visitChildren(paragraph);
            end(0);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                at = at(node);
            }
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
            references.add(new Reference(at, link.getDestination(), false));
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            references.add(new Reference(at, image.getDestination(), true));
        }

        @Override
        public void visit(HtmlInline html) {
            mark(html.getLiteral());
        }

        @Override
        public void visit(HtmlBlock html) {
            mark(html.getLiteral());
        }

        private void mark(String html) {
            Matcher mark = MARK.matcher(html);
            while (mark.find()) {
                marks.add(mark.group(1));
            }
        }

        @Override
        public void visit(SoftLineBreak space) {
            end(0);
            at++;
        }

        @Override
        public void visit(HardLineBreak space) {
            end(0);
            at++;
        }

        @Override
        public void visit(FencedCodeBlock code) {
            if (code.getClosingFenceLength() == null) {
                openFences.add(at(code));
            }
            if (code.getInfo() != null && code.getInfo().strip().equals("slipway") && rules.size() < MOST_RULES) {
                rules.add(code.getLiteral().strip());
            }
            plain.append(code.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            plain.append(code.getLiteral()).append('\n');
        }

        private void end(int level) {
            String text = line.toString().strip();
            if (!text.isEmpty() || level > 0) {
                lines.add(new Line(level, text, List.copyOf(links), at));
                plain.append(text).append('\n');
            }
            line = new StringBuilder();
            links = new ArrayList<>();
        }

        private static int at(Node block) {
            List<SourceSpan> spans = block.getSourceSpans();
            return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
        }
    }
}
