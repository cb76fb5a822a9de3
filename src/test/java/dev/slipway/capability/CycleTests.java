package dev.slipway.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.EntityRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CycleTests {

    private static final EntityRef TEAM = EntityRef.of("group:default/money");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 7);
    private static final CapabilityStandard STANDARD = SampleMap.standard();

    @Test
    void everyPhaseHasCapabilitiesOfTheShippedMap() {
        Cycle cycle = Cycle.of(TEAM, map(Map.of()), DAY, null, Map.of());

        assertThat(cycle.stages()).extracting(Cycle.Stage::phase).containsExactly(Phase.values());
        assertThat(cycle.stages())
                .allSatisfy(stage -> assertThat(stage.reaches()).isNotEmpty());
        assertThat(cycle.stages().stream()
                        .mapToInt(stage -> stage.reaches().size())
                        .sum())
                .isEqualTo(61);
        assertThat(cycle.stages())
                .allSatisfy(stage -> assertThat(stage.before()).isNull());
    }

    @Test
    void findsTheWeakestPhaseAndWhatIsMissingInIt() {
        Cycle cycle = Cycle.of(
                TEAM, map(Map.of("alerting", Coverage.MISSING, "rollback", Coverage.PARTIAL)), DAY, null, Map.of());

        Cycle.Stage weakest = cycle.weakest().orElseThrow();
        assertThat(weakest.phase()).isEqualTo(Phase.MONITOR);
        assertThat(weakest.open())
                .extracting(step -> step.reach().capability().id())
                .containsExactly("alerting");
        assertThat(weakest.percent()).isLessThan(100);
        assertThat(Cycle.of(TEAM, map(Map.of()), DAY, null, Map.of()).weakest()).isEmpty();
    }

    @Test
    void tellsWhatChangedAndLeavesOutWhatNobodyKnewThen() {
        Map<String, Map<Coverage, Long>> past = Map.of(
                "alerting", Map.of(Coverage.COVERED, 1L),
                "retrospective", Map.of(Coverage.MISSING, 1L),
                "rollback", Map.of(Coverage.COVERED, 1L));

        Cycle cycle = Cycle.of(TEAM, map(Map.of("alerting", Coverage.PARTIAL)), DAY, DAY, past);

        assertThat(moves(cycle, Phase.MONITOR)).containsExactly("alerting -50");
        assertThat(moves(cycle, Phase.ITERATE)).containsExactly("retrospective 100");
        assertThat(moves(cycle, Phase.SHIP)).isEmpty();
        assertThat(stage(cycle, Phase.ITERATE).before()).isZero();
        assertThat(stage(cycle, Phase.LEARN).before()).isNull();
    }

    @Test
    void countsOnlyWhatIsNeeded() {
        Map<String, Coverage> unneeded = new java.util.HashMap<>();
        STANDARD.capabilities().stream()
                .filter(each -> each.phase() == Phase.MEASURE)
                .forEach(each -> unneeded.put(each.id(), Coverage.NOT_NEEDED));

        Cycle.Stage measure = stage(Cycle.of(TEAM, map(unneeded), DAY, null, Map.of()), Phase.MEASURE);

        assertThat(measure.needed()).isZero();
        assertThat(measure.percent()).isEqualTo(100);
    }

    private static List<String> moves(Cycle cycle, Phase phase) {
        return stage(cycle, phase).moves().stream()
                .map(move -> move.now().capability().id() + " " + Math.round(move.change()))
                .toList();
    }

    private static Cycle.Stage stage(Cycle cycle, Phase phase) {
        return cycle.stages().get(phase.ordinal());
    }

    /** One service that has everything but these. */
    private static OrganisationMap map(Map<String, Coverage> others) {
        StringBuilder states = new StringBuilder();
        STANDARD.capabilities()
                .forEach(each -> states.append(
                        others.getOrDefault(each.id(), Coverage.COVERED).letter()));
        return OrganisationMaps.sumUp(STANDARD, Map.of(states.toString(), 1L), Map.of(), 0);
    }
}
