package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Head;
import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Reference;
import dev.slipway.knowledge.Markdown.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
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

/** Takes down what a parsed document says. */
final class Scribe extends AbstractVisitor {

    private static final Pattern MARK =
            Pattern.compile("(?i)<[a-z][^>]{0,200}?\\b(?:id|name)\\s*=\\s*[\"']([^\"'>]{1,200})[\"']");
    private static final int MOST_RULES = 10;

    final List<Line> lines = new ArrayList<>();
    final List<Head> heads = new ArrayList<>();
    final StringBuilder plain = new StringBuilder();
    final List<Reference> references = new ArrayList<>();
    final Set<String> marks = new HashSet<>();
    final List<Integer> openFences = new ArrayList<>();
    final List<String> rules = new ArrayList<>();
    private StringBuilder line = new StringBuilder();
    private List<Target> links = new ArrayList<>();
    private final List<int[]> struck = new ArrayList<>();
    private int strikes = -1; // where on this line it began to be struck out
    private int at;
    private boolean open;

    @Override
    public void visit(Heading heading) {
        at = at(heading);
        heads.add(new Head(heading.getLevel(), Markdown.text(heading), heading.getPrevious() == null));
        visitChildren(heading);
        end(heading.getLevel());
    }

    @Override
    public void visit(Paragraph paragraph) {
        at = at(paragraph);
        visitChildren(paragraph);
        end(0);
        open = false;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            at = at(node);
        }
        if (node instanceof Strikethrough) {
            strikes = line.length();
        }
        visitChildren(node);
        if (node instanceof Strikethrough) {
            strike();
            strikes = -1;
        } else if (node instanceof TaskListItemMarker tick) {
            open = !tick.isChecked();
        } else if (node instanceof TableCell && node.getNext() != null) {
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

    private void strike() {
        if (strikes >= 0) {
            struck.add(new int[] {strikes, line.length()});
        }
    }

    private void end(int level) {
        strike();
        strikes = Math.min(strikes, 0);
        String text = line.toString().strip();
        if (!text.isEmpty() || level > 0) {
            String standing = level > 0 ? text : standing();
            boolean counts = !open && (level > 0 || !standing.isEmpty());
            lines.add(new Line(level, standing.isEmpty() ? text : standing, List.copyOf(links), at, counts));
            plain.append(text).append('\n');
        }
        struck.clear();
        line = new StringBuilder();
        links = new ArrayList<>();
    }

    /** The line without what is struck out. */
    private String standing() {
        StringBuilder left = new StringBuilder(line);
        struck.reversed().forEach(part -> left.delete(part[0], part[1]));
        return left.toString().strip();
    }

    private static int at(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex() + 1;
    }
}
