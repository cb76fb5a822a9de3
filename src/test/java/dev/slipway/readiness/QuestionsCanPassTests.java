package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.facts.FactType;
import dev.slipway.scan.Detector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** No question is asked that nothing could answer: each passes on facts that a detector states or a person may attest. */
class QuestionsCanPassTests {

    private static final Map<String, FactType> types = SampleStandard.shippedFactTypes();
    private static final Set<String> STATED_BY_THE_PORTAL = Set.of("runbook.exercised");
    private static final Set<String> scanned = scanned();

    static Stream<Question> questions() {
        return SampleStandard.scorecards().stream()
                .flatMap(Scorecard::questions)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void comesOutPassed(Question question) {
        Rule rule = rule(question.rule());

        assertThat(rule.facts()).isNotEmpty();
        assertThat(passing(rule)).as("some facts pass " + question.rule()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void restsOnFactsThatSomebodyStates(Question question) {
        assertThat(rule(question.rule()).facts()).allSatisfy(key -> {
            assertThat(types).containsKey(key);
            FactType type = types.get(key);
            assertThat(scanned.contains(key) || STATED_BY_THE_PORTAL.contains(key) || type != null && type.attestable())
                    .as(key + " is found by a detector or may be attested")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("questions")
    void failsOrStaysOpenWithoutThem(Question question) {
        assertThat(rule(question.rule()).judge(Map.of(), Map.of()).truth()).isEqualTo(Rule.Truth.UNKNOWN);
    }

    /** Tries the few values that rules ask for, each key with each. */
    private static boolean passing(Rule rule) {
        List<Map<String, Object>> combinations = new ArrayList<>();
        combinations.add(new HashMap<>());
        for (String key : rule.facts()) {
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> each : combinations) {
                for (Object value : values(key)) {
                    Map<String, Object> next = new HashMap<>(each);
                    next.put(key, value);
                    more.add(next);
                }
            }
            combinations = more;
        }
        return combinations.stream()
                .anyMatch(known -> rule.judge(known, Map.of()).truth() == Rule.Truth.TRUE);
    }

    private static List<Object> values(String key) {
        FactType type = types.get(key);
        if (type == null) {
            return List.of();
        }
        return switch (type.type()) {
            case BOOLEAN -> List.of(true, false);
            case NUMBER -> List.of(0L, 1L, 3L);
            case TEXT -> List.of("1.3");
            case LIST ->
                List.of(
                        List.of("Strict-Transport-Security", "X-Content-Type-Options"),
                        List.of("staging", "production"));
            case MAP -> List.of(Map.of());
        };
    }

    private static Rule rule(String text) {
        Rule rule = Rule.compile(text, types).rule();
        assertThat(rule).as(text).isNotNull();
        return java.util.Objects.requireNonNull(rule);
    }

    private static Set<String> scanned() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Detector.class));
        Set<String> keys = new HashSet<>();
        scanner.findCandidateComponents("dev.slipway.scan.detector").forEach(bean -> {
            try {
                keys.addAll(((Detector) BeanUtils.instantiateClass(Class.forName(bean.getBeanClassName()))).keys());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        });
        return keys;
    }
}
