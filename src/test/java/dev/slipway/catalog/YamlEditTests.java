package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlEditTests {

    private static final String WRITTEN = """
            # Kept by hand.
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: ledger   # as in the books
              annotations: {a.example/b: "c", d: e}
              tags: [java, money]   # two

            spec:
              type: service
              owner: "money" # the team
              dependsOn:
                # the store
                - resource:ledger-db
                - component:identity
              # nothing below
              x-own: [1, 2]
            # the end
            """;

    @Test
    void changesAValueAndNothingElse() {
        assertThat(edit(List.of("spec", "owner"), "booking"))
                .contains(WRITTEN.replace("\"money\" # the team", "booking # the team"));
        assertThat(edit(List.of("metadata", "tags"), List.of("kotlin")))
                .contains(WRITTEN.replace("[java, money]", "[kotlin]"));
        assertThat(edit(List.of("metadata", "annotations", "d"), "f")).contains(WRITTEN.replace("d: e}", "d: f}"));
        assertThat(edit(List.of("spec", "dependsOn"), List.of("resource:other")))
                .contains(WRITTEN.replace(
                        "    # the store\n    - resource:ledger-db\n    - component:identity\n",
                        "    - resource:other\n"));
    }

    @Test
    void putsNewValuesBehindTheOthersOfTheirMap() {
        assertThat(edit(List.of("metadata", "title"), "The: ledger"))
                .contains(WRITTEN.replace("# two\n", "# two\n  title: \"The: ledger\"\n"));
        assertThat(edit(List.of("metadata", "annotations", "g/h"), "true"))
                .contains(WRITTEN.replace("d: e}", "d: e, g/h: \"true\"}"));
        assertThat(edit(List.of("metadata", "labels", "slipway.dev/tier"), "1"))
                .contains(WRITTEN.replace("# two\n", "# two\n  labels:\n    slipway.dev/tier: \"1\"\n"));
        assertThat(edit(List.of("spec", "system"), "payments"))
                .contains(WRITTEN.replace("[1, 2]\n", "[1, 2]\n  system: payments\n"));
    }

    @Test
    void takesValuesAwayWithTheirLines() {
        assertThat(edit(List.of("spec", "owner"), null))
                .contains(WRITTEN.replace("  owner: \"money\" # the team\n", ""));
        assertThat(edit(List.of("spec", "dependsOn"), null))
                .contains(WRITTEN.replace(
                        "  dependsOn:\n    # the store\n    - resource:ledger-db\n    - component:identity\n", ""));
        assertThat(edit(List.of("metadata", "annotations", "a.example/b"), null))
                .contains(WRITTEN.replace("{a.example/b: \"c\", d: e}", "{d: e}"));
    }

    @Test
    void writesSeveralLinesAsPeopleDo() {
        String text =
                edit(List.of("metadata", "description"), "One.\n\nTwo: three.").orElseThrow();

        assertThat(text).contains("  description: |-\n    One.\n\n    Two: three.\n");
        assertThat(YamlEdit.of(text)
                        .orElseThrow()
                        .set(List.of("metadata", "description"), "Short.")
                        .text())
                .contains(WRITTEN.replace("# two\n", "# two\n  description: Short.\n"));
    }

    @Test
    void doesNotGuessWhatItCannotKeep() {
        String aliased = "a: &x {b: c}\nd: *x\n";

        assertThat(YamlEdit.of(aliased)
                        .orElseThrow()
                        .set(List.of("d", "b"), "e")
                        .text())
                .isEmpty();
        assertThat(YamlEdit.of("- a\n- b\n")).isEmpty();
        assertThat(YamlEdit.of("a: [\n")).isEmpty();
    }

    @Test
    void meansWhatWasAskedForWhateverTheTextIs() {
        Random random = new Random(7);
        String letters = "ab1.:-#'\"{}[],&*!|>%@`\\ \té€😀\n0xtruenull~=/";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                int at = random.nextInt(letters.codePointCount(0, letters.length()));
                text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
            }
            String value = text.toString();
            String first = edit(List.of("spec", "owner"), value).orElseThrow(() -> new AssertionError(value));
            assertThat(YamlEdit.of(first)
                            .orElseThrow()
                            .set(List.of("metadata", "annotations", "d"), List.of(value, Map.of("k", value)))
                            .set(List.of("spec", "owner"), "money")
                            .text())
                    .as(value)
                    .isPresent();
        }
    }

    private static Optional<String> edit(List<String> path, Object value) {
        return YamlEdit.of(WRITTEN).orElseThrow().set(path, value).text();
    }
}
