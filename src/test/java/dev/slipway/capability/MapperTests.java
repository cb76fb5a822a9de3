package dev.slipway.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.facts.Fact;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapperTests {

    private static final CapabilityStandard standard = SampleMap.standard();

    @Test
    void callsAServiceWithoutADatabaseInNeedOfNoBackup() {
        assertThat(of("backup", Map.of("database.used", false))).isEqualTo(Coverage.NOT_NEEDED);
        assertThat(of("backup", Map.of("database.used", true, "database.backup_schedule", true)))
                .isEqualTo(Coverage.COVERED);
    }

    @Test
    void callsAPartAPartEvenWhereTheRestIsNotKnown() {
        assertThat(of("structured-logging", Map.of("logs.structured", true))).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    void claimsNothingOnAHintOrOnAStaleFact() {
        Map<String, Fact> hint = Map.of(
                "features.flagged", SampleMap.fact("features.flagged", true, 0.4, SampleMap.NOW.plusSeconds(60)));
        Map<String, Fact> stale =
                Map.of("features.flagged", SampleMap.fact("features.flagged", true, 1, SampleMap.NOW.minusSeconds(1)));

        assertThat(finding("feature-flags", hint).coverage()).isEqualTo(Coverage.UNKNOWN);
        assertThat(finding("feature-flags", stale).coverage()).isEqualTo(Coverage.UNKNOWN);
        assertThat(finding("feature-flags", stale).proofs())
                .singleElement()
                .satisfies(proof -> assertThat(proof.counts()).isFalse());
    }

    @Test
    void keepsOneLetterForEachCapabilityInTheStandardsOrder() {
        String letters = Mapper.letters(
                standard, SampleMap.shop(), SampleMap.facts(Map.of("database.used", false)), SampleMap.NOW);

        assertThat(letters).hasSize(61);
        assertThat(letters.charAt(standard.place("backup"))).isEqualTo('N');
        assertThat(letters.charAt(standard.place("feature-flags"))).isEqualTo('U');
    }

    @Test
    void sumsUpWhatStandsAlike() {
        Map<String, Object> some = new HashMap<>(Map.of("database.used", false, "features.flagged", true));
        String with = Mapper.letters(standard, SampleMap.shop(), SampleMap.facts(some), SampleMap.NOW);
        some.put("features.flagged", false);
        String without = Mapper.letters(standard, SampleMap.shop(), SampleMap.facts(some), SampleMap.NOW);

        OrganisationMap map = OrganisationMaps.sumUp(
                standard,
                Map.of(with, 3L, without, 7L),
                Map.of("{\"ci-cd\":[\"GitLab CI\",\"Argo CD\"]}", 4L, "{\"ci-cd\":[]}", 6L),
                2);

        assertThat(map.services()).isEqualTo(10);
        Reach flags = map.capabilities().get(standard.place("feature-flags"));
        assertThat(flags.of(Coverage.COVERED)).isEqualTo(3);
        assertThat(flags.of(Coverage.MISSING)).isEqualTo(7);
        assertThat(flags.percent()).isEqualTo(30);
        assertThat(map.capabilities().get(standard.place("backup")).percent()).isEqualTo(100);
        ToolReach ci = map.tools().stream()
                .filter(tool -> tool.kind().id().equals("ci-cd"))
                .findFirst()
                .orElseThrow();
        assertThat(ci.using()).isEqualTo(4);
        assertThat(ci.without()).isEqualTo(6);
        assertThat(ci.tools()).containsExactly(new ToolReach.Use("Argo CD", 4), new ToolReach.Use("GitLab CI", 4));
    }

    @Test
    void ranksByPriorityAndReachAgainstEffort() {
        List<NextStep> next = NextStep.rank(List.of(
                reach("release-notes", 0, 10),
                reach("structured-logging", 2, 8),
                reach("error-tracking", 9, 1),
                reach("secrets-management", 10, 0)));

        assertThat(next)
                .extracting(step -> step.reach().capability().id())
                .containsExactly("structured-logging", "release-notes", "error-tracking");
        assertThat(next).extracting(NextStep::wave).containsExactly(1, 3, 1);
    }

    private static Reach reach(String id, long covered, long missing) {
        Map<Coverage, Long> counts = new EnumMap<>(Coverage.class);
        counts.put(Coverage.COVERED, covered);
        counts.put(Coverage.MISSING, missing);
        return new Reach(standard.find(id).orElseThrow(), counts);
    }

    private static Coverage of(String capability, Map<String, Object> facts) {
        return finding(capability, SampleMap.facts(facts)).coverage();
    }

    private static ServiceMap.Finding finding(String capability, Map<String, Fact> facts) {
        return Mapper.map(standard, SampleMap.shop(), facts, SampleMap.NOW).findings().stream()
                .filter(finding -> finding.capability().id().equals(capability))
                .findFirst()
                .orElseThrow();
    }
}
