package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class ChecksTests {

    private static final LocalDate CHANGED = LocalDate.of(2026, 3, 1);
    private static final List<Check> ALL = List.of(
            new EncodingCheck(),
            new MojibakeCheck(),
            new LanguageCheck(),
            new OwnerCheck(),
            new ReviewCheck(),
            new FenceCheck(),
            new FrontMatterCheck(),
            new SectionsCheck(),
            new DecisionCheck(),
            new LinkCheck());

    @Test
    void findsNothingWrongWithAPlainDocument() {
        assertThat(look(
                        "docs/setup.md",
                        "# Set up\n\nRun [it](../run.sh), then see [below](#when-it-fails).\n\n## When it fails\n"))
                .isEmpty();
    }

    @Test
    void saysWhereAFileIsNotUtf8() {
        byte[] latin = "# Plan\n\nDéjà vu, à la carte.\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(look("docs/plan.md", latin))
                .filteredOn(finding -> finding.check().equals("encoding"))
                .extracting(Finding::line)
                .containsExactly(3);
    }

    @Test
    void offersTheLikelyOriginalOfDamagedText() {
        assertThat(Mojibake.mended(damaged("Integração: prüfe → weiter — “gut”, 日本", "windows-1252")))
                .isEqualTo("Integração: prüfe → weiter — “gut”, 日本");
        assertThat(Mojibake.mended(damaged("Integração prüfe", "x-MacRoman"))).isEqualTo("Integração prüfe");
        assertThat(Mojibake.mended(damaged(damaged("größer", "windows-1252"), "windows-1252")))
                .isEqualTo("größer");
        assertThat(look("docs/plan.md", "# Plan\n\nWir " + damaged("prüfen", "windows-1252") + " das.\n"))
                .extracting(Finding::check, Finding::line, Finding::message)
                .containsExactly(tuple("mojibake", 3, "“prÃ¼fen” was likely “prüfen”."));
    }

    @Test
    void leavesTextAloneThatOnlyLooksOdd() {
        for (String text : List.of(
                "größer, Ärger, Öl – und Übung",
                "«CAFÉ», «Ñandú», “Û”, Ö–Ü",
                "naïve façade à la carte, où est-ce ?",
                "日本語の文書、中文文档",
                "Ãrvore e São João",
                "∂x/∂t ≤ √2 · ½",
                "Åse – Ø – Ærø")) {
            assertThat(Mojibake.mended(text)).as(text).isEqualTo(text);
        }
    }

    @Test
    void findsPassagesInAnotherLanguage() {
        String english =
                "This is how we run the service, and what to do when it is slow for the people that we are here for.\n";
        String german =
                "Wenn der Dienst nicht mehr antwortet, ist die Datenbank voll und wir müssen die alten Daten von Hand löschen.\n";

        assertThat(look("docs/run.md", "# Run\n\n" + english + "\n" + german + "\n" + english))
                .extracting(Finding::check, Finding::line, Finding::message)
                .containsExactly(tuple("language", 5, "This passage is German, the document is English."));
        assertThat(look("docs/run.md", "# Run\n\n" + english + "\nHerr Müller und Frau Weiß.\n"))
                .isEmpty();
    }

    @Test
    void findsDeadLinksAndAnchorsWithTheirLine() {
        String text = """
                ---
                title: Run
                ---
                # Run

                See [gone](gone.md), [there](../there.md#what-it-does),
                [no heading](../there.md#what-it-did) and [below](#below).
                ![picture](img/a.png) [out](../../other) [web](https://example.org/x) [mail](mailto:a@example.org)
                [folder](../docs) <a name="mark"></a>[mark](#mark) [template](${where}) [site](/about)

                ## Deep *down* below
                """;

        assertThat(look("docs/run.md", text, Map.of("there.md", "# There\n\n## What it does?\n")))
                .extracting(Finding::check, Finding::line, Finding::message)
                .containsExactly(
                        tuple("links", 6, "The link gone.md leads to a file that is not there."),
                        tuple("links", 7, "there.md has no heading for “#what-it-did”."),
                        tuple("links", 7, "This document has no heading for “#below”."),
                        tuple("links", 8, "The picture img/a.png leads to a file that is not there."));
    }

    @Test
    void findsCodeThatIsNeverClosed() {
        assertThat(look("docs/run.md", "# Run\n\n```sh\nls\n```\n\n~~~\nrm\n"))
                .extracting(Finding::check, Finding::line)
                .containsExactly(tuple("fence", 7));
    }

    @Test
    void saysWhenAReviewIsDue() {
        assertThat(look("docs/a.md", "---\nlast-reviewed: 2025-02-03\n---\n# A\n"))
                .extracting(Finding::check, Finding::due)
                .containsExactly(tuple("review", LocalDate.of(2026, 2, 3)));
        assertThat(look("docs/a.md", "---\nlast_reviewed_on: 2025-02-03\nreview_in: 6 months\n---\n# A\n"))
                .extracting(Finding::due)
                .containsExactly(LocalDate.of(2025, 8, 3));
        assertThat(look("docs/a.md", "# A\n\nReview by: 4 May 2026\n"))
                .extracting(Finding::due)
                .containsExactly(LocalDate.of(2026, 5, 4));
        assertThat(look("runbooks/a.md", "# A\n\n## Symptoms\n\n## Mitigation\n"))
                .extracting(Finding::due)
                .containsExactly(CHANGED.plusYears(1));
        assertThat(look("docs/a.md", "---\nlast-reviewed: whenever\n---\n# A\n"))
                .isEmpty();
    }

    @Test
    void tellsWhatARunbookAndADecisionLack() {
        assertThat(look("runbooks/a.md", "# A\n\n## Symptoms\n"))
                .filteredOn(finding -> finding.check().equals("sections"))
                .extracting(Finding::message)
                .containsExactly("No section says what to do.");
        assertThat(look(
                        "docs/adr/0001-a.md",
                        "# 1. A\n\nDate: 2026-02-03\n\n## Status\n\nProposed\n\n## Context\n\nx\n"))
                .extracting(Finding::check, Finding::message, Finding::due)
                .containsExactlyInAnyOrder(
                        tuple("sections", "No section says what was decided.", null),
                        tuple("sections", "No section says what follows from it.", null),
                        tuple("decision", "It has been a proposal since 2026-02-03.", LocalDate.of(2026, 3, 5)));
        assertThat(look(
                        "docs/adr/0001-a.md",
                        "# 1. A\n\nStatus: shelved\n\n## Context\n\n## Decision\n\n## Consequences\n"))
                .extracting(Finding::message)
                .containsExactly("Its status “shelved” is none that readers know.");
    }

    @Test
    void wantsAnOwner() {
        Subject unowned = subject("docs/a.md", bytes("# A\n"), Map.of(), false);
        Subject named = subject("docs/a.md", bytes("---\nowner: ilse\n---\n# A\n"), Map.of(), false);

        assertThat(new Quality(ALL).judge(unowned)).extracting(Finding::check).containsExactly("owner");
        assertThat(new Quality(ALL).judge(named)).isEmpty();
    }

    @Test
    void goesOnWhenACheckFails() {
        Check failing = new Check() {
            @Override
            public String id() {
                return "failing";
            }

            @Override
            public String title() {
                return "Failing";
            }

            @Override
            public List<Finding> look(Subject subject) {
                throw new IllegalStateException("on purpose");
            }
        };

        assertThat(new Quality(List.of(failing, new FenceCheck()))
                        .judge(subject("a.md", bytes("```\nx\n"), Map.of(), true)))
                .extracting(Finding::check)
                .containsExactly("fence");
    }

    @Test
    void standsHostileText() {
        for (String text : List.of(
                "[".repeat(50_000),
                "> ".repeat(20_000) + "x",
                "# h\n".repeat(10_000),
                "Ã".repeat(100_000),
                "[a](".repeat(20_000),
                "---\n" + "a: &a [*a]\n".repeat(50) + "---\n# x\n",
                "<a id=\"".repeat(20_000))) {
            assertThat(look("docs/a.md", text)).hasSizeLessThan(200);
        }
    }

    @Test
    @EnabledIf("dev.slipway.knowledge.SampleDocuments#present")
    void suspectsNoDamageInRealDocumentsThatAreWell() {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> damage = new ArrayList<>();
        SampleDocuments.each((path, bytes) -> {
            for (Finding finding : new Quality(ALL).judge(subject(path, bytes, Map.of(), true))) {
                counts.merge(finding.check(), 1, Integer::sum);
                if (Set.of("mojibake", "language", "encoding", "front-matter", "fence")
                        .contains(finding.check())) {
                    damage.add(finding.check() + " " + path + ":" + finding.line() + " " + finding.message());
                }
            }
        });
        System.out.println("Findings in the samples: " + counts);
        damage.forEach(line -> System.out.println("  " + line));
        assertThat(counts).doesNotContainKey("mojibake");
        assertThat(counts.get("links")).isPositive();
    }

    private static String damaged(String text, String as) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder damaged = new StringBuilder();
        for (byte one : utf8) { // bytes that windows-1252 has nothing for stay what they are
            String read = new String(new byte[] {one}, Charset.forName(as));
            damaged.append(read.equals("\uFFFD") ? String.valueOf((char) (one & 0xFF)) : read);
        }
        return damaged.toString();
    }

    private static List<Finding> look(String path, String text) {
        return look(path, bytes(text));
    }

    private static List<Finding> look(String path, byte[] bytes) {
        return new Quality(ALL).judge(subject(path, bytes, Map.of("run.sh", ""), true));
    }

    private static List<Finding> look(String path, String text, Map<String, String> files) {
        return new Quality(ALL).judge(subject(path, bytes(text), files, true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Subject subject(String path, byte[] bytes, Map<String, String> files, boolean owned) {
        Decoded decoded = Decoded.of(bytes);
        return new Subject(
                path,
                decoded,
                DocumentReader.read(path, decoded.text(), false),
                owned,
                CHANGED,
                new Subject.Surroundings() {
                    @Override
                    public boolean exists(String wanted) {
                        return files.containsKey(wanted) || wanted.equals("docs");
                    }

                    @Override
                    public Set<String> anchors(String wanted) {
                        return Anchors.of(Markdown.Outline.of(files.getOrDefault(wanted, "")));
                    }
                });
    }
}
