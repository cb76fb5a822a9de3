package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.source.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a descriptor takes in from other files. */
class ReferencesTests {

    private static final String API = """
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata: {name: pay}
            spec: {type: openapi, lifecycle: production, owner: money, definition: {%s}}
            """;

    private final MemoryFiles files = new MemoryFiles("refs");

    @Test
    void putsInTextJsonAndYaml() {
        files.with("apis/pay.yaml", "openapi: 3.1.0\ninfo: {title: Pay}\n")
                .with("apis/extra.json", "{\"a\": [1, true]}")
                .with("shared/text.txt", "plain");
        Map<String, Object> spec = spec(read("""
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: pay}
                spec:
                  type: openapi
                  lifecycle: production
                  owner: money
                  definition: {$text: ./pay.yaml}
                  extra: {$json: extra.json}
                  list: [{$yaml: pay.yaml}, {$text: ../shared/text.txt}]
                  same: {$text: "https://git.example/harbourline/refs/blob/main/shared/text.txt"}
                  untouched: {$text: a, other: b}
                  unknown: {$graphql: a}
                """));

        assertThat(spec)
                .containsEntry("definition", "openapi: 3.1.0\ninfo: {title: Pay}\n")
                .containsEntry("extra", Map.of("a", List.of(1, true)))
                .containsEntry("list", List.of(Map.of("openapi", "3.1.0", "info", Map.of("title", "Pay")), "plain"))
                .containsEntry("same", "plain")
                .containsEntry("untouched", Map.of("$text", "a", "other", "b"))
                .containsEntry("unknown", Map.of("$graphql", "a"));
    }

