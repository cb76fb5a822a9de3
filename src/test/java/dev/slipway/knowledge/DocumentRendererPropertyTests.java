package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.source.SourceId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever somebody writes: it is shown, and it runs nothing. */
class DocumentRendererPropertyTests {

    @Property(tries = 500)
    void neverFailsAndNeverEmitsAScript(@ForAll("markdown") String markdown) {
        DocumentLinks links = new DocumentLinks(new SourceId("some"), "a/b.md");

        String html = DocumentRenderer.render(markdown, "Title", "docs/some/a/b.md", links)
                .html();

        assertThat(html.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script", "<iframe", "<style", "<svg")
                .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(href|src)=\"\\s*(javascript|data|vbscript):");
    }

    @Property(tries = 300)
    void neverFailsToReadOne(@ForAll("markdown") String markdown) {
        assertThat(DocumentReader.read("docs/adr/0001-x.md", markdown, false).title())
                .isNotBlank();
    }

    @Property(tries = 300)
    void neverFailsToDecodeOne(@ForAll byte[] bytes) {
        assertThat(Decoded.of(bytes).text()).doesNotContain("\0");
    }

    @Provide
    Arbitrary<String> markdown() {
        Arbitrary<String> parts = Arbitraries.of(
                "<script>",
                "</script>",
                "<scr",
                "ipt>",
                "alert(1)",
                "<img src=",
                "onerror=",
                "\"",
                "'",
                ">",
                "<",
                "[",
                "](",
                ")",
                "javascript:",
                "data:text/html,",
                "![",
                "`",
                "```",
                "\n",
                "\n\n",
                "    ",
                "* ",
                "- [ ] ",
                "> ",
                "# ",
                "|",
                "| - |",
                "\\",
                "&lt;",
                "&#x6a;",
                "<!--",
                "-->",
                "<svg onload=",
                "<a href=",
                "<style>",
                "---\n",
                "+++\n",
                "status: ",
                "[!NOTE]",
                "\u0000",
                "\uD83D",
                "漢",
                "http://x",
                "www.x.y",
                "~~",
                "**",
                "_",
                ": ",
                "{",
                "}");
        return Arbitraries.oneOf(parts.list().ofMaxSize(60).map(list -> String.join("", list)), Arbitraries.strings());
    }
}
