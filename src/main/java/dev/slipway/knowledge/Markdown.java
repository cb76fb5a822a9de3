package dev.slipway.knowledge;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
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

    private static final int MOST_LINES = 2_000;

    private Markdown() {}

    static Node parse(String body) {
        return PARSER.parse(breathing(body));
    }

    /**
     * The same, with an empty line now and then where a paragraph goes on for thousands of lines: nobody writes that, and
     * the parser takes a time for it that grows with its square.
     */
    private static String breathing(String body) {
        if (body.length() < 2 * MOST_LINES) {
            return body;
        }
        StringBuilder breathing = new StringBuilder(body.length() + 64);
        int lines = 0;
        int most = MOST_LINES;
        int begin = 0;
        while (begin < body.length()) {
            int end = body.indexOf('\n', begin);
            end = end < 0 ? body.length() : end + 1;
            int first = begin;
            while (first < end && (body.charAt(first) == ' ' || body.charAt(first) == '\t')) {
                first++;
            }
            char mark = first < end ? body.charAt(first) : '\n';
            if (mark == '\n') {
                lines = 0;
                most = MOST_LINES;
            } else if ("`~|*-+".indexOf(mark) >= 0
                    || Character.isDigit(mark)) { // code, a table, a list, perhaps: they may be longer
                most = 4 * MOST_LINES;
            }
            if (++lines > most) {
                breathing.append('\n');
                lines = 1;
            }
            breathing.append(body, begin, end);
            begin = end;
        }
        return breathing.toString();
    }

    /**
     * A line of what is said: a heading, a line of a paragraph or list item, a row of a table. Code and comments are not
     * among them.
     *
     * @param level of a heading; 0 for all else
     * @param text without what is struck out, where anything else is left
     * @param at where it begins, from 1; 0 if that is not known
     * @param counts unless it is struck out, or an item to tick off that is not ticked
     */
    record Line(int level, String text, List<Target> links, int at, boolean counts) {

        /** The same place, in other words. */
        Line saying(String words) {
            return new Line(level, words, links, at, counts);
        }
    }

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
}
