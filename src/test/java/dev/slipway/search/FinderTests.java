package dev.slipway.search;

import static dev.slipway.search.SampleDocuments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    void narrowsByWhatIsTypedIntoTheText() {
        assertThat(titles("kind:adr ledger")).containsExactly("Ledger rows are append-only");
        assertThat(titles("ledger kind:service,adr"))
                .containsExactlyInAnyOrder("ledger", "Ledger rows are append-only");
        assertThat(titles("owner:platform")).containsExactly("A pod restarts again and again");
        assertThat(titles("STATUS:production")).containsExactly("ledger");
        assertThat(titles("tag:\"on-call\" ledger")).containsExactly("Ledger postings are late");
        assertThat(find("kind:adr ledger").typed()).isEqualTo(Map.of("kind", List.of("adr")));
        assertThat(titles("http://ledger title:ledger kind:")).isNotEmpty(); // words, as they are no filters
    }

    @Test
    void leavesOutWhatIsTypedWithAMinus() {
        assertThat(titles("ledger -late -kind:service"))
                .containsExactlyInAnyOrder("Roll back the ledger", "Ledger rows are append-only");
        assertThat(titles("-ledger"))
                .doesNotContain("ledger", "Roll back the ledger")
                .isNotEmpty();
        assertThat(titles("ledger -\"append only\"")).doesNotContain("Ledger rows are append-only");
        assertThat(titles("append-only")).first().isEqualTo("Ledger rows are append-only");
        assertThat(find("ledger -tag:postgresql").facets().get("tag"))
                .extracting(SearchResults.Count::value)
                .doesNotContain("postgresql");
    }

    @Test
    void findsWhatBeginsLikeAWordWithAStar() {
        assertThat(titles("print* depot")).contains("The café's label printer");
        assertThat(titles("*")).hasSize(6);
    }

    @Test
    void takesOneGuessAmongUnknownWordsForNoAnswer() {
        assertThat(titles("quayside crane legder")).isEmpty();
        assertThat(titles("crane legder")).isNotEmpty();
        assertThat(titles("quayside crane ledger")).isNotEmpty();
    }

    @Test
    void offersWhatWasMeantOnlyWhereAWordIsKnownNowhere() {
        assertThat(find("legder postings").didYouMean()).isEqualTo("ledger postings");
        assertThat(find("Legder kind:runbook").didYouMean()).isEqualTo("ledger kind:runbook");
        assertThat(find("ledger postings").didYouMean()).isNull();
        assertThat(find("ledger postings").certain()).isTrue();
        assertThat(find("legder postings").certain()).isFalse();
        assertThat(find("xylophone quark").didYouMean()).isNull();
    }

    @Test
    void alsoFindsWhatMeansTheSame() throws IOException {
        Synonyms synonyms = Synonyms.of(List.of(
                new Synonyms.Rule(List.of("k8s", "kubernetes"), List.of("k8s", "kubernetes")),
                new Synonyms.Rule(List.of("crash loop"), List.of("restarts again"))));

        assertThat(meaning(synonyms, "k8s")).containsExactly("A pod restarts again and again");
        assertThat(meaning(synonyms, "crash loops")).first().isEqualTo("A pod restarts again and again");
        assertThat(meaning(Synonyms.NONE, "k8s")).isEmpty();
    }

    @Test
    void showsNobodyWhatTheyMayNotSee() throws IOException {
        try (Index hidden = new Index(new ByteBuffersDirectory())) {
            for (SearchDocument document : SampleDocuments.all()) {
                hidden.add(
                        document,
                        document.kind().equals("adr") ? Permission.PORTAL_ADMINISTER : Permission.CATALOG_READ);
            }
            hidden.refresh();

            SearchResults reader = hidden.read(view -> Finder.find(
                    view,
                    new SearchQuery("ledger", Map.of(), 0, 10),
                    new Finder.Asking(Set.of(Permission.CATALOG_READ), Synonyms.NONE, NOW)));
            SearchResults administrator = hidden.read(
                    view -> Finder.find(view, new SearchQuery("ledger", Map.of(), 0, 10), Finder.Asking.anybody(NOW)));

            assertThat(reader.total()).isEqualTo(3);
            assertThat(counts(reader, "kind")).doesNotContainKey("adr");
            assertThat(administrator.total()).isEqualTo(4);
            List<SearchResults.Hit> suggested =
                    hidden.read(view -> Suggestions.of(view, "append", 5, Set.of(Permission.CATALOG_READ)));
            assertThat(suggested).isEmpty();
        }
    }

    @Test
    void putsOnesOwnALittleFurtherUp() throws IOException {
        try (Index alike = new Index(new ByteBuffersDirectory())) {
            for (String team : List.of("a", "b")) {
                alike.add(SampleDocuments.document(
                        team + ".md",
                        "guide",
                        "Restart it",
                        "Restart.",
                        List.of(),
                        List.of(),
                        "group:default/" + team,
                        9));
            }
            alike.refresh();
            SearchQuery query = new SearchQuery("restart", Map.of(), 0, 10);

            assertThat(alike.read(view ->
                                    Finder.find(view, query.of(Set.of("group:default/b")), Finder.Asking.anybody(NOW)))
                            .hits())
                    .extracting(SearchResults.Hit::ref)
                    .containsExactly("demo/b.md", "demo/a.md");
        }
    }

    @Test
    void findsWordsByTheEndingsOfTheirLanguage() throws IOException {
        try (Index many = new Index(new ByteBuffersDirectory())) {
            many.add(spoken("de", "Die Datenbanken werden gesichert"));
            many.add(spoken("fr", "Les sauvegardes quotidiennes"));
            many.add(spoken("es", "Copias de seguridad restauradas"));
            many.add(spoken("zh", "数据库备份与恢复"));
            many.add(spoken("ja", "データベースのバックアップを復元する"));
            many.refresh();

            assertThat(languages(many, "Datenbank")).containsExactly("de");
            assertThat(languages(many, "sauvegarde quotidienne")).containsExactly("fr");
            assertThat(languages(many, "restaurada")).containsExactly("es");
            assertThat(languages(many, "数据库")).containsExactly("zh");
            assertThat(languages(many, "バックアップ")).containsExactly("ja");
            assertThat(languages(many, "\"备份与恢复\"")).containsExactly("zh");
        }
    }

    @Test
    void opensAHitAtTheHeadingThatItStandsBelow() throws IOException {
        try (Index index = new Index(new ByteBuffersDirectory())) {
            String body = "Late postings\nMeaning\nThe queue is long.\nMitigation\nRestart the consumer.";
            index.add(SearchDocument.of(
                            "document:demo/late.md",
                            "runbook",
                            "demo/late.md",
                            "Late postings",
                            "docs/demo/late.md",
                            body)
                    .sections(List.of(
                            new SearchDocument.Section(body.indexOf("Meaning"), "Meaning", "meaning"),
                            new SearchDocument.Section(body.indexOf("Mitigation"), "Mitigation", "mitigation")))
                    .build());
            index.refresh();

            assertThat(first(index, "restart consumer").url()).isEqualTo("/docs/demo/late.md#mitigation");
            assertThat(first(index, "restart consumer").section()).isEqualTo("Mitigation");
            assertThat(first(index, "mitigation").url()).endsWith("#mitigation");
            assertThat(first(index, "late postings").url()).isEqualTo("/docs/demo/late.md");
        }
    }

    @Test
    void putsWhatTheOrganisationWroteBeforeWhatComesWithThePortal() throws IOException {
        try (Index index = new Index(new ByteBuffersDirectory())) {
            index.add(saying("document:standards/disk.md", "When a disk is full", true));
            index.add(saying("document:demo/disk.md", "When a disk is full", false));
            index.refresh();

            assertThat(first(index, "disk full").id()).isEqualTo("document:demo/disk.md");
        }
    }

    @Test
    void tellsWhatSaysMuchTheSame() throws IOException {
        assertThat(similar("document:demo/runbooks/rollback.md"))
                .extracting(SearchResults.Hit::title)
                .contains("Ledger postings are late")
                .doesNotContain("Roll back the ledger");
        assertThat(similar("document:demo/none.md")).isEmpty();
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

    @ParameterizedTest
    @MethodSource
    void answersPathologicalQueriesWithinABound(String typed) throws IOException {
        long start = System.nanoTime();

        SearchResults results = find(typed);
        index.read(view -> Suggestions.of(view, typed, 8, Set.of()));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(results.hits()).hasSizeLessThanOrEqualTo(10);
    }

    static Stream<String> answersPathologicalQueriesWithinABound() {
        return Stream.of(
                "a".repeat(10_000),
                "ledger ".repeat(2_000),
                "ledgr".repeat(200),
                "* ? *e* ?b? " + "*".repeat(500),
                "/.*(a+)+$/ [a-z]{1,1000} " + "(".repeat(200),
                "\u0000\u0001\u0002 ledger \u0007\uffff\u202e",
                "-a ".repeat(400),
                "kind:a,b,c ".repeat(100),
                "\"".repeat(999),
                "\"roll back\" ".repeat(90),
                "ledger-late-".repeat(90),
                "数据库".repeat(400),
                "aB".repeat(900),
                ":::: kind: kind:\" -kind: -\" --",
                "\ud83d".repeat(300));
    }

    @Test
    void findsNothingRatherThanEverythingForAWordThatIsTooLongToBeOne() {
        assertThat(find("a".repeat(200)).total()).isZero();
        assertThat(find("***").total()).isEqualTo(6);
    }

    @Property(tries = 500)
    void answersAnyText(@ForAll("hostile") String typed) throws IOException {
        SearchResults results = find(typed);

        assertThat(results.total()).isBetween(0L, 6L);
        assertThat(results.hits()).allSatisfy(hit -> {
            assertThat(hit.snippet().replaceAll("</?mark>", "")).doesNotContain("<", ">");
            assertThat(hit.titleHtml().replaceAll("</?mark>", "")).doesNotContain("<", ">");
        });
        index.read(view -> Suggestions.of(view, typed, 5, Set.of()));
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

    private static List<SearchResults.Hit> similar(String id) throws IOException {
        return index.read(view -> Similar.to(view, id, 3, Set.of()));
    }

    private static SearchDocument saying(String id, String text, boolean shipped) {
        return SearchDocument.of(id, "runbook", id, text, "docs", text)
                .shipped(shipped)
                .build();
    }

    private static SearchDocument spoken(String language, String title) {
        return SearchDocument.of("document:demo/" + language, "guide", "demo/" + language, title, "docs", "")
                .language(language)
                .build();
    }

    private static List<String> languages(Index many, String typed) throws IOException {
        return many
                .read(view -> Finder.find(view, new SearchQuery(typed, Map.of(), 0, 10), Finder.Asking.anybody(NOW)))
                .hits()
                .stream()
                .map(hit -> hit.ref().substring("demo/".length()))
                .toList();
    }

    private static SearchResults.Hit first(Index index, String typed) throws IOException {
        return index.read(
                        view -> Finder.find(view, new SearchQuery(typed, Map.of(), 0, 10), Finder.Asking.anybody(NOW)))
                .hits()
                .getFirst();
    }

    private static List<String> meaning(Synonyms synonyms, String typed) throws IOException {
        return index
                .read(view -> Finder.find(
                        view,
                        new SearchQuery(typed, Map.of(), 0, 10),
                        new Finder.Asking(Set.of(Permission.CATALOG_READ), synonyms, NOW)))
                .hits()
                .stream()
                .map(SearchResults.Hit::title)
                .toList();
    }

    private static List<String> suggest(String typed) throws IOException {
        return index.read(view -> Suggestions.of(view, typed, 5, Set.of())).stream()
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
            return index.read(view ->
                    Finder.find(view, new SearchQuery(typed, filters, offset, limit), Finder.Asking.anybody(NOW)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
