package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.Sources;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whatever lies in a source: it is told where it lies, and nothing else is harmed. */
@PortalTest
class BadInputTests {

    private static final String SECRET = "kind: Secret # nobody may see this";

    @Autowired
    ApplicationContext portal;

    @Autowired
    Catalog catalog;

    @Autowired
    Sources sources;

    @LocalServerPort
    int port;

    @TempDir
    Path outside;

    @TempDir
    Path folder;

    @Test
    void tellsOfEveryBadFileAndTakesTheGoodOnes() throws Exception {
        write("good/catalog-info.yaml", CatalogRoomTests.component("bad-good", "production", "bad-team"));
        write("bomb/catalog-info.yaml", ReferencesTests.bomb());
        write("alias/catalog-info.yaml", "a: &a [*a]\n");
        write("deep/catalog-info.yaml", "[".repeat(50_000));
        write("keys/catalog-info.yaml", "? [a, b]\n: {c: 1}\n");
        write("tag/catalog-info.yaml", "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]\n");
        write("empty/catalog-info.yaml", "");
        write("nul/catalog-info.yaml", "kind: \0\n");
        raw("latin/catalog-info.yaml", "# Käse\n".getBytes(StandardCharsets.ISO_8859_1));
        raw("binary/catalog-info.yaml", noise(100_000));
        large("large/catalog-info.yaml", 50L * 1024 * 1024);
        write("out/catalog-info.yaml", api("bad-out", "$text: ../../../../../../../../etc/passwd"));
        Files.writeString(outside.resolve("secret.yaml"), SECRET);
        Files.createSymbolicLink(folder.resolve("linked.yaml"), outside.resolve("secret.yaml"));
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        write("link/catalog-info.yaml", api("bad-link", "$text: ../linked.yaml"));
        write("through/catalog-info.yaml", api("bad-through", "$text: ../linked/secret.yaml"));

        SourceId id = TestSources.read(portal, folder);

        Map<String, List<Problem>> problems = problems(id);
        assertThat(problems.keySet())
                .containsExactlyInAnyOrder(
                        "bomb/catalog-info.yaml",
                        "alias/catalog-info.yaml",
                        "deep/catalog-info.yaml",
                        "keys/catalog-info.yaml",
                        "tag/catalog-info.yaml",
                        "nul/catalog-info.yaml",
                        "latin/catalog-info.yaml",
                        "binary/catalog-info.yaml",
                        "large/catalog-info.yaml",
                        "out/catalog-info.yaml",
                        "link/catalog-info.yaml",
                        "through/catalog-info.yaml");
        assertThat(problems.values())
                .allSatisfy(told -> assertThat(told).allSatisfy(problem -> {
                    assertThat(problem.message()).isNotBlank().doesNotContain("nobody may see");
                    assertThat(problem.remedy()).isNotBlank();
                }));
        assertThat(catalog.find(ref("bad-good"))).isPresent();
        for (String name : List.of("bad-out", "bad-link", "bad-through")) {
            assertThat(answer("/api/catalog/entities/by-name/api/default/" + name))
                    .contains("$text")
                    .doesNotContain("root:")
                    .doesNotContain("nobody may see");
        }
        TestSources.remove(portal, id);
    }

    @Test
    void letsNoHostileNameOutOfItsPlace() throws Exception {
        String script = "<img src=x onerror=alert(1)>";
        String formula = "=HYPERLINK(\"http://evil.example\",\"x\")";
        write("a<b>&\"'.yaml", titled("bad-one", script));
        write("-rf.yaml", titled("bad-two", formula));
        write("=cmd.yaml", titled("bad-three", "+1+1"));
        write("%2e%2e%2f.yaml", titled("bad-four", "a\",\"b"));
        write("new\nline.yaml", titled("bad-five", "\u202Egnp.exe"));
        write("ünï cödé 😀.yaml", titled("bad-six", "x"));
        SourceId id = TestSources.read(portal, folder);

        String csv = answer("/api/v1/entities?owner=bad-names", "text/csv");
        assertThat(csv)
                .contains("'" + formula.replace("\"", "\"\""))
                .contains("'+1+1")
                .contains("'=cmd.yaml")
                .contains("'-rf.yaml");
        assertThat(csv.lines().filter(line -> line.startsWith("="))).isEmpty();
        assertThat(csv).contains("\"a\"\",\"\"b\"");
        for (int i = 0; i < 6; i++) {
            String name = List.of("bad-one", "bad-two", "bad-three", "bad-four", "bad-five", "bad-six")
                    .get(i);
            HttpResponse<String> answer = get("/api/catalog/entities/by-name/component/default/" + name, "*/*");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(Sources.url(id, "a<b>&\"'.yaml", 3)).doesNotContain("<").doesNotContain("\"");
        TestSources.remove(portal, id);
    }

    @Test
    void standsTenThousandBrokenDescriptorsAtOnce() throws Exception {
        write("good/catalog-info.yaml", CatalogRoomTests.component("bad-among", "production", "bad-team"));
        for (int i = 0; i < 10_000; i++) {
            String text = CatalogRoomTests.component("bad-" + i, "production", "bad-team");
            write(
                    "s" + i + "/catalog-info.yaml",
                    switch (i % 4) {
                        case 0 -> text.replace("owner", "owned");
                        case 1 -> text.replace("kind: Component", "kind: [Component");
                        case 2 -> text.replace("name: ", "name: - ");
                        default -> text.replace("v1alpha1", "v9");
                    });
        }

        SourceId id = TestSources.read(portal, folder);

        assertThat(sources.problemPage(id, 0, 1).total()).isEqualTo(10_000);
        assertThat(catalog.find(ref("bad-among"))).isPresent();
        assertThat(get("/api/catalog/entities/by-query?limit=1", "*/*").statusCode())
                .isEqualTo(200);
        TestSources.remove(portal, id);
    }

    private Map<String, List<Problem>> problems(SourceId id) {
        return TestSources.problems(portal, id).items().stream()
                .map(SourceProblem::problem)
                .collect(Collectors.groupingBy(Problem::path));
    }

    private static EntityRef ref(String name) {
        return EntityRef.of("component:default/" + name);
    }

    private static String api(String name, String definition) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: %s}
                spec: {type: openapi, lifecycle: production, owner: bad-team, definition: {%s}}
                """.formatted(name, definition);
    }

    private static String titled(String name, String title) {
        return CatalogRoomTests.component(name, "production", "bad-names")
                .replace("metadata:\n", "metadata:\n  title: '" + title.replace("'", "''") + "'\n");
    }

    private void write(String path, String content) throws IOException {
        raw(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private void raw(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void large(String path, long size) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(42).nextBytes(noise);
        return noise;
    }

    private String answer(String path) throws Exception {
        return answer(path, "*/*");
    }

    private String answer(String path, String accept) throws Exception {
        HttpResponse<String> answer = get(path, accept);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .header("Accept", accept)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
