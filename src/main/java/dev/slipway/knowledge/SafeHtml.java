package dev.slipway.knowledge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The last word on what reaches a reader's browser: a short list of elements, no scripts, no styles, no handlers. */
final class SafeHtml {

    /** Where the links of one document lead. */
    interface Links {
        /** The address of a link as it is written, relative to the portal; null if it leads nowhere that we know. */
        @Nullable
        String link(String destination);

        /** The address of a picture that the portal itself can show; null if it cannot. */
        @Nullable
        String picture(String destination);
    }

    private static final Pattern CLASSES = Pattern.compile(
            "code|code diagram|code diagram mermaid|code-head|hl-[cskn]|footnotes|footnote-ref|footnote-backref|callout|callout warn|callout bad|callout-word|tick|tick done");
    private static final Pattern ANCHOR = Pattern.compile("[\\p{L}\\p{N}_-]{1,130}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Pattern ALIGN = Pattern.compile("(?i)left|center|right");

    private SafeHtml() {}

    static String sanitize(String html, String address, Links links) {
        return policy(address, links).sanitize(html);
    }

    private static PolicyFactory policy(String address, Links links) {
        AttributePolicy href = (element, attribute, value) -> {
            String link = value.strip();
            return link.startsWith("#") ? address + link : links.link(link);
        };
        AttributePolicy src = (element, attribute, value) -> shown(value, links);
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "em",
                        "strong",
                        "b",
                        "i",
                        "u",
                        "s",
                        "del",
                        "ins",
                        "sub",
                        "sup",
                        "mark",
                        "kbd",
                        "samp",
                        "var",
                        "small",
                        "abbr",
                        "q",
                        "cite",
                        "code",
                        "pre",
                        "blockquote",
                        "table",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "th",
                        "td",
                        "caption",
                        "div",
                        "span",
                        "details",
                        "summary",
                        "figure",
                        "figcaption",
                        "section",
                        "a",
                        "img")
                .allowTextIn("table")
                .allowWithoutAttributes("span", "div", "a", "section")
                .allowAttributes("class")
                .matching(CLASSES)
                .onElements("div", "span", "p", "section", "sup", "a", "details")
                .allowAttributes("id")
                .matching(ANCHOR)
                .onElements("h1", "h2", "h3", "h4", "h5", "h6", "li", "a")
                .allowAttributes("tabindex")
                .matching(Pattern.compile("0"))
                .onElements("pre")
                .allowAttributes("href")
                .matching(href)
                .onElements("a")
                .allowAttributes("src")
                .matching(src)
                .onElements("img")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("title")
                .onElements("a", "img", "abbr")
                .allowAttributes("width", "height")
                .matching(NUMBER)
                .onElements("img")
                .allowAttributes("align")
                .matching(ALIGN)
                .onElements("th", "td")
                .allowAttributes("colspan", "rowspan")
                .matching(NUMBER)
                .onElements("th", "td")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("open")
                .onElements("details")
                .allowUrlProtocols("http", "https", "mailto")
                .requireRelsOnLinks("noopener", "noreferrer")
                .toFactory();
    }

    /** Already an address of ours where our renderer wrote it; as written where the document did. */
    private static @Nullable String shown(String value, Links links) {
        return value.startsWith(DocumentLinks.RAW) ? value : links.picture(value.strip());
    }
}
