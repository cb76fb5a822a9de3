package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.search.Meaning;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SynonymDeclarationsTests {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void readsGroupsAndWordsThatLeadOneWay() {
        Meaning.Words words = read(Map.of(
                "same", List.of(List.of("k8s", "kubernetes")), "also", Map.of("5xx", List.of(500, "server error"))));

        assertThat(problems).isEmpty();
        assertThat(words.same()).containsExactly(List.of("k8s", "kubernetes"));
        assertThat(words.oneWay()).containsExactly(List.of("5xx", "500", "server error"));
    }

    @Test
    void saysAtWhichPlaceAGroupMakesNoSense() {
        read(Map.of("same", List.of(List.of("a", "b"), List.of("alone"), "text"), "words", List.of()));

        assertThat(problems).hasSize(3);
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("“words” means nothing"));
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    private Meaning.Words read(Map<String, Object> spec) {
        return SynonymDeclarations.words(
                new Declaration(new SourceId("house"), "words.yaml", 1, "Synonyms", "ours", Map.of(), spec, Map.of()),
                problems);
    }
}
