package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchDocument;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Documents from files to lists, pages and search, on a real database. */
@PortalTest
class DocumentsTests {

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Documents documents;

    @Autowired
    DocumentSearch search;

    @LocalServerPort
    int port;

    private Path folder;
    private SourceId source;

    @BeforeEach
    void aSource() throws IOException {
        folder = Files.createDirectory(temporary.resolve("knowledge-test"));
        write("README.md", "# Knowledge test\n\nSee [runbook](ledger/runbooks/roll-back.md).\n");
        write(
                "ledger/docs/adr/0012-edit.md",
                "# 12. Edit entries\n\nDate: 2026-01-02\n\n## Status\n\nSuperseded by [27](0027-append.md)\n\n## Context\n\nx\n\n## Decision\n\ny\n");
        write(
                "ledger/docs/adr/0027-append.md",
                "# 27. Entries are append-only\n\nDate: 2026-03-04\n\n## Status\n\nAccepted\n\nSupersedes [12](0012-edit.md)\n\n## Context\n\nx\n");
        write(
                "ledger/runbooks/roll-back.md",
                "# Roll back\n\n## Symptoms\n\nPostings fail.\n\n## Steps\n\n```\nkubectl rollout undo\n```\n");
        source = TestSources.read(portal, folder);
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
        assertThat(documents.list(inSource(), 0, 10).total()).isZero();
    }

    @Test
    void offersAnEntityItsOwnPlaybookBeforeTheCommonOneAndNoneOfOthers() throws IOException {
        for (String service : List.of("playbook-one", "playbook-two")) {
            write(service + "/catalog-info.yaml", """
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata: {name: %s}
                    spec: {type: service, lifecycle: production, owner: nobody}
                    """.formatted(service));
        }
        write("playbook-one/playbooks/knowledge-roll-back.md", "# Roll back one\n");
        write("playbook-one/playbooks/knowledge-drill.md", "# Drill one\n");
        write("playbooks/knowledge-roll-back.md", "# Roll back anything\n");
        TestSources.read(portal, folder);
        List<String> names = List.of("knowledge-roll-back", "knowledge-drill", "knowledge-none");

        await().untilAsserted(() -> assertThat(
                        titles(documents.playbooks(names, EntityRef.of("component:default/playbook-one"))))
                .containsOnly(
                        Map.entry("knowledge-roll-back", "Roll back one"), Map.entry("knowledge-drill", "Drill one")));
        assertThat(titles(documents.playbooks(names, EntityRef.of("component:default/playbook-two"))))
                .containsOnly(Map.entry("knowledge-roll-back", "Roll back anything"));
        assertThat(titles(documents.playbooks(names, null)))
                .containsOnly(Map.entry("knowledge-roll-back", "Roll back anything"));
    }

