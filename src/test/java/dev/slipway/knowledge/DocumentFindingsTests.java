package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings from files to lists, facts and REST, on a real database. */
@PortalTest
class DocumentFindingsTests {

    private static final EntityRef WELL = EntityRef.of("component:default/findings-well");

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    DocumentFindings findings;

    @Autowired
    Documents documents;

    @Autowired
    FindingFacts stated;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Path folder;
    private SourceId source;

    @BeforeEach
    void aSource() throws IOException {
        folder = Files.createDirectory(temporary.resolve("findings-test"));
        write("guide.md", "# Guide\n\nSee [steps](well/steps.md#first).\n");
        write("well/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: findings-well}
                spec: {type: service, lifecycle: production, owner: findings-keepers}
                """);
        write("well/steps.md", "# Steps\n\n## First\n\n[gone](gone.md)\n\n```sh\nls\n");
        write(
                "well/docs/adr/0001-a.md",
                "# 1. A\n\nDate: 2020-02-03\n\nStatus: proposed\n\n## Context\n\n## Decision\n\n## Consequences\n");
        write(
                "well/docs/adr/0002-b.md",
                "---\nreview-by: 2999-01-01\n---\n# 2. B\n\nStatus: accepted\n\n## Context\n\n## Decision\n\n## Consequences\n");
        source = TestSources.read(portal, folder);
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
        assertThat(findings.list(inSource(null, null), 0, 10).total()).isZero();
    }

    @Test
    void keepsFindingsWithTheirDocumentAndThoseOfLaterDaysForLater() {
        await().untilAsserted(() -> assertThat(
                        findings.list(inSource(null, null), 0, 10).items())
                .extracting(
                        found -> found.document().path(),
                        found -> found.finding().check())
                .containsExactly(
                        tuple("well/docs/adr/0001-a.md", "decision"),
                        tuple("well/steps.md", "links"),
                        tuple("well/steps.md", "fence"),
                        tuple("guide.md", "owner")));
        assertThat(findings.counts(inSource(null, null)))
                .isEqualTo(Map.of("decision", 1L, "links", 1L, "fence", 1L, "owner", 1L));
        assertThat(findings.list(inSource(null, "group:default/findings-keepers"), 1, 1))
                .satisfies(page -> {
                    assertThat(page.total()).isEqualTo(3);
                    assertThat(page.items())
                            .extracting(found -> found.finding().check())
                            .containsExactly("links");
                    assertThat(page.items().getFirst().url())
                            .isEqualTo("sources/findings-test/files/well/steps.md?line=5");
                });
        assertThat(findings.list(inSource(null, FindingFilter.NOBODY), 0, 9).total())
                .isEqualTo(1);
        assertThat(findings.list(inSource("fence", null), 0, 9).total()).isEqualTo(1);
        assertThat(findings.owners()).containsEntry("group:default/findings-keepers", 3L);
    }

    @Test
    void judgesDocumentsAnewWhenWhatTheyLeadToChanges() throws IOException {
        write("well/steps.md", "# Steps\n\n## Second\n");
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(
                        findings.list(inSource("links", null), 0, 9).items())
                .extracting(found -> found.finding().message())
                .containsExactly("well/steps.md has no heading for “#first”."));

        Files.delete(folder.resolve("well/steps.md"));
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(
                        findings.list(inSource("links", null), 0, 9).items())
                .extracting(found -> found.finding().message())
                .containsExactly("The link well/steps.md#first leads to a file that is not there."));
    }

    @Test
    void judgesAndStatesAnewAtOnceWhenAFolderOrAPageComesOrGoes() throws IOException {
        write("well/links.md", "# Links\n\n[a](area/) [b](area/how) [c](area/how.html)\n");
        TestSources.read(portal, folder);
        await().untilAsserted(() -> {
            assertThat(deadLinks()).isEqualTo(3);
            assertThat(stated()).isEqualTo(3L + 3);
        });

        write("well/area/how.md", "# How\n\n## First\n");
        TestSources.read(portal, folder);
        await().untilAsserted(() -> {
            assertThat(deadLinks()).isZero();
            assertThat(stated()).isEqualTo(3L);
        });

        Files.delete(folder.resolve("well/area/how.md"));
        Files.delete(folder.resolve("well/area"));
        TestSources.read(portal, folder);
        await().untilAsserted(() -> {
            assertThat(deadLinks()).isEqualTo(3);
            assertThat(stated()).isEqualTo(3L + 3);
        });
    }

    private long deadLinks() {
        Document document = documents.find(source, "well/links.md").orElseThrow();
        return findings.of(document).stream()
                .filter(finding -> finding.check().equals("links"))
                .count();
    }

    private Object stated() {
        Fact fact = facts.of(List.of(WELL), Instant.now())
                .getOrDefault(WELL, Map.of())
                .get("docs.findings");
        return fact == null ? null : fact.value();
    }

    @Test
    void statesByItselfWhatDiffersFromWhatWasStated() {
        await().untilAsserted(() -> {
            stated.run();
            assertThat(stated()).isEqualTo(3L);
        });
        facts.replace("Document checks", Map.of(WELL, List.of()));
        stated.run();
        assertThat(stated()).as("nothing differs from what was stated").isNull();

        jdbc.sql("update knowledge.finding_stated set count = 99 where entity = :entity")
                .param("entity", WELL.toString())
                .update();
        stated.run();

        assertThat(stated()).isEqualTo(3L);
    }

    @Test
    void writesEveryFindingOnceHoweverManyThereAre() throws IOException {
        StringBuilder dead = new StringBuilder("# Dead\n\n");
        for (int i = 0; i < 47; i++) {
            dead.append("[x](gone-").append(i).append(".md)\n");
        }
        for (int i = 0; i < 45; i++) {
            write("many/dead-" + i + ".md", dead.toString());
        }
        TestSources.read(portal, folder);
        await().untilAsserted(() ->
                assertThat(findings.list(inSource("links", null), 0, 1).total()).isEqualTo(45 * 47 + 1));

        List<String> lines = new String(findings.csv(inSource("links", null)), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).hasSize(45 * 47 + 2).doesNotHaveDuplicates();
        assertThat(findings.list(inSource("links", null), 1_000, 1_000).items()).hasSize(1_000);
    }

    @Test
    void believesADocumentThatNamesItsOwnerWhenItsEntityGoes() throws IOException {
        write("well/own.md", "---\nowner: findings-keepers\n---\n# Own\n");
        TestSources.read(portal, folder);
        await().untilAsserted(() -> assertThat(
                        documents.find(source, "well/own.md").orElseThrow().owner())
                .isNotNull());

        Files.delete(folder.resolve("well/catalog-info.yaml"));
        TestSources.read(portal, folder);

        await().untilAsserted(() -> assertThat(
                        findings.list(inSource("owner", null), 0, 9).items())
                .extracting(found -> found.document().path())
                .contains("well/steps.md")
                .doesNotContain("well/own.md"));
    }

    @Test
    void followsTheOwner() throws IOException {
        Files.delete(folder.resolve("well/catalog-info.yaml"));
        TestSources.read(portal, folder);

        await().untilAsserted(() ->
                assertThat(findings.list(inSource("owner", null), 0, 9).total()).isEqualTo(4));
    }

    @Test
    void statesThemAsAFact() {
        await().untilAsserted(() -> {
            stated.run();
            assertThat(stated()).isEqualTo(3L);
        });
    }

    @Test
    void answersOverRestAndAsCsv() throws Exception {
        assertThat(get("/api/v1/document-findings?source=findings-test&check=links")
                        .body())
                .contains("\"total\":1", "\"line\":5", "well/steps.md", "\"checks\":{\"links\":1}");
        assertThat(get("/api/v1/document-findings?check=poems").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/document-findings?weight=heavy").statusCode()).isEqualTo(400);
        assertThat(new String(findings.csv(inSource(null, null)), StandardCharsets.UTF_8))
                .startsWith("weight,check,document")
                .contains("medium,links,Steps,guide,");
    }

    private FindingFilter inSource(String check, String owner) {
        return new FindingFilter(check, null, null, owner, null, source.value(), null);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
