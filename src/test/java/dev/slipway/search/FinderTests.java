package dev.slipway.search;

import static dev.slipway.search.SampleDocuments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinderTests {

    private static final Index index = sample();

    private static Index sample() {
        try {
            Index index = new Index(new ByteBuffersDirectory());
            for (SearchDocument document : SampleDocuments.all()) {
                index.add(document);
            }
            index.refresh();
            return index;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ledger,                        ledger",
        "ledgr postings late,           Ledger postings are late",
        "why are my ledger postings so late today, Ledger postings are late",
        "kubepodcrashlooping,           A pod restarts again and again",
        "KubePodCrashLoop,              A pod restarts again and again",
        "crash looping pod,             A pod restarts again and again",
        "payments-api,                  A pod restarts again and again",
        "paymentsApi,                   A pod restarts again and again",
        "rollback ledger,               Roll back the ledger",
        "rolling back the ledger,       Roll back the ledger",
        "cafe printing,                 The café's label printer",
        "lable printer,                 The café's label printer",
        "prin,                          The café's label printer",
        "runbook restart,               A pod restarts again and again",
        "append only,                   Ledger rows are append-only",
        "'\"roll back the ledger\"',    Roll back the ledger",
    })
    void findsFirst(String typed, String title) {
        assertThat(find(typed).hits())
                .extracting(SearchResults.Hit::title)
                .first()
                .isEqualTo(title);
    }

    @Test
    void findsAPhraseOnlyWhereItStands() {
        assertThat(titles("\"correcting entry\"")).containsExactly("Ledger rows are append-only");
        assertThat(titles("\"entry correcting\"")).isEmpty();
        assertThat(titles("\"look for the cause\" ledger")).containsExactly("Ledger postings are late");
    }

    @Test
    void findsEverythingForABlankQueryNewestFirst() {
        SearchResults all = find("  ");

        assertThat(all.total()).isEqualTo(6);
        assertThat(all.hits().getFirst().title()).isEqualTo("ledger");
    }

    @Test
    void findsNothingWhereNoWordComesNear() {
        SearchResults none = find("xylophone quark");

        assertThat(none.total()).isZero();
        assertThat(none.hits()).isEmpty();
    }

    @Test
    void showsWhereItMatchedAndEscapesTheRest() {
        SearchResults.Hit hit = find("deleted append").hits().getFirst();

        assertThat(hit.titleHtml()).isEqualTo("Ledger rows are <mark>append-only</mark>");
        assertThat(hit.snippet())
                .contains("<mark>deleted</mark>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; more.");
    }

    @Test
    void marksOtherFormsAndSplitWords() {
        SearchResults.Hit hit = find("rollback").hits().stream()
                .filter(one -> one.ref().endsWith("rollback.md"))
                .findFirst()
                .orElseThrow();

        assertThat(hit.titleHtml()).isEqualTo("<mark>Roll back</mark> the ledger");
        assertThat(hit.snippet()).contains("<mark>rolled back</mark>");
    }

    @Test
    void countsFacetsOverEverythingFound() {
        SearchResults results = find("ledger", Map.of(), 0, 1);

        assertThat(results.hits()).hasSize(1);
        assertThat(results.total()).isEqualTo(4);
        assertThat(counts(results, "kind")).isEqualTo(Map.of("runbook", 2L, "service", 1L, "adr", 1L));
        assertThat(counts(results, "owner")).isEqualTo(Map.of("group:default/money", 4L));
        assertThat(counts(results, "tag"))
                .isEqualTo(Map.of("postgresql", 2L, "java", 1L, "on-call", 1L, "rollback", 1L));
        assertThat(results.facets().get("age"))
                .containsExactly(
                        new SearchResults.Count("week", 2),
                        new SearchResults.Count("quarter", 3),
                        new SearchResults.Count("year", 3),
                        new SearchResults.Count("older", 1));
    }

    @Test
    void aChosenFacetStillShowsItsAlternatives() {
        SearchResults runbooks = find("ledger", Map.of("kind", List.of("runbook")), 0, 10);

        assertThat(runbooks.total()).isEqualTo(2);
        assertThat(counts(runbooks, "kind")).isEqualTo(Map.of("runbook", 2L, "service", 1L, "adr", 1L));
        assertThat(counts(runbooks, "tag")).isEqualTo(Map.of("on-call", 1L, "rollback", 1L));

        SearchResults more =
                find("ledger", Map.of("kind", List.of("runbook", "adr"), "tag", List.of("postgresql")), 0, 10);

        assertThat(more.total()).isEqualTo(1);
        assertThat(counts(more, "kind")).isEqualTo(Map.of("adr", 1L, "service", 1L, "runbook", 0L));
        assertThat(counts(more, "tag")).isEqualTo(Map.of("on-call", 1L, "rollback", 1L, "postgresql", 1L));
    }

    @Test
    void takesAnOwnerByNameOrRefAndUnknownValuesFindNothing() {
        assertThat(find("", Map.of("owner", List.of("Platform")), 0, 10).total())
                .isEqualTo(1);
        assertThat(find("", Map.of("owner", List.of("group:default/platform")), 0, 10)
                        .total())
                .isEqualTo(1);
        assertThat(find("", Map.of("owner", List.of("nobody")), 0, 10).total()).isZero();
        assertThat(find("", Map.of("age", List.of("tomorrow")), 0, 10).total()).isZero();
        assertThat(find("", Map.of("age", List.of("week")), 0, 10).total()).isEqualTo(2);
        assertThat(find("", Map.of("status", List.of("Production")), 0, 10).total())
                .isEqualTo(1);
    }

    @Test
    void pagesWithoutGapsOrRepeats() {
        List<String> all = find("", Map.of(), 0, 10).hits().stream()
                .map(SearchResults.Hit::id)
                .toList();
        List<String> pages = List.of(0, 2, 4).stream()
                .flatMap(offset -> find("", Map.of(), offset, 2).hits().stream())
                .map(SearchResults.Hit::id)
                .toList();

        assertThat(pages).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(find("", Map.of(), 50, 10).hits()).isEmpty();
    }

    @Test
    void refusesPagesThatCannotBe() {
        assertThatThrownBy(() -> new SearchQuery("", Map.of(), -1, 10)).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> new SearchQuery("", Map.of(), 0, 0)).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> new SearchQuery("", Map.of(), 0, 101)).isInstanceOf(SearchRefused.class);
    }

    @Test
    void suggestsWhatBeginsLikeTheWordsTyped() throws IOException {
        assertThat(suggest("led")).first().isEqualTo("<mark>ledger</mark>");
        assertThat(suggest("ro le")).first().isEqualTo("<mark>Roll</mark> back the <mark>ledger</mark>");
        assertThat(suggest("kubepod")).containsExactly("A pod restarts again and again");
        assertThat(suggest("legder")).isNotEmpty();
        assertThat(suggest("")).isEmpty();
        assertThat(suggest("zzz")).isEmpty();
    }

    @Property(tries = 500)
    void answersAnyText(@ForAll("hostile") String typed) throws IOException {
        SearchResults results = find(typed);

        assertThat(results.total()).isBetween(0L, 6L);
        assertThat(results.hits()).allSatisfy(hit -> {
            assertThat(hit.snippet().replaceAll("</?mark>", "")).doesNotContain("<", ">");
            assertThat(hit.titleHtml().replaceAll("</?mark>", "")).doesNotContain("<", ">");
        });
        index.read(view -> Finder.suggest(view, typed, 5));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "ledger",
                "AND",
                "OR NOT",
                "\"",
                "*",
                "?",
                "~",
                "^2",
                "(",
                ")",
                "[a TO b]",
                "{",
                "\\",
                "title:",
                "/.*/",
                "-",
                "+",
                "&&",
                "||",
                "!",
                " ",
                "a-",
                "--",
                "É",
                "𝒳",
                "\ud800",
                "漢字",
                "\u0000",
                "\u0001",
                "x".repeat(200),
                "<b>",
                "rollback",
                "ledgr",
                "Kube",
                "PodCrash",
                "1.2",
                "'s",
                "\n",
                "the",
                "\uFFFF");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(200),
                pieces.list().ofMaxSize(60).map(list -> String.join("", list)),
                pieces.list().ofMaxSize(60).map(list -> String.join(" ", list)));
    }

    private static List<String> suggest(String typed) throws IOException {
        return index.read(view -> Finder.suggest(view, typed, 5)).stream()
                .map(SearchResults.Hit::titleHtml)
                .toList();
    }

    private static List<String> titles(String typed) {
        return find(typed).hits().stream().map(SearchResults.Hit::title).toList();
    }

    private static Map<String, Long> counts(SearchResults results, String facet) {
        return results.facets().get(facet).stream()
                .collect(Collectors.toMap(SearchResults.Count::value, SearchResults.Count::count));
    }

    private static SearchResults find(String typed) {
        return find(typed, Map.of(), 0, 10);
    }

    private static SearchResults find(String typed, Map<String, List<String>> filters, int offset, int limit) {
        try {
            return index.read(view -> Finder.find(view, new SearchQuery(typed, filters, offset, limit), NOW));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
