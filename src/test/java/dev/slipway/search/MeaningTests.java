package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

/** What is declared of words, and what was asked in vain, as they are kept. */
@PortalTest
class MeaningTests {

    @Autowired
    Meaning meaning;

    @Autowired
    UnansweredCounts counts;

    @Autowired
    Unanswered unanswered;

    @Autowired
    JdbcTemplate jdbc;

    private final Stems stems = new Stems();

    @Test
    void takesDeclaredWordsOverWithoutARestartAndForgetsThem() {
        meaning.declare(
                "meaning",
                "words.yaml",
                "ours",
                new Meaning.Words(List.of(List.of("quay", "berth")), List.of(List.of("storm", "strong wind"))));
        await().untilAsserted(() -> assertThat(meant("berths")).containsExactly(List.of("quay")));
        assertThat(meant("storm")).containsExactly(List.of("strong", "wind"));
        assertThat(meant("wind")).isEmpty();

        meaning.declare("meaning", "words.yaml", "ours", new Meaning.Words(List.of(), List.of()));
        await().untilAsserted(() -> assertThat(meant("berth")).isEmpty());
        meaning.forget("meaning", "words.yaml", "ours");
        assertThat(jdbc.queryForObject("select count(*) from search.synonyms where source = 'meaning'", Integer.class))
                .isZero();
    }

    @Test
    void knowsTheWordsThatComeWithThePortal() {
        await().untilAsserted(() -> assertThat(meant("k8s")).contains(List.of("kubernetes")));
    }

    @Test
    @WithMockUser(authorities = "SEARCH_CURATE")
    void countsByDayWhatWasNotFoundAndKeepsNoAddressOrSecret() {
        counts.add("  Tide   tables ", 0);
        counts.add("tide tables", 2);
        counts.add("ada@example.org", 0);
        counts.add("ghp_012345678901234567890123456789abcdef", 0);
        counts.add("x".repeat(500), 0);
        counts.add("12345", 0);

        List<Unanswered.Gap> gaps = unanswered.list(30, 500);

        assertThat(gaps)
                .filteredOn(gap -> gap.words().equals("tide tables"))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.searches()).isEqualTo(2);
                    assertThat(gap.days()).isOne();
                    assertThat(gap.found()).isEqualTo(2);
                    assertThat(gap.last()).isAfter(LocalDate.of(2026, 1, 1));
                });
        assertThat(gaps)
                .extracting(Unanswered.Gap::words)
                .doesNotContain("ada@example.org", "12345")
                .noneMatch(words -> words.contains("ghp_"));
    }

    @Test
    @WithMockUser(authorities = "SEARCH_CURATE")
    void forgetsWhatIsASeasonOld() {
        counts.add("last year's almanac", 0);
        counts.write();
        jdbc.update("update search.unanswered set day = day - 91 where words = 'last year''s almanac'");

        counts.trim();

        assertThat(jdbc.queryForObject(
                        "select count(*) from search.unanswered where words = 'last year''s almanac'", Integer.class))
                .isZero();
    }

    @Test
    @WithMockUser(authorities = "CATALOG_READ")
    void showsWhatWasNotFoundToCuratorsOnly() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> unanswered.list(30, 10))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<List<String>> meant(String typed) {
        return meaning.now().of(List.of(typed), stems).getOrDefault(typed, List.of());
    }
}