    private static Map<String, String> titles(Map<String, Document> documents) {
        return documents.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().title()));
    }

    @Test
    void listsByKindStatusAndText() {
        assertThat(documents.list(inSource(), 0, 10).items())
                .extracting(Document::label)
                .containsExactly(
                        "ADR 12: Edit entries", "ADR 27: Entries are append-only", "Knowledge test", "Roll back");
        assertThat(documents
                        .list(new DocumentFilter(Document.Kind.ADR, null, source, "accepted", null), 0, 10)
                        .items())
                .extracting(Document::number)
                .containsExactly(27);
        assertThat(documents
                        .list(new DocumentFilter(null, null, source, null, "BACK"), 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(documents
                        .list(new DocumentFilter(null, null, source, null, "100%"), 0, 10)
                        .total())
                .isZero();
        assertThat(documents.list(inSource(), 1, 2)).satisfies(page -> {
            assertThat(page.total()).isEqualTo(4);
            assertThat(page.items()).hasSize(2);
        });
    }

    @Test
    void knowsWhichRecordTookWhosePlace() {
        Document edit = documents.find(source, "ledger/docs/adr/0012-edit.md").orElseThrow();
        Document append =
                documents.find(source, "ledger/docs/adr/0027-append.md").orElseThrow();

        assertThat(documents.successors(edit)).containsExactly(append);
        assertThat(documents.predecessors(append)).containsExactly(edit);
        assertThat(documents.successors(List.of(edit, append))).isEqualTo(Map.of(edit.id(), List.of(append)));
    }

    @Test
    void rendersWithLinksIntoThePortal() {
        assertThat(documents.page(source, "README.md").orElseThrow().html())
                .contains("href=\"docs/knowledge-test/ledger/runbooks/roll-back.md\"");
    }

    @Test
    void belongsToItsEntityWhicheverComesFirst() throws IOException {
        Document before = documents.find(source, "ledger/runbooks/roll-back.md").orElseThrow();
        assertThat(before.entity()).isNull();

        write("ledger/catalog-info.yaml", descriptor("knowledge-ledger", "knowledge-money"));
        TestSources.read(portal, folder);

        EntityRef entity = EntityRef.of("component:default/knowledge-ledger");
        await().untilAsserted(() -> assertThat(documents.find(source, "ledger/runbooks/roll-back.md"))
                .hasValueSatisfying(document -> {
                    assertThat(document.entity()).isEqualTo(entity);
                    assertThat(document.owner()).isEqualTo(EntityRef.of("group:default/knowledge-money"));
                }));
        assertThat(documents.counts(entity)).isEqualTo(Map.of(Document.Kind.ADR, 2L, Document.Kind.RUNBOOK, 1L));
        assertThat(documents.of(entity)).extracting(Document::number).startsWith(27, 12);
        assertThat(documents.find(source, "README.md").orElseThrow().entity()).isNull();

        write("ledger/catalog-info.yaml", descriptor("knowledge-ledger", "knowledge-platform"));
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(documents
                        .find(source, "ledger/runbooks/roll-back.md")
                        .orElseThrow()
                        .owner())
                .isEqualTo(EntityRef.of("group:default/knowledge-platform")));

        Files.delete(folder.resolve("ledger/catalog-info.yaml"));
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(documents.counts(entity)).isEmpty());
    }

    @Test
    void offersItselfToSearch() {
        SearchDocument found = search.load(List.of(
                        "document:knowledge-test/ledger/runbooks/roll-back.md", "document:knowledge-test/gone.md"))
                .getFirst();

        assertThat(found.kind()).isEqualTo("runbook");
        assertThat(found.body()).contains("Postings fail.", "kubectl rollout undo");
        assertThat(found.keywords()).contains("roll-back");
        assertThat(found.url()).isEqualTo("docs/knowledge-test/ledger/runbooks/roll-back.md");
    }

    @Test
    void keepsAndReportsWhatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("latin.md"), "# Déjà vu\n\nÀ la carte.\n".getBytes(Charset.forName("ISO-8859-1")));
        Files.write(folder.resolve("noise.md"), new byte[] {1, 2, (byte) 0xFF, (byte) 0xFE, 0, 0, (byte) 0x80});
        TestSources.read(portal, folder);

        assertThat(documents.find(source, "latin.md").orElseThrow().title()).isEqualTo("Déjà vu");
        assertThat(documents.page(source, "noise.md").orElseThrow().document().title())
                .isEqualTo("Noise");
        assertThat(TestSources.problems(portal, source).items())
                .extracting(SourceProblem::problem)
                .extracting(Problem::path)
                .contains("latin.md", "noise.md");
    }

    @Test
    void takesDecisionTreesOver() throws IOException {
        write("trees/late.yaml", tree("wait"));
        TestSources.read(portal, folder);

        Document document = documents.treeDocument(source, "knowledge-late").orElseThrow();
        assertThat(document.url()).isEqualTo("trees/knowledge-test/knowledge-late");
        assertThat(document.file()).isEqualTo("trees/late.yaml");
        assertThat(documents.page(source, document.path()).orElseThrow().html()).contains("Is the queue growing?");
        assertThat(documents.tree(source, "knowledge-late").orElseThrow().walk(List.of(1)))
                .isPresent();

        write("trees/late.yaml", tree("nowhere"));
        TestSources.read(portal, folder);

        assertThat(documents.tree(source, "knowledge-late")).isPresent();
        assertThat(TestSources.problems(portal, source).items())
                .extracting(SourceProblem::problem)
                .anySatisfy(problem -> assertThat(problem.message()).contains("no node nowhere"));
    }

    @Test
    void forgetsWhatIsGone() throws IOException {
        Files.delete(folder.resolve("ledger/runbooks/roll-back.md"));
        TestSources.read(portal, folder);

        assertThat(documents.find(source, "ledger/runbooks/roll-back.md")).isEmpty();
        assertThat(search.load(List.of("document:knowledge-test/ledger/runbooks/roll-back.md")))
                .isEmpty();
    }

    @Test
    void writesEveryDocumentOnceHoweverManyThereAre() throws IOException {
        for (int i = 0; i < 2_100; i++) {
            write("many/" + i % 7 + "/" + i + ".md", "# " + (i % 2 == 0 ? "Same" : "SAME") + " title\n");
        }
        TestSources.read(portal, folder);

        List<String> lines = new String(documents.csv(inSource()), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(1 + 2_100 + 4).doesNotHaveDuplicates();
    }

    @Test
    void writesCsv() {
        assertThat(new String(documents.csv(inSource()), StandardCharsets.UTF_8))
                .startsWith("kind,number,title")
                .contains("adr,27,Entries are append-only,accepted,2026-03-04");
    }

    @Test
    void answersOverRest() throws Exception {
        assertThat(get("/api/v1/documents?kind=adr&source=knowledge-test&limit=1")
                        .body())
                .contains("\"total\":2", "Edit entries");
        assertThat(get("/api/v1/documents/knowledge-test/ledger/runbooks/roll-back.md")
                        .body())
                .contains("\"kind\":\"runbook\"", "\"html\":", "\"markdown\":");
        assertThat(get("/api/v1/documents/knowledge-test/no.md").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/documents?kind=poem").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private DocumentFilter inSource() {
        return new DocumentFilter(null, null, source, null, null);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String descriptor(String name, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s}
                spec: {type: service, lifecycle: production, owner: %s}
                """.formatted(name, owner);
    }

    private static String tree(String end) {
        return """
                apiVersion: slipway.dev/v1
                kind: DecisionTree
                metadata: {name: knowledge-late}
                spec:
                  title: Postings are late
                  start: queue
                  nodes:
                    queue:
                      ask: Is the queue growing?
                      answers:
                        - {say: "Yes", go: %s}
                    wait: {do: Wait}
                """.formatted(end);
    }
}
