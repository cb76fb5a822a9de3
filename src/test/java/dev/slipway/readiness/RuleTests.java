package dev.slipway.readiness;

import static dev.slipway.readiness.SampleStandard.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.facts.FactType;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleTests {

    private static final Map<String, FactType> TYPES = Map.of(
            "ci.tests", type("ci.tests", FactType.Type.BOOLEAN, false),
            "backup.restored", type("backup.restored", FactType.Type.BOOLEAN, true),
            "load.peak_multiple", type("load.peak_multiple", FactType.Type.NUMBER, true),
            "tls.min_version", type("tls.min_version", FactType.Type.TEXT, false),
            "http.security_headers", type("http.security_headers", FactType.Type.LIST, false));

    @Test
    void isTrueOrFalseOnKnownFacts() {
        assertThat(truth("facts['ci.tests']", Map.of("ci.tests", true))).isEqualTo(Rule.Truth.TRUE);
        assertThat(truth("facts['ci.tests']", Map.of("ci.tests", false))).isEqualTo(Rule.Truth.FALSE);
        assertThat(truth("facts[\"tls.min_version\"] >= '1.2'", Map.of("tls.min_version", "1.1")))
                .isEqualTo(Rule.Truth.FALSE);
    }

    @Test
    void comparesWholeAndBrokenNumbers() {
        assertThat(truth("facts['load.peak_multiple'] >= 2", Map.of("load.peak_multiple", 2.5)))
                .isEqualTo(Rule.Truth.TRUE);
        assertThat(truth("facts['load.peak_multiple'] >= 2", Map.of("load.peak_multiple", 1L)))
                .isEqualTo(Rule.Truth.FALSE);
        assertThat(truth("facts['load.peak_multiple'] == 0", Map.of("load.peak_multiple", 0.0)))
                .isEqualTo(Rule.Truth.TRUE);
    }

    @Test
    void isUnknownAndNamesWhatItMisses() {
        Rule rule = rule("facts['ci.tests'] && facts['backup.restored']");

        Rule.Finding finding = rule.judge(Map.of("ci.tests", true), Map.of());

        assertThat(finding.truth()).isEqualTo(Rule.Truth.UNKNOWN);
        assertThat(finding.missing()).containsExactly("backup.restored");
        assertThat(finding.error()).isNull();
    }

    @Test
    void isDecidedWhereTheUnknownCannotMatter() {
        assertThat(truth("facts['ci.tests'] && facts['backup.restored']", Map.of("ci.tests", false)))
                .isEqualTo(Rule.Truth.FALSE);
        assertThat(truth("facts['backup.restored'] && facts['ci.tests']", Map.of("ci.tests", false)))
                .isEqualTo(Rule.Truth.FALSE);
        assertThat(truth("facts['backup.restored'] || facts['ci.tests']", Map.of("ci.tests", true)))
                .isEqualTo(Rule.Truth.TRUE);
    }

    @Test
    void saysWhichFactAloneDecides() {
        Rule rule = rule("facts['ci.tests'] && facts['backup.restored']");
        Map<String, Object> known = Map.of("ci.tests", true, "backup.restored", false);

        assertThat(rule.failsOn("backup.restored", known, Map.of())).isTrue();
        assertThat(rule.failsOn("ci.tests", known, Map.of())).isFalse();
    }

    @Test
    void readsTheEntity() {
        Rule rule = rule("has(entity.tier) && entity.tier <= 2 && 'public' in entity.tags");

        assertThat(rule.judge(Map.of(), Map.of("tier", 1L, "tags", List.of("public")))
                        .truth())
                .isEqualTo(Rule.Truth.TRUE);
        assertThat(rule.judge(Map.of(), Map.of("tags", List.of("public"))).truth())
                .isEqualTo(Rule.Truth.FALSE);
    }

    @Test
    void cannotTellWhenItFails() {
        Rule.Finding finding = rule("entity.tier <= 2").judge(Map.of(), Map.of());

        assertThat(finding.truth()).isEqualTo(Rule.Truth.UNKNOWN);
        assertThat(finding.error()).contains("tier");
    }

    @Test
    void cannotTellOnAValueOfAnotherTypeThanDeclared() {
        Rule.Finding finding =
                rule("facts['tls.min_version'] >= '1.2'").judge(Map.of("tls.min_version", 12L), Map.of());

        assertThat(finding.truth()).isEqualTo(Rule.Truth.UNKNOWN);
        assertThat(finding.error()).isNotNull();
    }

    @Test
    void refusesAFactThatNoTypeDeclaresAtItsPlace() {
        Rule.Compiled compiled = Rule.compile("facts['ci.tests'] &&\n  facts['ci.test']", TYPES);

        assertThat(compiled.rule()).isNull();
        assertThat(compiled.flaws()).containsExactly(new Rule.Flaw(2, 3, "no fact type declares “ci.test”"));
    }

    @Test
    void refusesAMistakeInFormWithItsPlace() {
        Rule.Compiled compiled = Rule.compile("facts['ci.tests'] &&", TYPES);

        assertThat(compiled.rule()).isNull();
        assertThat(compiled.flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.line()).isEqualTo(1);
            assertThat(flaw.column()).isGreaterThan(18);
        });
    }

    @Test
    void refusesAFactUsedAsAnotherType() {
        assertThat(flaws("facts['tls.min_version'] && true")).isNotEmpty();
        assertThat(flaws("facts['ci.tests'] > 3")).isNotEmpty();
        assertThat(flaws("facts['http.security_headers']")).isNotEmpty();
        assertThat(flaws("'x' in facts['http.security_headers']")).isEmpty();
    }

    @Test
    void refusesKeysThatAreComputed() {
        assertThat(flaws("facts['ci.' + entity.name]"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.message()).contains("facts['its.key']"));
    }

    @Test
    void refusesAnAnswerThatIsNotYesOrNo() {
        assertThat(flaws("'yes'")).isNotEmpty();
    }

    @Test
    void costsNoMoreThanItsBounds() {
        List<Long> many = IntStream.range(0, 500).mapToObj(Long::valueOf).toList();

        Rule.Finding finding =
                rule("facts['http.security_headers'].all(a, facts['http.security_headers'].all(b, a + b >= 0))")
                        .judge(Map.of("http.security_headers", many), Map.of());

        assertThat(finding.truth()).isEqualTo(Rule.Truth.UNKNOWN);
        assertThat(finding.error()).isNotNull();
    }

    private static Rule.Truth truth(String rule, Map<String, Object> known) {
        return rule(rule).judge(known, Map.of()).truth();
    }

    private static Rule rule(String text) {
        Rule.Compiled compiled = Rule.compile(text, TYPES);
        assertThat(compiled.flaws()).isEmpty();
        return compiled.rule();
    }

    private static List<Rule.Flaw> flaws(String text) {
        return Rule.compile(text, TYPES).flaws();
    }
}
