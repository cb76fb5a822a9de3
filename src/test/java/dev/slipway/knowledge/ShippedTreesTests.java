package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The trees that come with the portal and its demo: whole, and at each end something that can be done. */
class ShippedTreesTests {

    static List<Path> trees() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("catalog"))) {
            return files.filter(file -> file.toString().contains("/decision-trees/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void coverWhatFailsEverywhere() throws IOException {
        assertThat(trees())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "slipway-does-not-answer.yaml",
                        "service-is-slow.yaml",
                        "deployment-failed.yaml",
                        "database-is-full.yaml",
                        "certificate-expired.yaml",
                        "queue-is-growing.yaml",
                        "login-is-broken.yaml");
    }

    @ParameterizedTest
    @MethodSource("trees")
    void areWholeAndEndInSomethingToDo(Path file) throws IOException {
        Map<String, Object> read = new Yaml().load(Files.readString(file));
        @SuppressWarnings("unchecked")
        Map<String, Object> metadata = (Map<String, Object>) read.get("metadata");
        @SuppressWarnings("unchecked")
        Map<String, Object> spec = (Map<String, Object>) read.get("spec");
        String name = String.valueOf(metadata.get("name"));

        DecisionTreeReader.Result result = DecisionTreeReader.read(new Declaration(
                new SourceId("shipped"), file.toString(), 1, "DecisionTree", name, metadata, spec, Map.of()));

        assertThat(result.problems()).isEmpty();
        DecisionTree tree = result.tree();
        assertThat(tree.questions()).isGreaterThanOrEqualTo(4);
        assertThat(tree.depth(tree.start())).isLessThanOrEqualTo(6);
        tree.nodes().forEach((id, node) -> {
            assertThat(node.answers()).as(id).hasSizeLessThanOrEqualTo(9);
            assertThat(node.answers())
                    .as(id)
                    .extracting(DecisionTree.Answer::say)
                    .doesNotHaveDuplicates();
            if (node.runbook() != null) {
                assertThat(file.resolveSibling(node.runbook())).as(id).exists();
            }
        });
        List<DecisionTree.Node> leaves =
                tree.nodes().values().stream().filter(DecisionTree.Node::isLeaf).toList();
        assertThat(leaves).hasSizeGreaterThanOrEqualTo(6);
        assertThat(leaves.stream().filter(ShippedTreesTests::exact).count())
                .as("ends with a command, a runbook or an address")
                .isGreaterThanOrEqualTo(leaves.size() * 6L / 10);
        assertThat(MermaidTree.read(MermaidTree.write(tree), name, null).tree()).isEqualTo(tree);
    }

    private static boolean exact(DecisionTree.Node leaf) {
        return leaf.command() != null || leaf.runbook() != null || leaf.link() != null;
    }
}
