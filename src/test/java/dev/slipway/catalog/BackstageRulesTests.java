package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every rule of Backstage's, with values that keep it and values that break it, and the verdict of Backstage's own code. */
class BackstageRulesTests {

    private record Case(String kind, String path, String value, boolean good) {}

    @Test
    void judgesEveryValueOfEveryFieldAsBackstageDoes() throws Exception {
        Map<String, String> well = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (Case each : cases()) {
            if (each.path().isEmpty()) {
                well.put(each.kind(), each.value());
            } else {
                cases.add(each);
            }
        }

        List<String> different = new ArrayList<>();
        for (Case each : cases) {
            DescriptorFile file = read(changed(String.valueOf(well.get(each.kind())), each));
            boolean good =
                    file.documents().size() == 1 && file.documents().getFirst().descriptor() != null;
            if (good != each.good() && !onPurpose(each)) {
                different.add(each.toString());
            }
            if (!good) {
                assertThat(file.documents().getFirst().problems())
                        .as(each.toString())
                        .isNotEmpty()
                        .allSatisfy(problem -> {
                            assertThat(problem.line()).isPositive();
                            assertThat(problem.remedy()).isNotBlank();
                        });
            }
        }

        assertThat(different).isEmpty();
        assertThat(cases).hasSizeGreaterThan(1000);
    }

    /**
     * Where we differ, and why: Backstage takes {@code a/b/c}, {@code a:b:c} and a blank for refs, but no entity can have such
     * a name, so the ref is a slip; its schema does not know {@code dependencyOf}, so that an empty one passes there; and it
     * takes links that run a script.
     */
    private static boolean onPurpose(Case each) {
        return each.good()
                && (each.value().contains("a/b/c")
                        || each.value().contains("a:b:c")
                        || each.value().contains("x:y/z:w")
                        || each.value().contains("\" \"")
                        || each.value().contains("javascript:")
                        || (each.path().equals("spec.dependencyOf")
                                && each.value().equals("null")));
    }

    private static String changed(String well, Case each) {
        JsonNode document = JsonMapper.shared().readTree(well);
        String[] steps = each.path().split("\\.");
        ObjectNode at = (ObjectNode) document;
        for (int i = 0; i < steps.length - 1; i++) {
            at = (ObjectNode) at.get(steps[i]);
        }
        String field = steps[steps.length - 1];
        if (each.value().equals("-")) {
            at.remove(field);
        } else {
            at.set(field, JsonMapper.shared().readTree(each.value()));
        }
        return document.toString();
    }

    private static DescriptorFile read(String content) {
        return DescriptorFile.read(
                new SourceId("rules"), "catalog-info.yaml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Case> cases() throws IOException {
        try (InputStream file = BackstageRulesTests.class.getResourceAsStream("/catalog/backstage-rules.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(part -> new Case(part[0], part[1], part[2], part[3].equals("good")))
                    .toList();
        }
    }
}
