package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Trees from files to walks, on a real database. */
@PortalTest
class TreesTests {

    private static final String DRAWN = """
            ---
            kind: decision-tree
            ---
            # Printer is silent

            Walk it.

            ```mermaid
            flowchart TD
              power{"Is it on?"} -->|no| on["Switch it on"]
              power -->|yes| paper{"Is there paper?"}
              paper -->|no| fill["Fill it"]
              paper -->|yes| call["Call Noor"]
            ```
            """;

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Trees trees;

    @Autowired
    Documents documents;

    @LocalServerPort
    int port;

    private Path folder;
    private SourceId source;
    private String name;

    @BeforeEach
    void aSource() throws IOException {
        name = "printer-" + UUID.randomUUID();
        folder = Files.createDirectory(temporary.resolve("trees-test"));
        Files.writeString(folder.resolve(name + ".md"), DRAWN);
        source = TestSources.read(portal, folder);
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
    }

    @Test
    void readsATreeThatIsDrawnInMarkdownBesideTheDocument() {
        Trees.Found found = trees.find(source, name).orElseThrow();

        assertThat(found.tree().title()).isEqualTo("Printer is silent");
        assertThat(found.document().file()).isEqualTo(name + ".md");
        assertThat(found.tree().walk(List.of(2, 1))).contains(List.of("power", "paper", "fill"));
        assertThat(documents.find(source, name + ".md")).isPresent();
    }

    @Test
    void keepsTheLastGoodTreeAndSaysWhereItBroke() throws IOException {
        Files.writeString(folder.resolve(name + ".md"), DRAWN.replace("call[\"Call Noor\"]", "power"));
        TestSources.read(portal, folder);

        assertThat(trees.find(source, name).orElseThrow().tree().nodes()).containsKey("call");
        assertThat(TestSources.problems(portal, source).items())
                .extracting(SourceProblem::problem)
                .anySatisfy(problem -> {
                    assertThat(problem.message()).startsWith("The answers lead in a circle");
                    assertThat(problem.line()).isEqualTo(13);
                    assertThat(problem.column()).isEqualTo(9);
                });

        Files.writeString(folder.resolve(name + ".md"), DRAWN.replace("kind: decision-tree", "kind: guide"));
        TestSources.read(portal, folder);

        assertThat(trees.find(source, name)).isEmpty();
        assertThat(documents.find(source, name + ".md")).isPresent();
    }

    @Test
    void writesTheListAsCsv() {
        tell(UUID.randomUUID(), List.of(2, 1), true);

        assertThat(new String(trees.csv("printer is"), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("title,entity,owner,source,path,questions,walks,helped")
                .contains("Printer is silent,,,trees-test," + name + ".md,2,1,1");
    }

    @Test
    void goesWithItsFile() throws IOException {
        Files.delete(folder.resolve(name + ".md"));
        TestSources.read(portal, folder);

        assertThat(trees.find(source, name)).isEmpty();
    }

    @Test
    void countsWaysAndFlagsBranchesThatFailOrAreUnused() {
        for (int i = 0; i < 10; i++) {
            boolean helped = i < 2;
            tell(UUID.randomUUID(), List.of(2, 1), helped);
        }
        UUID again = UUID.randomUUID();
        tell(again, List.of(2, 2), false);
        tell(again, List.of(2, 2), true);

        Trees.Found found = trees.find(source, name).orElseThrow();
        TreeUse use = found.use();
        assertThat(use.walks()).isEqualTo(11);
        assertThat(use.helped()).isEqualTo(3);
        assertThat(use.branch("power", "yes")).isEqualTo(new TreeUse.Count(11, 3));
        assertThat(use.flag("power", "no")).isEqualTo(TreeUse.Flag.UNUSED);
        assertThat(use.flag("paper", "no")).isEqualTo(TreeUse.Flag.FAILING);
        assertThat(use.flag("paper", "yes")).isNull();
        assertThat(use.ends(List.of("power", "paper"), List.of("yes"))).containsOnlyKeys("fill", "call");
        assertThat(trees.list("Printer is", null, 0, 10).items())
                .anySatisfy(one -> assertThat(one.use().walks()).isEqualTo(11));
    }

    @Test
    void refusesWalksThatTheTreeDoesNotOffer() {
        assertThatThrownBy(() -> tell(UUID.randomUUID(), List.of(3), true)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> tell(UUID.randomUUID(), List.of(2), true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("end of the tree");
    }

    @Test
    void isReachedOverRest() throws Exception {
        String tree = "/api/v1/trees/trees-test/" + name;

        assertThat(post(tree + "/walks", "{\"answers\": [1], \"helped\": true}").statusCode())
                .isEqualTo(204);
        assertThat(post(tree + "/walks", "{\"answers\": [null], \"helped\": true}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post(tree + "/walks", "{}").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/trees?q=Printer")).contains("\"name\":\"" + name + "\"", "\"helped\":1");
        assertThat(get(tree)).contains("\"ask\":\"Is it on?\"", "\"say\":\"no\"", "\"walks\":1");
        assertThat(get(tree + "/export")).startsWith("flowchart TD");
        assertThat(MarkdownTree.read(name + ".md", get(tree + "/export?format=markdown"))
                        .orElseThrow()
                        .tree())
                .isEqualTo(trees.find(source, name).orElseThrow().tree());
        assertThat(get(tree + "/export?format=pdf")).contains("is no format");
        assertThat(get("/api/v1/trees/trees-test/none")).contains("There is no decision tree none");
    }

    private void tell(UUID walk, List<Integer> answers, boolean helped) {
        As.person("yusuf", Role.VIEWER, () -> trees.tell(walk, source, name, answers, helped));
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))).body();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.header("Authorization", "Bearer " + TestPortal.TOKEN)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
