package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void givesAnIdentifierWholeAndInItsParts() {
        assertThat(words("KubePodCrashLooping"))
                .containsExactly("kubepodcrashlooping", "kube", "pod", "crash", "looping");
        assertThat(words("payments_api")).containsExactly("paymentsapi", "payments", "api");
        assertThat(words("payments-api")).containsExactly("paymentsapi", "payments", "api");
        assertThat(words("HTTPServer")).containsExactly("httpserver", "http", "server");
        assertThat(words("dev.slipway.Search")).containsExactly("devslipwaysearch", "dev", "slipway", "search");
    }

    @Test
    void keepsShortNamesWithNumbersTogether() {
        assertThat(words("k8s log4j v7 ADR27 1.2.3"))
                .containsExactly("k8s", "log4j", "v7", "adr27", "adr", "27", "1.2.3", "1", "2", "3");
    }

    @Test
    void readsLowerCaseWithoutAccentsAndPossessives() {
        assertThat(words("The CAFÉ's don’t naïve")).containsExactly("the", "cafe", "dont", "naive");
    }

    @Test
    void endsASentenceAtItsPoint() {
        assertThat(words("It is late. Then: roll-back (now)."))
                .containsExactly("it", "is", "late", "then", "rollback", "roll", "back", "now");
    }

    @Test
    void readsScriptsWithoutSpacesByPairsOfCharacters() {
        assertThat(words("数据库")).containsExactly("数据", "据库");
        assertThat(words("サーバーを再起動")).startsWith("サー", "ーバ").endsWith("再起", "起動");
        assertThat(words("API网关 v2")).containsExactly("api", "网关", "v2");
        assertThat(words("库")).containsExactly("库");
        assertThat(words("서버 장애")).containsExactly("서버", "장애");
    }

    @Property(tries = 3000)
    void passesOverWhatBeginsOtherwiseAndOverNothingElse(@ForAll("texts") String text) {
        Beginnings wanted = new Beginnings();
        wanted.add("roll".toCharArray(), 0);
        wanted.add("s".toCharArray(), 0);
        wanted.add('a');

        List<String> every = read(new Words().over(text), "");
        List<String> some = read(new Words().over(text).onlyBeginning(wanted, true), "");

        assertThat(every).containsAll(some);
        assertThat(read(new Words().over(text).onlyBeginning(wanted, true), "ro|s|a"))
                .isEqualTo(read(new Words().over(text), "ro|s|a"));
    }

    @Property(tries = 3000)
    void leapsToWhatBeginsSoWherePlacesDoNotMatter(@ForAll("asciiTexts") String text) {
        Beginnings wanted = new Beginnings();
        wanted.add("roll".toCharArray(), 0);

        List<String> leaping = unplaced(new Words().onlyBeginning(wanted, false).over(text));

        assertThat(unplaced(new Words().over(text))).containsAll(leaping);
        assertThat(leaping.stream().filter(word -> word.matches("ro.*")))
                .isEqualTo(unplaced(new Words().over(text)).stream()
                        .filter(word -> word.matches("ro.*"))
                        .toList());
    }

    @Test
    void leapsOverWordsByTheirFirstTwoLetters() {
        Beginnings wanted = new Beginnings();
        wanted.add("roll".toCharArray(), 0);

        assertThat(unplaced(new Words()
                        .onlyBeginning(wanted, false)
                        .over("rust, a-roll (or enrolled) EnRolled ROLL rust: the very-last-roll.")))
                .containsExactly("roll 8 12 false", "rolled 29 35 false", "roll 36 40 false", "roll 61 65 false");
    }

    @Test
    void looksAtEveryWordWhereALetterMayStandForAnother() {
        Beginnings wanted = new Beginnings();
        wanted.add("eclair".toCharArray(), 0);

        assertThat(unplaced(new Words().onlyBeginning(wanted, false).over("an Éclair")))
                .containsExactly("eclair 3 9 false");
    }

    @Test
    void passesOverPlainWordsByTheirFirstTwoLettersAndOthersByTheFirst() {
        Beginnings wanted = new Beginnings();
        wanted.add("roll".toCharArray(), 0);

        assertThat(read(
                        new Words()
                                .over("Rollback, rust: roll-out (or rust out)")
                                .onlyBeginning(wanted, true),
                        ""))
                .containsExactly("rollback 0 1", "rust 10 2", "rollout 16 ", "roll 16 3");
    }

    @Provide
    Arbitrary<String> texts() {
        return texts(
                "roll",
                "Rolls",
                "s",
                "S",
                "rust",
                "back",
                "Back",
                "ash",
                "é",
                "ö",
                "数据",
                "api",
                "R",
                "r",
                "2",
                "42",
                " ",
                " ",
                " ",
                "\n",
                ", ",
                ". ",
                ".",
                "-",
                "_",
                "'",
                "’s",
                "\u0301",
                "(",
                "k8s",
                "RO",
                "\ud83d\ude00");
    }

    @Provide
    Arbitrary<String> asciiTexts() {
        return texts(
                "roll",
                "Rolls",
                "s",
                "S",
                "rust",
                "a",
                "Back",
                "api",
                "R",
                "r",
                "2",
                "42",
                " ",
                " ",
                " ",
                "\n",
                ", ",
                ".",
                "-",
                "_",
                "'",
                "'s",
                "(",
                "k8s",
                "RO",
                "aBaBaBaBaBaBaB");
    }

    private static Arbitrary<String> texts(String... parts) {
        return Arbitraries.of(parts).list().ofMaxSize(40).map(all -> String.join("", all));
    }

    private static List<String> unplaced(Words words) {
        List<String> all = new ArrayList<>();
        while (words.next()) {
            all.add(words.word() + " " + words.from() + " " + words.to() + " " + words.whole());
        }
        return all;
    }

    private static List<String> read(Words words, String beginning) {
        List<String> all = new ArrayList<>();
        while (words.next()) {
            if (words.word().matches("(?:" + beginning + ").*")) {
                all.add(words.word() + " " + words.from() + " " + (words.whole() ? "" : words.place()));
            }
        }
        return all;
    }

    @Property
    void readsAnyTextInOrderAndWithinItsBounds(@ForAll @StringLength(max = 300) String text) {
        Words words = new Words().over(text);
        int last = 0;
        while (words.next()) {
            assertThat(words.from()).isGreaterThanOrEqualTo(last);
            assertThat(words.to()).isGreaterThan(words.from()).isLessThanOrEqualTo(text.length());
            assertThat(words.length()).isPositive();
            last = words.from();
        }
    }

    private static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        Words words = new Words().over(text);
        while (words.next()) {
            all.add(words.word());
        }
        return all;
    }
}
