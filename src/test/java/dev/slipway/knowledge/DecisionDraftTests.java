package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.knowledge.DecisionDraft.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class DecisionDraftTests {

    private static final String LINK = "[ADR-0027](0027-append.md)";

    @Test
    void writesWhatOurOwnReaderReads() {
        Values values = new Values(
                "Ledger rows: append-only",
                "accepted",
                "2026-11-20",
                "Ilse, Tomasz",
                "",
                "",
                "Rows are edited, and nobody knows by whom.",
                List.of("Audits", "- Trust"),
                List.of("Edit", "Append"),
                "Append",
                "it can be audited.",
                "* Good, because simple",
                "The database refuses updates.",
                "facts['logs.audit'] == true");

        String text = DecisionText.of(values, "[ADR-0012](0012-edit.md)");
        Reading reading = DocumentReader.read("docs/adr/0027-append.md", text, false);

        assertThat(reading.complaint()).isNull();
        assertThat(reading.title()).isEqualTo("Ledger rows: append-only");
        assertThat(reading.adr().status()).isEqualTo("accepted");
        assertThat(reading.adr().decided()).isEqualTo("2026-11-20");
        assertThat(reading.adr().format()).isEqualTo("madr4");
        assertThat(reading.adr().deciders()).containsExactly("Ilse", "Tomasz");
        assertThat(reading.adr().supersedes()).containsExactly("docs/adr/0012-edit.md");
        assertThat(reading.outline().rules()).containsExactly("facts['logs.audit'] == true");
        assertThat(text)
                .contains("* Audits\n* Trust\n")
                .contains("Chosen option: \"Append\", because it can be audited.");
    }

    @Test
    void leavesOutWhatNobodyFilledIn() {
        assertThat(DecisionText.of(Values.NONE, null)).isEqualTo("""
                ---
                status: proposed
                ---

                # Title

                ## Context and Problem Statement

                …

                ## Considered Options

                * …

                ## Decision Outcome

                Chosen option: "…", because …
                """);
    }

    @Test
    void findsTheFolderAndTheNextNumber() {
        List<String> files =
                List.of("docs/adr/0001-a.md", "docs/adr/0007-b.md", "docs/adr/template.md", "x/adr-012-c.md", "y/z.md");

        assertThat(DecisionFolder.of(List.of("docs/adr/0001-a.md", "docs/adr/0007-b.md", "x/adr-012-c.md"), "u", files))
                .isEqualTo(new DecisionFolder("docs/adr", "", 8, 4));
        assertThat(DecisionFolder.in("x", files)).isEqualTo(new DecisionFolder("x", "adr-", 13, 3));
        assertThat(DecisionFolder.of(List.of(), "pay/docs/adr", files))
                .isEqualTo(new DecisionFolder("pay/docs/adr", "", 1, 4));
    }

    @Test
    void namesFilesSoThatEveryDiskTakesThem() {
        assertThat(DecisionText.slug("Größe & Maß: „Äpfel“!")).isEqualTo("grosse-mass-apfel");
        assertThat(DecisionText.slug("日本語")).isEqualTo("decision");
        assertThat(DecisionText.slug("x ".repeat(100))).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void changesTheStatusOfTheEarlierRecordAndNothingElse() {
        assertThat(superseded("---\nstatus: accepted\ndate: 2026-01-01\n---\n# A\n\n## Context\n"))
                .isEqualTo("---\nstatus: \"superseded by " + LINK + "\"\ndate: 2026-01-01\n---\n# A\n\n## Context\n");
        assertThat(superseded(
                        "# 1. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\nAmends [2](2.md)\n\n## Context\n\nx\n"))
                .isEqualTo("# 1. A\n\nDate: 2026-01-01\n\n## Status\n\nSuperseded by " + LINK
                        + "\n\nAmends [2](2.md)\n\n## Context\n\nx\n");
        assertThat(superseded("# A\n\n* Status: accepted\n* Date: 2026-01-01\n\n## Context\n"))
                .isEqualTo("# A\n\n* Status: superseded by " + LINK + "\n* Date: 2026-01-01\n\n## Context\n");
        assertThat(superseded("# A\n\n- **Status:** Angenommen\n\n## Kontext\n"))
                .isEqualTo("# A\n\n- **Status:** superseded by " + LINK + "\n\n## Kontext\n");
        assertThat(superseded("# A\n\n| | |\n|-|-|\n| Status | Approved |\n\n## What\n"))
                .isEqualTo("# A\n\n| | |\n|-|-|\n| Status | superseded by " + LINK + " |\n\n## What\n");
        assertThat(superseded("# A\r\n\r\n## Context\r\n\r\nx\r\n"))
                .isEqualTo("# A\n\nStatus: superseded by " + LINK + "\r\n\r\n## Context\r\n\r\nx\r\n");
    }

    @Test
    void changesTheStatusOfLongRecordsToo() {
        assertThat(superseded("---\nstatus: accepted\n" + "# x\n".repeat(20_000) + "---\n# A\n\n## Context\n"))
                .startsWith("---\nstatus: \"superseded by " + LINK + "\"\n# x\n")
                .endsWith("# x\n---\n# A\n\n## Context\n");
        assertThat(superseded(
                        "# 1. A\n\n## Status\n\nAccepted\n" + "so it is\n".repeat(20_000) + "\n## Context\n\nx\n"))
                .isEqualTo("# 1. A\n\n## Status\n\nSuperseded by " + LINK + "\n\n## Context\n\nx\n");
        assertThat(superseded("# 1. A\n\n## Status" + "\n".repeat(20_000) + "Accepted\n\n## Context\n\nx\n"))
                .contains("\nSuperseded by " + LINK + "\n\n## Context");
        String blanks = " ".repeat(20_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> superseded("# A\n\n## Status" + blanks + "x\n\nStatus:" + blanks + "\n\n| Status |" + blanks
                        + "| x |\n\nStatus" + blanks + "x\n"));
    }

    @Test
    @EnabledIf("dev.slipway.knowledge.SampleDocuments#present")
    void canSupersedeEveryRecordThatPeopleWrote() {
        List<String> stuck = new ArrayList<>();
        int[] records = {0};
        SampleDocuments.each((path, bytes) -> {
            Decoded decoded = Decoded.of(bytes);
            Reading.Adr adr = DocumentReader.read(path, decoded.text(), false).adr();
            if (adr != null && decoded.badLine() == 0) {
                records[0]++;
                String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
                if (SupersededText.of(path, text, LINK).isEmpty()) {
                    stuck.add(path);
                }
            }
        });
        System.out.println("Superseded " + (records[0] - stuck.size()) + " of " + records[0] + " records: " + stuck);
        assertThat(records[0]).isGreaterThan(150);
        assertThat(stuck).isEmpty();
    }

    private static String superseded(String text) {
        return SupersededText.of("docs/adr/0001-a.md", text, LINK).orElseThrow();
    }
}
