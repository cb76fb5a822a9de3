package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.source.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRendererTests {

    private static final SafeHtml.Links LINKS = new DocumentLinks(new SourceId("demo"), "ledger/docs/guide.md");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "<img src='pictures/x' onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#10;script:alert(1))",
                "[x](vbscript:alert(1))",
                "![x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<iframe src='https://evil.example'></iframe>",
                "<object data='x'></object><embed src='x'>",
                "<form action='https://evil.example'><input name=q><button>go</button></form>",
                "<style>body{display:none}</style>",
                "<p style='position:fixed'>x</p>",
                "<div class='drawer' onclick='alert(1)'>x</div>",
                "<details ontoggle=alert(1) open>x</details>",
                "<a href=\"x\" onmouseover=\"alert(1)\">x</a>",
                "<base href='https://evil.example'>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "`</code><script>alert(1)</script>`",
                "[x]: javascript:alert(1)\n\n[x]",
                "<http://a\" onclick=\"alert(1)>",
                "# <script>alert(1)</script>",
                "| a |\n| - |\n| <script>alert(1)</script> |",
                "> [!NOTE]\n> <script>alert(1)</script>",
                "<!--><script>alert(1)</script>-->",
                "<x-dialog></x-dialog><vaadin-button onclick=alert(1)>x</vaadin-button>"
            })
    void letsNothingHostileThrough(String markdown) {
        String html = render(markdown);

        assertThat(html)
                .doesNotContainPattern(
                        "(?i)<(script|svg|math|iframe|object|embed|form|input|style|base|meta|button|vaadin)")
                .doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data|vbscript):")
                .doesNotContainPattern("(?i)<[^>]*\\sstyle=")
                .doesNotContain("class=\"drawer\"");
    }

    @Test
    void standsNestingBeyondReason() {
        assertThat(render(">".repeat(50_000) + "deep")).contains("deep");
        assertThat(render("*a **a ".repeat(5_000))).contains("a");
        assertThat(render("[".repeat(20_000) + "x" + "](y)".repeat(20_000))).contains("x");
        assertThat(render("<div>".repeat(20_000) + "x")).startsWith("<div>");
        assertThat(render("- ".repeat(5_000) + "x")).contains("x");
    }

    @Test
    void leadsRelativeLinksToThePortal() {
        String html = render(
                "[runbook](../runbooks/roll%20back.md#steps) [top](#one) [config](/ops/app.yaml) [out](../../../x.md)");

        assertThat(html)
                .contains("href=\"docs/demo/ledger/runbooks/roll%20back.md#steps\"")
                .contains("href=\"docs/demo/ledger/docs/guide.md#one\"")
                .contains("href=\"sources/demo/files/ops/app.yaml\"")
                .doesNotContain("x.md");
    }

    @Test
    void marksLinksThatLeaveThePortal() {
        assertThat(render("[a](https://example.org) https://example.com"))
                .containsPattern("rel=\"(noreferrer noopener|noopener noreferrer)\"")
                .contains("href=\"https://example.org\"")
                .contains("href=\"https://example.com\"");
    }

    @Test
    void showsPicturesOfTheSourceAndLinksTheOthers() {
        String html = render("![Flow](img/flow.png) ![Badge](https://ci.example/badge.svg) ![](//evil.example/p.gif)");

        assertThat(html)
                .contains("alt=\"Flow\"", "src=\"pictures/demo/ledger/docs/img/flow.png\"")
                .contains("Picture: Badge</a>")
                .doesNotContain("<img src=\"https")
                .doesNotContain("<img src=\"//");
    }

    @Test
    void leavesOutTheTitleAndPutsTheRestBelowIt() {
        DocumentRenderer.Rendered rendered = DocumentRenderer.render(
                "# Roll back\n\n## Steps\n\n#### Far down\n\n## Steps", "Roll back", "docs/a/b.md", LINKS);

        assertThat(rendered.html()).doesNotContain("<h1").contains("<h2 id=\"steps\">", "<h3 id=\"far-down\">");
        assertThat(rendered.contents())
                .containsExactly(
                        new DocumentPage.Heading(2, "steps", "Steps"),
                        new DocumentPage.Heading(3, "far-down", "Far down"),
                        new DocumentPage.Heading(2, "steps-1", "Steps"));
    }

    @Test
    void drawsTablesTicksCalloutsAndCode() {
        String html = render(
                "| a | b |\n| - | -: |\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\n~~gone~~\n\n"
                        + "> [!WARNING]\n> Do not skip **step 2**.\n\n```bash\nkubectl get pods\n```\n\n```mermaid\ngraph TD\n```");

        assertThat(html)
                .contains("<td align=\"right\">2</td>", "☑", "☐", "<del>gone</del>")
                .contains("class=\"callout warn\"", "<b>Warning</b>", "<strong>step 2</strong>")
                .doesNotContain("[!WARNING]")
                .contains("<span>bash</span>", "kubectl get pods", "Diagram source (mermaid)");
    }

    @Test
    void drawsFootnotesAndTheirWayBack() {
        assertThat(render("It is so[^1].\n\n[^1]: Says [who](https://example.org)?\n\n[^2]: Nobody asked.\n"))
                .contains("<sup class=\"footnote-ref\">", "href=\"docs/demo/ledger/docs/guide.md#fn-1\"")
                .contains(
                        "<section class=\"footnotes\"",
                        "id=\"fn-1\"",
                        "href=\"docs/demo/ledger/docs/guide.md#fnref-1\"")
                .doesNotContain("Nobody asked");
    }

    @Test
    void drawsAdmonitionsAsMkDocsWritesThem() {
        String html =
                render("!!! danger \"Do not\"\n    Never **run** this.\n\n    ```sh\n    rm -rf\n    ```\n\nAfter.\n\n"
                        + "??? note\n    Folded.\n\n!!! tip\n\nWhat now!!! Really\n\n!!! not an admonition\n");

        assertThat(html)
                .contains("<div class=\"callout bad\"><p class=\"callout-word\"><b>Do not</b></p>")
                .contains("<strong>run</strong>", "rm -rf")
                .contains("<details class=\"callout\"><summary>Note</summary>")
                .contains("<p>After.</p>", "What now!!! Really", "!!! not an admonition");
    }

    @Test
    void coloursCodeAndKeepsItsText() {
        assertThat(render("```java\nint n = 42; // \"why\"\nString s = \"<b>\";\n```\n"))
                .contains("<span class=\"hl-k\">int</span>", "<span class=\"hl-n\">42</span>")
                .contains(
                        "<span class=\"hl-c\">// &#34;why&#34;</span>",
                        "<span class=\"hl-s\">&#34;&lt;b&gt;&#34;</span>");
        assertThat(render("```brainfuck\n+[-->-[>>+>]\n```\n")).doesNotContain("hl-");
    }

    @Test
    void marksDiagramsForTheBrowserWhoseLibraryIsThere() throws IOException {
        assertThat(render("```mermaid\nflowchart LR\n```")).contains("class=\"code diagram mermaid\"");
        Matcher wanted =
                Pattern.compile("webjars/mermaid/[^']+").matcher(Files.readString(Path.of("frontend/knowledge.js")));
        assertThat(wanted.find()).isTrue();
        assertThat(getClass().getResource("/META-INF/resources/" + wanted.group()))
                .isNotNull();
    }

    @Test
    void standsTenThousandHeadingsAndAnEndlessDocument() {
        DocumentRenderer.Rendered many =
                DocumentRenderer.render("## Again\n\n".repeat(10_000), "Title", "docs/a/b.md", LINKS);
        assertThat(many.contents()).hasSize(10_000);
        assertThat(many.contents().getLast().id()).isEqualTo("again-9999");

        String endless = "A word and *another* one, [a link](x.md), `code`.\n\n".repeat(400_000);
        assertThat(endless.length()).isGreaterThan(20_000_000);
        Reading reading = DocumentReader.read("a/endless.md", endless, false);
        assertThat(reading.title()).isEqualTo("Endless");
        assertThat(DocumentRenderer.render(endless, "Endless", "docs/a/b.md", LINKS)
                        .html())
                .contains("too long to show");
    }

    @Test
    void keepsAnOrdinaryQuotation() {
        assertThat(render("> said she")).contains("<blockquote>").doesNotContain("callout");
    }

    @Test
    void cutsWhatIsTooLongToShow() {
        String html = render("word ".repeat(400_000));

        assertThat(html.length()).isLessThan(1_200_000);
        assertThat(html).contains("too long to show");
    }

    @Test
    void makesAnchorsAsGitHubDoes() {
        assertThat(List.of(
                        DocumentRenderer.anchor("If a step fails"),
                        DocumentRenderer.anchor("1. Freeze & drain!"),
                        DocumentRenderer.anchor("Größe"),
                        DocumentRenderer.anchor("???")))
                .containsExactly("if-a-step-fails", "1-freeze--drain", "größe", "section");
    }

    private static String render(String markdown) {
        return DocumentRenderer.render(markdown, "Title", "docs/demo/ledger/docs/guide.md", LINKS)
                .html();
    }
}