    /** The entity is shown, its placeholder stays, and its owner is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $text: ./none.yaml            | ./none.yaml is not in this source, or is larger than 5 MB.
            $text: ../../../etc/passwd    | ../../../etc/passwd leads out of the source.
            $text: /../x                  | /../x leads out of the source.
            $json: bad.json               | bad.json is not valid JSON.
            $yaml: bad.yaml               | bad.yaml cannot be read, line 1: This is not valid YAML
            $yaml: two.yaml               | two.yaml cannot be read, it holds 2 documents, and must hold one.
            $yaml: bomb.yaml              | bomb.yaml cannot be read, line
            $text: latin.txt              | latin.txt is not UTF-8 text.
            $text: http://a.example/x     | http://a.example/x was not taken in: only addresses that begin with https://
            $text: https://a.example/x    | https://a.example/x was not taken in: the portal may not fetch from a.example.
            $text: file:///etc/passwd     | file:///etc/passwd was not taken in: only addresses that begin with https://
            $text: https://u:p@a.example/ | https://u:p@a.example/ was not taken in: only addresses
            """)
    void reportsWhatCannotBePutIn(String placeholder, String message) {
        files.with("apis/bad.json", "{")
                .with("apis/bad.yaml", "a: [")
                .with("apis/two.yaml", "a: 1\n---\nb: 1\n")
                .with("apis/bomb.yaml", bomb())
                .raw("apis/latin.txt", "Käse".getBytes(StandardCharsets.ISO_8859_1));

        DescriptorFile file = read(API.formatted(placeholder));

        assertThat(file.documents().getFirst().descriptor()).isNotNull();
        assertThat(problems(file)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith(message);
            assertThat(problem.line()).isEqualTo(4);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void refusesAPlaceholderForItsOwnFileAndGoesRoundInNoCircle() {
        files.with("apis/a.yaml", "x: {$yaml: b.yaml}\n").with("apis/b.yaml", "y: {$yaml: a.yaml}\n");

        assertThat(problems(read(API.formatted("$text: ./catalog-info.yaml"))))
                .extracting(Problem::message)
                .contains("$text refers to the file that it stands in.");
        Map<String, Object> spec =
                spec(read(API.formatted("$text: a.yaml").replace("owner: money", "owner: money, x: {$yaml: a.yaml}")));
        assertThat(spec).containsEntry("x", Map.of("x", Map.of("$yaml", "b.yaml")));
    }

    @Test
    void fetchesOnlyFromNamedHostsThatAreNotThisMachine() {
        RemoteFiles remote = new RemoteFiles(new CatalogSettings(
                Set.of(
                        "localhost",
                        "127.0.0.1",
                        "169.254.169.254",
                        "[::1]",
                        "0.0.0.0",
                        "a.example",
                        "metadata.names.example",
                        "six.names.example"),
                "keep"));

        for (String inside : List.of(
                "https://localhost/x",
                "https://127.0.0.1:8443/x",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/x",
                "https://0.0.0.0/x",
                "https://LOCALHOST/x",
                "https://metadata.names.example/latest/meta-data",
                "https://six.names.example/x")) {
            assertThatThrownBy(() -> remote.checked(inside))
                    .as(inside)
                    .isInstanceOfSatisfying(RemoteFiles.NotFetched.class, refusal -> {
                        assertThat(refusal.refused()).isTrue();
                        assertThat(refusal.words()).contains("is this machine or a neighbour");
                    });
        }
        assertThatThrownBy(() -> remote.checked("https://a.example.evil.example/x"))
                .hasMessageContaining("may not fetch from");
        assertThatThrownBy(() -> remote.checked("https://evil.example#@a.example/x"))
                .isInstanceOf(RemoteFiles.NotFetched.class);
    }

    @Test
    void saysWhichTargetsOfALocationAreNotThere() {
        files.with("apis/one/catalog-info.yaml", "a: 1\n").with("apis/notes.txt", "x");
        String location = """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: all}
                spec:
                  presence: %s
                  targets: [./one/catalog-info.yaml, ./*/catalog-info.yaml, ./none.yaml, ./none/**/*.yaml, notes.txt,
                    ../../out.yaml, ./catalog-info.yaml, "https://elsewhere.example/a/b/blob/main/c.yaml"]
                """;

        assertThat(problems(read(location.formatted("required"))))
                .extracting(Problem::message)
                .containsExactly(
                        "There is no ./none.yaml in this source.",
                        "There is no ./none/**/*.yaml in this source.",
                        "notes.txt is not read: descriptors lie in files that end in .yaml or .yml.",
                        "../../out.yaml leads out of the source.",
                        "This Location names its own file.");
        assertThat(problems(read(location.formatted("optional")))).hasSize(3);
        assertThat(read(location.formatted("required")).documents().getFirst().descriptor())
                .isNotNull();
    }

    @Test
    void takesTheOwnerFromCodeownersWhereTheDescriptorNamesNone() {
        String component = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: pay}
                spec: {type: service, lifecycle: production}
                """;
        assertThat(read(component).documents().getFirst().descriptor()).isNull();

        files.with("docs/CODEOWNERS", "* @nobody\n")
                .with("CODEOWNERS", "# us\n* @org/everyone\n/apis/ jane@a.example @org/Money # ours\n/apis/x.yaml\n");
        DescriptorFile file = read(component);

        Descriptor descriptor = file.documents().getFirst().descriptor();
        assertThat(descriptor).isNotNull();
        assertThat(descriptor.bonds())
                .extracting(bond -> bond.target().toString())
                .containsExactly("group:default/money");
        assertThat(descriptor.annotation(EntityRow.OWNER_FROM)).isEqualTo("CODEOWNERS, line 3");
        assertThat(problems(file))
                .extracting(Problem::message)
                .containsExactly("spec.owner is missing; group:default/money was taken from CODEOWNERS, line 3.");
        assertThat(file.references()).contains("CODEOWNERS", ".github/CODEOWNERS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *            | a/b/c.yaml      | true
            *.yaml       | a/b/c.yaml      | true
            *.md         | a/b/c.yaml      | false
            /a/          | a/b/c.yaml      | true
            a/           | x/a/b/c.yaml    | true
            /a           | x/a/b/c.yaml    | false
            a/b          | x/a/b/c.yaml    | false
            a/b          | a/b/c.yaml      | true
            /a/*         | a/c.yaml        | true
            /a/*         | a/b/c.yaml      | false
            **/c.yaml    | a/b/c.yaml      | true
            /a/**/c.yaml | a/c.yaml        | true
            /a/**        | a/b/c.yaml      | true
            c?.yaml      | a/cd.yaml       | true
            a.b          | axb             | false
            """)
    void matchesAsGitHostsDo(String pattern, String path, boolean matches) {
        assertThat(CodeOwners.read("CODEOWNERS", pattern + " @x\n").of(path).isPresent())
                .isEqualTo(matches);
    }

    @Test
    void knowsSectionsAndLinesThatTakeOwnershipAway() {
        CodeOwners owners = CodeOwners.read(
                "CODEOWNERS",
                "[Docs][2] @org/writers\ndocs/\n^[Other] @org/others\n*.go @me\n/docs/secret/ \n[Last]\nlast/\n");

        assertThat(owners.of("docs/a.md").orElseThrow().owners()).containsExactly("group:default/writers");
        assertThat(owners.of("x.go").orElseThrow().owners()).containsExactly("user:default/me");
        assertThat(owners.of("last/x").orElseThrow().owners()).isEmpty();
        assertThat(owners.of("nobody.txt")).isEmpty();
    }

    static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        return bomb.toString();
    }

    private DescriptorFile read(String content) {
        return DescriptorFile.read(
                files.id(),
                "apis/catalog-info.yaml",
                content.getBytes(StandardCharsets.UTF_8),
                new Surroundings(
                        files.change(List.of()).source(),
                        files,
                        new RemoteFiles(new CatalogSettings(Set.of(), "keep"))));
    }

    private static Map<String, Object> spec(DescriptorFile file) {
        Descriptor descriptor = file.documents().getFirst().descriptor();
        assertThat(descriptor).as(problems(file).toString()).isNotNull();
        return descriptor.spec();
    }

    private static List<Problem> problems(DescriptorFile file) {
        return file.documents().stream()
                .flatMap(read -> read.problems().stream())
                .toList();
    }
}
