package dev.slipway.knowledge;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** How the portal shows what plain HTML has no good form for: code, callouts, ticks, and pictures from elsewhere. */
final class ProseRenderer implements NodeRenderer {

    private static final Pattern CALLOUT =
            Pattern.compile("(?i)\\[!(note|tip|important|warning|caution|danger|info)]\\s*");

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final SafeHtml.Links links;

    ProseRenderer(HtmlNodeRendererContext context, SafeHtml.Links links) {
        this.context = context;
        this.html = context.getWriter();
        this.links = links;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                FencedCodeBlock.class,
                IndentedCodeBlock.class,
                BlockQuote.class,
                Admonition.class,
                Image.class,
                TaskListItemMarker.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case FencedCodeBlock code -> code(code.getInfo() == null ? "" : code.getInfo(), code.getLiteral());
            case IndentedCodeBlock code -> code("", code.getLiteral());
            case BlockQuote quote -> quote(quote);
            case Admonition remark -> remark(remark);
            case Image image -> image(image);
            case TaskListItemMarker tick -> {
                html.tag("span", Map.of("class", tick.isChecked() ? "tick done" : "tick"));
                html.text(tick.isChecked() ? "☑ " : "☐ ");
                html.tag("/span");
            }
            default -> throw new IllegalArgumentException("not ours: " + node);
        }
    }

    private void code(String info, String literal) {
        String language = info.strip().split("[\\s{,:]", 2)[0].toLowerCase(Locale.ROOT);
        boolean diagram = language.equals("mermaid") || language.equals("plantuml") || language.equals("dot");
        html.line();
        String look = language.equals("mermaid") ? "code diagram mermaid" : diagram ? "code diagram" : "code";
        html.tag("div", Map.of("class", look));
        if (!language.isEmpty()) {
            html.tag("div", Map.of("class", "code-head"));
            html.tag("span");
            html.text(diagram ? "Diagram source (" + language + ")" : language);
            html.tag("/span");
            html.tag("/div");
        }
        html.tag("pre", Map.of("tabindex", "0")); // it may scroll, so the keyboard must reach it
        html.tag("code");
        Highlight.write(html, language, literal);
        html.tag("/code");
        html.tag("/pre");
        html.tag("/div");
        html.line();
    }

    private void quote(BlockQuote quote) {
        String kind = callout(quote);
        html.line();
        if (kind == null) {
            html.tag("blockquote");
            children(quote);
            html.tag("/blockquote");
        } else {
            String tone = tone(kind);
            html.tag("div", Map.of("class", tone));
            html.tag("p", Map.of("class", "callout-word"));
            html.tag("b");
            html.text(kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1));
            html.tag("/b");
            html.tag("/p");
            children(quote);
            html.tag("/div");
        }
        html.line();
    }

    private static String tone(String kind) {
        return switch (kind) {
            case "warning", "important", "attention" -> "callout warn";
            case "caution", "danger", "error", "failure", "fail", "bug" -> "callout bad";
            default -> "callout";
        };
    }

    private void remark(Admonition remark) {
        html.line();
        if (remark.folded()) {
            Map<String, String> look = remark.open()
                    ? Map.of("class", tone(remark.kind()), "open", "open")
                    : Map.of("class", tone(remark.kind()));
            html.tag("details", look);
            html.tag("summary");
            html.text(remark.title());
            html.tag("/summary");
            children(remark);
            html.tag("/details");
        } else {
            html.tag("div", Map.of("class", tone(remark.kind())));
            html.tag("p", Map.of("class", "callout-word"));
            html.tag("b");
            html.text(remark.title());
            html.tag("/b");
            html.tag("/p");
            children(remark);
            html.tag("/div");
        }
        html.line();
    }

    /** The word of GitHub's {@code > [!NOTE]}, taken out; null for an ordinary quotation. */
    private static @org.jspecify.annotations.Nullable String callout(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph paragraph)) {
            return null;
        }
        StringBuilder first = new StringBuilder();
        Node node = paragraph.getFirstChild();
        while (node instanceof Text text && first.length() < 20) {
            first.append(text.getLiteral());
            node = node.getNext();
        }
        Matcher word = CALLOUT.matcher(first);
        boolean ends = node == null || node instanceof SoftLineBreak || node instanceof HardLineBreak;
        if (!word.matches() || !ends) {
            return null;
        }
        while (paragraph.getFirstChild() != node) {
            paragraph.getFirstChild().unlink();
        }
        if (node == null) {
            paragraph.unlink();
        } else {
            node.unlink();
        }
        return word.group(1).toLowerCase(Locale.ROOT);
    }

    /** A picture of the same source is shown; one from elsewhere is a link, so that reading tells no stranger. */
    private void image(Image image) {
        String alt = Markdown.text(image);
        String source = links.picture(image.getDestination());
        if (source != null) {
            html.tag("img", Map.of("src", source, "alt", alt), true);
        } else if (image.getParent() instanceof org.commonmark.node.Link) {
            html.text(alt.isBlank() ? "Picture" : alt);
        } else {
            html.tag("a", Map.of("href", image.getDestination()));
            html.text(alt.isBlank() ? "Picture" : "Picture: " + alt);
            html.tag("/a");
        }
    }

    private void children(Node parent) {
        Node child = parent.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            context.render(child);
            child = next;
        }
    }
}
