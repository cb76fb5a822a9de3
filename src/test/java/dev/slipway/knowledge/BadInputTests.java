package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What nobody should write, and somebody does: from the file to the page and the search, on a real database. */
@PortalTest
class BadInputTests {

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Documents documents;

    @Autowired
    DocumentFindings findings;

    @Autowired
    DocumentSearch search;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path folder;
    private SourceId source;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("bad-input-test"));
        write("README.md", "# Bad input\n");
        source = TestSources.read(portal, folder);
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
    }

    @Test
    void showsHostileTextAsText() throws IOException {
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(2)</script><style>rect{fill:red}</style><rect/></svg>";
        write("img/evil.svg", svg);
        write(
                "hostile.md",
                "# <script>alert(0)</script> Hostile\n\n![Evil](img/evil.svg) <img src=x onerror=alert(3)> [run](javascript:alert(4))\n\n"
                        + svg + "\n\n<a href=\"data:text/html,<script>alert(5)</script>\">x</a> [y](vbscript:x)\n");
        TestSources.read(portal, folder);

        String html = documents.page(source, "hostile.md").orElseThrow().html();

        assertThat(html)
                .contains("src=\"pictures/bad-input-test/img/evil.svg\"")
                .doesNotContain("<script", "<svg", "<style")
                .doesNotContainPattern("(?i)<[^>]*(onload|onerror)")
                .doesNotContainPattern("(?i)href=\"(javascript|data|vbscript):");
    }

    @Test
    void listsAndFindsADocumentOfTwentyMegabytesByItsName() throws Exception {
        write("endless-story.md", "# The story\n\n" + "A long story. ".repeat(1_500_000));
        write("long-story.md", "# Long enough\n\n" + "A long story. ".repeat(300_000) + "\n\nThe end\n");
        TestSources.read(portal, folder);

        assertThat(documents.find(source, "endless-story.md").orElseThrow().title())
                .isEqualTo("Endless story");
        assertThat(TestSources.problems(portal, source).items())
                .extracting(problem -> problem.problem().path())
                .contains("endless-story.md");
        assertThat(documents.page(source, "long-story.md").orElseThrow().html()).contains("too long to show");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(find("endless-story")).contains("bad-input-test/endless-story.md");
            assertThat(find("\"long enough\"")).contains("bad-input-test/long-story.md");
        });
    }

    @Test
    void readsTenThousandHeadings() throws IOException {
        StringBuilder text = new StringBuilder("# Many\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("\n## Step ").append(i % 100).append("\n\nDo it.\n");
        }
        write("many.md", text.toString());
        TestSources.read(portal, folder);

        DocumentPage page = documents.page(source, "many.md").orElseThrow();

        assertThat(page.contents())
                .hasSize(10_000)
                .extracting(DocumentPage.Heading::id)
                .doesNotHaveDuplicates();
        assertThat(search.load(List.of("document:bad-input-test/many.md"))
                        .getFirst()
                        .sections())
                .hasSizeGreaterThan(1_000);
    }

    @Test
    void readsWhatStandsBelowBrokenSettings() throws IOException {
        Map<String, String> broken = new LinkedHashMap<>();
        broken.put("open", "---\ntitle: Never closed\n\n# Well\n\nIt is.\n");
        broken.put("tabs", "---\ntitle:\tx\n\tbad: [\n---\n# Well\n\nIt is.\n");
        broken.put("twice", "---\ntitle: a\ntitle: b\n---\n# Well\n\nIt is.\n");
        broken.put("list", "---\n- a\n- b\n---\n# Well\n\nIt is.\n");
        broken.put(
                "bomb",
                "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b]\nd: *b\n---\n# Well\n\nIt is.\n");
        broken.put("deep", "---\na: " + "[".repeat(5_000) + "\n---\n# Well\n\nIt is.\n");
        broken.put("tag", "---\na: !!javax.script.ScriptEngineManager [x]\n---\n# Well\n\nIt is.\n");
        broken.put("control", "---\na: \u0007\u0000\n---\n# Well\n\nIt is.\n");
        broken.put("huge", "---\na: " + "x".repeat(300_000) + "\n---\n# Well\n\nIt is.\n");
        broken.put("empty", "---\n---\n# Well\n\nIt is.\n");
        broken.put("circle", "---\na: &a\n  b: *a\n---\n# Well\n\nIt is.\n");
        for (Map.Entry<String, String> one : broken.entrySet()) {
            write(one.getKey() + ".md", one.getValue());
        }
        TestSources.read(portal, folder);

        for (String name : broken.keySet()) {
            DocumentPage page = documents.page(source, name + ".md").orElseThrow();
            assertThat(page.document().title()).as(name).isEqualTo("Well");
            assertThat(page.html()).as(name).contains("It is.");
        }
    }

    @Test
    void readsEveryEncodingAndSaysWhichAreNotUtf8() throws Exception {
        String german =
                "# Größenänderung prüfen\n\nDie Warteschlange wächst über Nacht. Später schließen wir die Tür.\n";
        String chinese = "# 网络连通性故障排查\n\n检查节点之间的网络连接，然后重启服务。\n";
        String japanese = "# データベースの復旧手順\n\nまずサービスを停止し、バックアップから復元してください。\n";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("utf8", german.getBytes(StandardCharsets.UTF_8));
        files.put("utf8-marked", ("\uFEFF" + german).getBytes(StandardCharsets.UTF_8));
        files.put("utf16-le", german.getBytes(StandardCharsets.UTF_16LE));
        files.put("utf16-be", german.getBytes(StandardCharsets.UTF_16BE));
        files.put("utf16-le-marked", ("\uFEFF" + german).getBytes(StandardCharsets.UTF_16LE));
        files.put("utf16-be-marked", ("\uFEFF" + german).getBytes(StandardCharsets.UTF_16BE));
        files.put("windows-1252", german.getBytes(Charset.forName("windows-1252")));
        files.put("gb18030", chinese.getBytes(Charset.forName("GB18030")));
        files.put("shift-jis", japanese.getBytes(Charset.forName("Shift_JIS")));
        files.put(
                "mojibake",
                new String(german.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"))
                        .getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey() + ".md"), file.getValue());
        }
        TestSources.read(portal, folder);

        files.remove("mojibake");
        for (String name : files.keySet()) {
            Document document = documents.find(source, name + ".md").orElseThrow();
            String title = name.equals("gb18030") ? chinese : name.equals("shift-jis") ? japanese : german;
            assertThat(document.title()).as(name).isEqualTo(title.substring(2, title.indexOf('\n')));
            assertThat(findings.of(document))
                    .as(name)
                    .extracting(Finding::check)
                    .filteredOn("encoding"::equals)
                    .hasSize(name.startsWith("utf8") ? 0 : 1);
        }
        assertThat(findings.of(documents.find(source, "mojibake.md").orElseThrow()))
                .filteredOn(finding -> finding.check().equals("mojibake"))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("was likely “Größenänderung”"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(find("warteschlange")).contains("utf16-be.md", "windows-1252.md", "utf16-le-marked.md");
            assertThat(find("データベース")).contains("shift-jis.md");
            assertThat(find("网络")).contains("gb18030.md");
        });
    }

    @Test
    void listsShowsAndFindsWhatIsNoMarkdown() throws Exception {
        write(
                "docs/adr/0003-use-gradle.adoc",
                "= ADR 3: Use Gradle\n\n== Status\n\nAccepted\n\n== Context\n\nIt is wombatish.\n");
        write(
                "docs/disk.rst",
                "Disk full\n=========\n\nSymptoms\n--------\n\nx\n\nResolution\n----------\n\nBe numbatish.\n");
        write("docs/keys.org", "#+TITLE: Keys\n\n* Rotate\nBe quokkaish.\n");
        Files.write(folder.resolve("garbled.md"), new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, 2, 3, (byte) 0x80});
        TestSources.read(portal, folder);

        assertThat(documents.find(source, "docs/adr/0003-use-gradle.adoc").orElseThrow())
                .extracting(Document::kind, Document::number, Document::title, Document::status)
                .containsExactly(Document.Kind.ADR, 3, "Use Gradle", "accepted");
        assertThat(documents.find(source, "docs/disk.rst").orElseThrow())
                .extracting(Document::kind, Document::title)
                .containsExactly(Document.Kind.RUNBOOK, "Disk full");
        assertThat(documents.page(source, "docs/keys.org").orElseThrow().html()).contains("Rotate</h2>");
        assertThat(documents.page(source, "garbled.md").orElseThrow().document().title())
                .isEqualTo("Garbled");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(find("wombatish")).contains("use-gradle.adoc#context");
            assertThat(find("numbatish")).contains("disk.rst#resolution");
            assertThat(find("quokkaish")).contains("keys.org#rotate");
            assertThat(find("garbled")).contains("garbled.md");
        });
    }

    @Test
    void answersQueriesOfEveryShapeInTime() throws Exception {
        List<String> queries = List.of(
                "*",
                "**** ???",
                "\"",
                "\"\"\"\"",
                "((((((((",
                "kind:",
                "kind:adr kind: owner: -kind:",
                "a:b:c:d",
                "-",
                "- - - -x",
                "-\"",
                "\\\\\\",
                "~ ^ [ TO ] { AND OR NOT",
                "a* b* c* d* e* f* g*",
                "\uD800",
                "\u0000\u0001",
                "😀😀😀",
                "%s%n'; drop table search.change_log; --",
                "x".repeat(5_000),
                "ledger ".repeat(800),
                "\"ledger ".repeat(700),
                "zwxq" + "vk".repeat(300),
                "owner:".repeat(900),
                "網".repeat(600));

        for (String query : queries) {
            long start = System.nanoTime();
            HttpResponse<String> found = get("/api/v1/search?q=" + encoded(query));
            HttpResponse<String> suggested = get("/api/v1/search/suggestions?q=" + encoded(query));

            String said = query.substring(0, Math.min(40, query.length()));
            assertThat(found.statusCode()).as(said).isIn(200, 400);
            assertThat(suggested.statusCode()).as(said).isIn(200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(said).isLessThan(Duration.ofSeconds(5));
        }
    }

    private String find(String query) throws IOException, InterruptedException {
        return get("/api/v1/search?limit=50&q=" + encoded(query)).body();
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
