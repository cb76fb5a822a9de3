package dev.slipway.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclarationTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-01T08:00:00Z");

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readsAFactType() {
        FactType type = type("backup.restored", Map.of("type", "boolean", "meaning", "It was.", "fresh", "90d"));

        assertThat(problems).isEmpty();
        assertThat(type)
                .isEqualTo(
                        new FactType("backup.restored", FactType.Type.BOOLEAN, "It was.", Duration.ofDays(90), false));
    }

    @Test
    void refusesAFactTypeAtThePlaceThatIsWrong() {
        assertThat(type("Backup", Map.of("type", "flag", "meaning", "", "fresh", "soon", "colour", "red")))
                .isNull();

        assertThat(problems)
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(
                        place("metadata.name"),
                        place("spec.colour"),
                        place("spec.type"),
                        place("spec.meaning"),
                        place("spec.fresh"));
    }

    @Test
    void readsAnAttestation() {
        Attestation attestation = attestation(Map.of(
                "key",
                "backup.restored",
                "value",
                true,
                "reason",
                "Restored it.",
                "link",
                "https://wiki.example/118",
                "observedAt",
                "2026-11-12",
                "validFor",
                "90d"));

        assertThat(problems).isEmpty();
        assertThat(attestation.entity()).isEqualTo(EntityRef.of("component:default/payments-api"));
        Statement stated = Attestation.statements(List.of(attestation), types()).getFirst();
        assertThat(stated.observedAt()).isEqualTo("2026-11-12T00:00:00Z");
        assertThat(stated.validUntil()).isEqualTo("2027-02-10T00:00:00Z");
        assertThat(stated.evidence())
                .containsExactly(
                        new Evidence(
                                "a.yaml",
                                place("spec.facts[0].key"),
                                null,
                                "sources/demo/files/a.yaml?line=" + place("spec.facts[0].key"),
                                "Restored it."),
                        new Evidence(null, null, null, "https://wiki.example/118", null));
    }

    @Test
    void dependsOnTheFilesAgeWhereNoDayIsGiven() {
        Attestation attestation = attestation(
                Map.of("key", "backup.restored", "value", true, "reason", "Restored it.", "validFor", "12h"));

        assertThat(attestation.claims().getFirst().observedAt()).isEqualTo(CHANGED);
        assertThat(attestation.claims().getFirst().validUntil()).isEqualTo(CHANGED.plus(Duration.ofHours(12)));
    }

    @Test
    void refusesAnAttestationWithoutAnEndOrAReason() {
        assertThat(attestation(Map.of("key", "backup.restored", "value", true))).isNull();

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("Neither a reason nor a link is given.", "The attestation has no end.");
    }

    @Test
    void refusesADayThatHasNotCome() {
        assertThat(attestation(Map.of(
                        "key",
                        "backup.restored",
                        "value",
                        true,
                        "reason",
                        "x",
                        "validFor",
                        "7d",
                        "observedAt",
                        "2026-11-21")))
                .isNull();

        assertThat(problems).extracting(Problem::message).containsExactly("2026-11-21 lies in the future.");
    }

    @Test
    void linksAFileOfTheSameRepositoryAndNoneOutsideOfIt() {
        Attestation attestation = attestation(
                Map.of("key", "backup.restored", "value", true, "link", "docs/evidence/restore.md", "validFor", "7d"));

        assertThat(Attestation.statements(List.of(attestation), types())
                        .getFirst()
                        .evidence()
                        .getLast()
                        .link())
                .endsWith("/files/docs/evidence/restore.md?line=1");
        for (String outside : List.of("../secrets/restore.md", "docs/../../x.md", "/etc/passwd", "restore")) {
            assertThat(attestation(Map.of("key", "backup.restored", "value", true, "link", outside, "validFor", "7d")))
                    .as(outside)
                    .isNull();
        }
    }

    @Test
    void refusesALinkThatABrowserWouldRun() {
        assertThat(attestation(Map.of(
                        "key", "backup.restored", "value", true, "link", "javascript:alert(1)", "validFor", "7d")))
                .isNull();

        assertThat(problems).extracting(Problem::message).containsExactly("The link is no web address.");
    }

    @Test
    void saysWhatIsWrongWithClaimsOnceTheTypesAreThere() {
        Attestation unknown = attestation(claim("backup.dreamt", true));
        Attestation scanned = attestation(claim("ci.tests", true));
        Attestation wrong = attestation(claim("load.peak_multiple", "twice"));

        assertThat(unknown.problems(types()))
                .extracting(Problem::message)
                .first()
                .asString()
                .startsWith("No fact type is called backup.dreamt");
        assertThat(scanned.problems(types()))
                .extracting(Problem::message)
                .containsExactly("Nobody can attest ci.tests: it is found by a machine.");
        assertThat(wrong.problems(types()))
                .extracting(Problem::message)
                .containsExactly("The value of load.peak_multiple is a number.");
        assertThat(Attestation.statements(List.of(unknown, scanned, wrong), types()))
                .isEmpty();
    }

    @Test
    void callsPeopleByTheirName() {
        assertThat(Attestation.statedBy("tomasz")).isEqualTo("Attested by Tomasz");
        assertThat(Attestation.statedBy("user:default/anna-maria")).isEqualTo("Attested by Anna Maria");
    }

    private static Map<String, Object> claim(String key, Object value) {
        return Map.of("key", key, "value", value, "reason", "x", "validFor", "7d");
    }

    private static Map<String, FactType> types() {
        Map<String, FactType> types = new HashMap<>();
        types.put(
                "backup.restored",
                new FactType("backup.restored", FactType.Type.BOOLEAN, "x", Duration.ofDays(7), true));
        types.put(
                "load.peak_multiple",
                new FactType("load.peak_multiple", FactType.Type.NUMBER, "x", Duration.ofDays(7), true));
        types.put("ci.tests", new FactType("ci.tests", FactType.Type.BOOLEAN, "x", Duration.ofDays(7), false));
        return types;
    }

    private FactType type(String key, Map<String, Object> spec) {
        return FactTypeReader.parse(declaration("FactType", key, spec), problems);
    }

    private Attestation attestation(Map<String, Object> claim) {
        Map<String, Object> spec =
                Map.of("entity", "component:default/payments-api", "by", "tomasz", "facts", List.of(claim));
        return AttestationReader.parse(declaration("Attestation", "a", spec), CHANGED, NOW, problems);
    }

    private static Declaration declaration(String kind, String name, Map<String, Object> spec) {
        Map<String, Declaration.Place> places = new HashMap<>();
        for (String at : List.of(
                "metadata.name",
                "spec",
                "spec.type",
                "spec.meaning",
                "spec.fresh",
                "spec.colour",
                "spec.facts[0].key",
                "spec.facts[0].value")) {
            places.put(at, new Declaration.Place(place(at), 3));
        }
        return new Declaration(new SourceId("demo"), "a.yaml", 1, kind, name, Map.of("name", name), spec, places);
    }

    private static int place(String at) {
        return 10 + Math.floorMod(at.hashCode(), 1000);
    }
}
