package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** Markdown in, safe HTML out. Never throws: what cannot be rendered is shown as the text it is. */
final class DocumentRenderer {

    /** What is longer is cut; the file itself is one click away. */
    static final int LIMIT = 1_000_000;

    private DocumentRenderer() {}

    record Rendered(String html, List<DocumentPage.Heading> contents) {}

    /**
     * @param title the page shows it already, so a first heading that says the same is left out
     * @param address the page's own, relative to the portal, for links within it
     */
    static Rendered render(String markdown, String title, String address, SafeHtml.Links links) {
        boolean cut = markdown.length() > LIMIT;
        String text = cut ? markdown.substring(0, LIMIT) : markdown;
        String note = cut ? "<p>The rest is left out: the document is too long to show. Open the file itself.</p>" : "";
        try {
            return rendered(text, note, title, address, links);
        } catch (StackOverflowError | RuntimeException e) { // hostile or broken beyond what the parser stands
            return new Rendered(
                    "<div class=\"code\"><pre tabindex=\"0\">" + escape(text) + "</pre></div>" + note, List.of());
        }
    }

    private static Rendered rendered(String text, String note, String title, String address, SafeHtml.Links links) {
        Node document = Markdown.parse(text);
        List<DocumentPage.Heading> contents = new ArrayList<>();
        Map<Heading, String> ids = arrange(document, title, contents);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .nodeRendererFactory(context -> new ProseRenderer(context, links)) // the first one counts
                .extensions(Markdown.EXTENSIONS)
                .attributeProviderFactory(context -> anchors(ids))
                .build();
        return new Rendered(SafeHtml.sanitize(renderer.render(document) + note, address, links), contents);
    }

    private static AttributeProvider anchors(Map<Heading, String> ids) {
        return (node, tag, attributes) -> {
            if (node instanceof Heading heading && ids.containsKey(heading)) {
                attributes.put("id", ids.get(heading));
            }
        };
    }

    /** Takes the title out, puts every other heading below it, and gives each its anchor. */
    private static Map<Heading, String> arrange(Node document, String title, List<DocumentPage.Heading> contents) {
        List<Heading> headings = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        if (!headings.isEmpty() && repeats(head(headings.getFirst()), title)) {
            headings.removeFirst().unlink();
        }
        int top = headings.stream().mapToInt(Heading::getLevel).min().orElse(2);
        Map<Heading, String> ids = new HashMap<>();
        Ids given = new Ids();
        int before = 1;
        for (Heading heading : headings) {
            int level = Math.min(6, Math.min(heading.getLevel() - top + 2, before + 1)); // no level is skipped
            heading.setLevel(level);
            before = level;
            String words = Markdown.text(heading);
            String unique = given.of(words);
            ids.put(heading, unique);
            if (!words.isBlank()) {
                contents.add(new DocumentPage.Heading(level, unique, words));
            }
        }
        return ids;
    }

    private static Markdown.Head head(Heading heading) {
        return new Markdown.Head(heading.getLevel(), Markdown.text(heading), heading.getPrevious() == null);
    }

    /** Whether a document's first heading says what its page says above it. */
    static boolean repeats(Markdown.Head first, String title) {
        return first.level() == 1 && first.begins()
                || first.text().equals(title)
                || first.level() == 1 && !title.isEmpty() && first.text().endsWith(title);
    }

    /** The anchors of one document, each once. */
    static final class Ids {
        private final Map<String, Integer> taken = new HashMap<>();

        String of(String words) {
            String id = anchor(words);
            int again = taken.merge(id, 1, Integer::sum) - 1;
            return again == 0 ? id : id + "-" + again;
        }
    }

    /** As GitHub makes them, so that links written for it lead here too. */
    static String anchor(String words) {
        String id = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
        return id.isEmpty() ? "section" : id.length() > 120 ? id.substring(0, 120) : id;
    }

    static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
