package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.source.SourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real descriptors of others, and what Backstage's own code says of each. */
class BackstageVerdictTests {

    /** Where we differ on purpose: file and document, and why. */
    private static final Map<String, String> DIFFERENCES = Map.of();

    @Test
    void judgesRealDescriptorsAsBackstageDoes() throws Exception {
        Path samples = Path.of(System.getProperty("slipway.samples", "../shared/samples"));
        assumeTrue(Files.isDirectory(samples), "no samples here");
        JsonNode files = JsonMapper.shared()
                .readTree(Files.readAllBytes(samples.resolve("expected/catalog.json")))
                .get("files");

        List<String> different = new ArrayList<>();
        int compared = 0;
        for (String file : files.propertyNames()) {
            DescriptorFile read = DescriptorFile.read(
                    new SourceId("samples"),
                    file.replaceFirst(".*__", "") + "/catalog-info.yaml",
                    Files.readAllBytes(samples.resolve("catalog").resolve(file)));
            for (JsonNode expected : files.get(file).get("documents")) {
                compared++;
                int index = expected.get("index").intValue();
                String ours = read.documents().stream()
                        .filter(document -> document.index() == index)
                        .map(BackstageVerdictTests::verdict)
                        .findFirst()
                        .orElse("nothing");
                String key = file + "#" + index;
                if (!ours.equals(verdict(expected)) && !DIFFERENCES.containsKey(key)) {
                    different.add(key + "\n  Backstage " + verdict(expected) + "\n  ours      " + ours);
                }
            }
        }

        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(100);
    }

    private static String verdict(DescriptorFile.Read read) {
        if (read.descriptor() == null) {
            return "invalid";
        }
        TreeSet<String> relations = new TreeSet<>();
        read.descriptor()
                .bonds()
                .forEach(bond -> relations.add(bond.type() + "/" + bond.inverse() + " " + bond.target()));
        return read.descriptor().ref() + " " + relations;
    }

    /** A placeholder counts as what it stands for: a running Backstage reads it before it judges. */
    private static String verdict(JsonNode expected) {
        boolean resolved = expected.path("validIfPlaceholdersResolve").booleanValue(false);
        if (!resolved && !expected.get("valid").booleanValue()) {
            return "invalid";
        }
        TreeSet<String> relations = new TreeSet<>();
        for (JsonNode relation : expected.get(resolved ? "relationsIfPlaceholdersResolve" : "relations")) {
            relations.add(relation.get("type").asString() + "/"
                    + relation.get("inverse").asString() + " "
                    + relation.get("target").asString());
        }
        String ref = new EntityRef(
                        expected.get("kind").asString(),
                        expected.get("namespace").asString(),
                        expected.get("name").asString())
                .toString();
        return ref + " " + relations;
    }
}
