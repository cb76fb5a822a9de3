package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentReaderTests {

    @Test
    void readsANygardRecord() {
        Reading reading = read("docs/adr/0003-distributed-queue.md", """
                # 3. Distributed queue

                Date: 2019-10-02

                ## Status

                Accepted

                Superceded by [16. Another queue](0016-another-queue.md)

                ## Context

                One node does all the work.

                ## Decision

                Use a broker.

                ## Consequences

                We run a broker.
                """);

        assertThat(reading.kind()).isEqualTo(Document.Kind.ADR);
        assertThat(reading.adr().number()).isEqualTo(3);
        assertThat(reading.title()).isEqualTo("Distributed queue");
        assertThat(reading.adr().status()).isEqualTo("superseded");
        assertThat(reading.adr().statusWords()).startsWith("Accepted");
        assertThat(reading.adr().decided()).isEqualTo("2019-10-02");
        assertThat(reading.adr().supersededBy()).containsExactly("docs/adr/0016-another-queue.md");
        assertThat(reading.adr().format()).isEqualTo("nygard");
    }

    @Test
    void readsMadrWithFrontMatter() {
        Reading reading = read("docs/decisions/0012-use-postgresql.md", """
                ---
                status: "superseded by ADR-0027"
                date: 2026-03-14
                decision-makers: Ilse, Tomasz
                ---

                # Use PostgreSQL

                ## Context and Problem Statement

                Where do bookings live? An example: `status: rejected`.

                ## Considered Options

                * PostgreSQL

                ## Decision Outcome

                Chosen option: "PostgreSQL", because we know it.
                """);

        assertThat(reading.adr().status()).isEqualTo("superseded");
        assertThat(reading.adr().supersededBy()).containsExactly("ADR-0027");
        assertThat(reading.adr().decided()).isEqualTo("2026-03-14");
        assertThat(reading.adr().format()).isEqualTo("madr4");
        assertThat(reading.markdown()).doesNotContain("decision-makers");
    }

    @Test
    void readsBulletsTablesAndOtherLanguages() {
        assertThat(read("adr/0001-x.md", "# X\n\n* Statut : proposé\n* Date : 2025-05-27\n\n## Contexte\n\nDes mots.\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided)
                .containsExactly("proposed", "2025-05-27");
        assertThat(read(
                                "x/ADR-0003-licence.md",
                                "# ADR-0003 - Licence\n\n| | |\n|-|-|\n| Date | 11-April-2023\n| Status | Approved |\n\n## What\n\nIt.\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::format)
                .containsExactly("accepted", "2023-04-11", "table");
        assertThat(read(
                                "docs/adr/0001-x.md",
                                "# ADR-0001: Entscheidungen festhalten\n\n- **Status:** Angenommen\n- **Datum:** 3. März 2026\n\n## Kontext\n\nWir und die anderen.\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::title)
                .containsExactly("accepted", "2026-03-03", "Entscheidungen festhalten");
    }

    @Test
    void readsDecidersAndWhatARecordAmends() {
        Reading.Adr adr = read(
                        "docs/adr/0004-x.md",
                        "# 4. X\n\n* Deciders: Ilse, Tomasz and Noor\n\n## Status\n\nAccepted\n\nAmends [3](0003-y.md)\n\nAmended by ADR-0009\n\n## Context\n\nx\n")
                .adr();

        assertThat(adr.deciders()).containsExactly("Ilse", "Tomasz", "Noor");
        assertThat(adr.amends()).containsExactly("docs/adr/0003-y.md");
        assertThat(adr.amendedBy()).containsExactly("ADR-0009");
        assertThat(adr.status()).isEqualTo("accepted");
        assertThat(read("docs/adr/1-x.md", "---\ndecision-makers: [Ilse, 'Tomasz']\n---\n# X\n\n## Decision Outcome\n")
                        .adr()
                        .deciders())
                .containsExactly("Ilse", "Tomasz");
    }

    @Test
    void readsStatusInOtherLanguagesAndMisspelt() {
        Map.of(
                        "Acepted", "accepted",
                        "Superseeded", "superseded",
                        "Verworfen", "rejected",
                        "Aceito", "accepted",
                        "Vervangen door ADR-0007", "superseded",
                        "提案", "proposed",
                        "Proposal", "proposed",
                        "Not accepted", "rejected",
                        "Depreciated", "deprecated",
                        "принято", "accepted")
                .forEach((words, status) ->
                        assertThat(AdrStatus.of(words)).as(words).isEqualTo(status));
        assertThat(AdrStatus.of("Shelved")).isNull();
        assertThat(AdrStatus.of("Proposed | Accepted | Rejected")).isNull();
    }

    @Test
    void readsAStatementOfOneSentence() {
        Reading reading = read(
                "notes/queue.md",
                "# Queue\n\nIn the context of *label printing*, facing bursts, we decided for a broker and against a table,\nto achieve calm, accepting one more thing to run.\n");

        assertThat(reading.adr().format()).isEqualTo("y-statement");
        assertThat(read("notes/other.md", "# Queue\n\nIn the context of printing we looked around.\n")
                        .adr())
                .isNull();
    }

    @Test
    void doesNotTakeTemplatesAndListsForRecords() {
        assertThat(read("docs/adr/template.md", "# {title}\n\n## Context\n\n## Decision\n")
                        .adr())
                .isNull();
        assertThat(read("docs/adr/README.md", "# Decisions\n\n* [1](0001-x.md)\n")
                        .adr())
                .isNull();
        assertThat(read("docs/adr/0000-x.md", "# [short title]\n\nStatus: {proposed}\n")
                        .adr())
                .isNull();
        assertThat(read("docs/decisions/onboarding.md", "# How we onboard\n\nText.\n")
                        .adr())
                .isNull();
    }

    @Test
    void takesAnotherFolderAsTheEntitySays() {
        String text = "# Keep it small\n\nStatus: accepted\n\n## Context\n\nx\n\n## Decision\n\ny\n";

        assertThat(DocumentReader.read("docs/choices/small.md", text, true).kind())
                .isEqualTo(Document.Kind.ADR);
    }

    @Test
    void tellsRunbooksByFolderAndByWhatTheySay() {
        assertThat(read("runbooks/roll-back.md", "# Roll back\n").kind()).isEqualTo(Document.Kind.RUNBOOK);
        Reading alert = read("docs/KubeAPIDown.md", "# KubeAPIDown\n\n## Meaning\n\n## Impact\n\n## Diagnosis\n");
        assertThat(alert.kind()).isEqualTo(Document.Kind.RUNBOOK);
        assertThat(alert.keywords()).contains("KubeAPIDown", "Kube APIDown");
        assertThat(read("playbooks/outage.md", "# Outage\n").kind()).isEqualTo(Document.Kind.PLAYBOOK);
        assertThat(read("runbooks/README.md", "# Our runbooks\n").kind()).isEqualTo(Document.Kind.GUIDE);
        assertThat(read("docs/setup.md", "# Set up\n\n## Impact\n").kind()).isEqualTo(Document.Kind.GUIDE);
    }

    @Test
    void findsATitleInAnyCase() {
        assertThat(read("a/b.md", "---\ntitle: Of the front\n---\n\nText\n").title())
                .isEqualTo("Of the front");
        assertThat(read("a/roll-back_it.md", "Text only\n").title()).isEqualTo("Roll back it");
        assertThat(read("a/README.md", "").title()).isEqualTo("A");
        assertThat(read("a/b.md", "Under *lined*\n===\n").title()).isEqualTo("Under lined");
    }

    @Test
    void keepsADocumentWhoseFrontMatterIsBroken() {
        Reading reading = read("a/b.md", "---\ntitle: Half: done\n  - x: [\nstatus: draft\n---\n# Whole\n\nText\n");

        assertThat(reading.title()).isEqualTo("Whole");
        assertThat(reading.complaint()).isNotNull();
        assertThat(reading.plain()).contains("Text");
    }

    @Test
    void findsCommandsToo() {
        assertThat(read("a/b.md", "# T\n\n```sh\nkubectl rollout undo\n```\n").plain())
                .contains("kubectl rollout undo");
    }

    private static Reading read(String path, String text) {
        return DocumentReader.read(path, text, false);
    }
}
