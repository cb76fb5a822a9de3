package dev.slipway.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What comes along: every capability, kind of tool and rule holds together, and can come out each way. */
class ShippedMapTests {

    private static final CapabilityStandard standard = SampleMap.standard();
    private static final Map<String, FactType> types = SampleMap.types();

    @Test
    void has61CapabilitiesIn15Groups() {
        assertThat(standard.groups()).hasSize(15);
        assertThat(standard.capabilities()).hasSize(61);
        Map<String, Long> sizes = new LinkedHashMap<>();
        standard.groups()
                .forEach(group -> sizes.put(
                        group.id(),
                        standard.capabilities().stream()
                                .filter(each -> each.group().equals(group.id()))
                                .count()));
        assertThat(sizes)
                .hasToString("{observability=5, testing=5, deployment=6, data=5, security=5, performance=5,"
                        + " infrastructure=3, documentation=4, improvement=5, governance=4, api=3, multi-platform=2,"
                        + " developer-experience=3, communication=3, analytics=3}");
    }

    @Test
    void hasTenKindsOfToolsAndFourFurtherIntegrations() {
        assertThat(standard.tools()).filteredOn(kind -> !kind.further()).hasSize(10);
        assertThat(standard.tools())
                .filteredOn(ToolKind::further)
                .extracting(ToolKind::id)
                .containsExactlyInAnyOrder("error-tracking", "feature-flags", "service-mesh", "technology-agents");
        assertThat(standard.tools()).allSatisfy(kind -> assertThat(kind.tools()).isNotEmpty());
    }

    @Test
    void everyCapabilityCanBeCoveredAndCanBeMissing() {
        Map<String, Fact> everything = SampleMap.facts(values(true));
        Map<String, Fact> nothing = SampleMap.facts(values(false));
        for (Capability each : standard.capabilities()) {
            assertThat(coverage(each, everything)).as(each.id()).isEqualTo(Coverage.COVERED);
            Map<String, Fact> without = new HashMap<>(nothing);
            for (String key :
                    Set.of("web.user_interface", "mobile.app", "database.used", "container.image", "api.documented")) {
                if (each.needed() != null && each.needed().contains(key)) {
                    without.put(key, SampleMap.facts(Map.of(key, true)).get(key));
                }
            }
            if (each.id().equals("cloudformation")) {
                without.put(
                        "tools.infrastructure",
                        SampleMap.facts(Map.of("tools.infrastructure", List.of("AWS CDK")))
                                .get("tools.infrastructure"));
            }
            assertThat(coverage(each, without)).as(each.id()).isEqualTo(Coverage.MISSING);
        }
    }

    @Test
    void ofAServiceOfWhichNothingIsKnownNothingIsClaimed() {
        assertThat(standard.capabilities())
                .allSatisfy(each -> assertThat(coverage(each, Map.of())).isEqualTo(Coverage.UNKNOWN));
    }

    @Test
    void helpsOnlyQuestionsThatExist() {
        Set<String> questions = SampleMap.shipped().stream()
                .filter(each -> each.kind().equals("QuestionSet"))
                .filter(each -> "production-readiness".equals(each.spec().get("scorecard")))
                .flatMap(each -> ((List<?>) each.spec().get("questions")).stream())
                .map(question -> String.valueOf(((Map<?, ?>) question).get("id")))
                .collect(Collectors.toSet());

        assertThat(questions).hasSize(51);
        assertThat(standard.capabilities())
                .allSatisfy(each -> assertThat(questions).as(each.id()).containsAll(each.helps()));
    }

    private static Coverage coverage(Capability capability, Map<String, Fact> facts) {
        return Mapper.map(standard, SampleMap.shop(), facts, SampleMap.NOW).findings().stream()
                .filter(finding -> finding.capability().equals(capability))
                .findFirst()
                .orElseThrow()
                .coverage();
    }

    private static Map<String, Object> values(boolean there) {
        Map<String, Object> values = new HashMap<>();
        types.forEach((key, type) -> values.put(
                key,
                switch (type.type()) {
                    case BOOLEAN -> there;
                    case NUMBER ->
                        there && !key.equals("secrets.leaked")
                                ? 3L
                                : there ? 0L : key.equals("secrets.leaked") ? 2L : 0L;
                    case TEXT -> there ? "1.3" : "1.0";
                    case LIST -> there ? List.of("Terraform", "AWS CDK") : List.of();
                    case MAP -> Map.of();
                }));
        return values;
    }
}
