package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes in which decision records and runbooks lie in repositories that nobody here wrote. */
class FoundRecordsTests {

    @Test
    void readsAFolderForEachRecordByItsPage() {
        Reading reading = read(
                "docs/decision-records/2024-04-11_remove_sftp/README.md",
                "# Remove SFTP\n\n## Decision\n\nIt goes.\n\n## Rationale\n\nNobody uses it.\n\n## Approach\n\nSlowly.\n");

        assertThat(reading.kind()).isEqualTo(Document.Kind.ADR);
        assertThat(reading.adr().decided()).isEqualTo("2024-04-11");
        assertThat(reading.adr().format()).isEqualTo("edc");
        assertThat(read("docs/adr/README.md", "# Records\n\n## Decision\n\nHow we decide.\n")
                        .adr())
                .isNull();
        assertThat(read("docs/adr/2024/README.md", "# Of 2024\n\n* [1](0001-x.md)\n")
                        .adr())
                .isNull();
    }

    @Test
    void takesADayForNoNumber() {
        Reading.Adr adr = read(
                        "records/2021-08-16.scalability.move-to-lambda.md",
                        "# Move\n\nDate: 2021-08-16\n\n## Status\n\n**ACCEPTED**\n\n## Context\n\nx\n")
                .adr();

        assertThat(adr.number()).isNull();
        assertThat(adr.status()).isEqualTo("accepted");
        assertThat(read("adr/20240516132303-words.md", "# Words\n\n## Decision\n")
                        .adr())
                .extracting(Reading.Adr::number, Reading.Adr::decided)
                .containsExactly(null, "2024-05-16");
        assertThat(read("adr/ADR-2025-007-words.md", "# ADR-2025-007: Words\n").adr())
                .extracting(Reading.Adr::number, Reading.Adr::title)
                .containsExactly(7, "Words");
        assertThat(read("docs/rfcs/0001-x.md", "# X\n\n## Status\n\nAccepted\n\n## Context\n\nx\n")
                        .adr())
                .isNull();
    }

    @Test
    void readsFieldsInEveryPlaceAndLanguage() {
        assertThat(read(
                                "docs/decisions/1-a.md",
                                "---\nstatut: accepté\ndate: 2026-08-05\ndécideurs: Ilse, Noor\n---\n# A\n\n## Contexte et problématique\n\n## Options envisagées\n")
                        .adr())
                .extracting(Reading.Adr::status, adr -> adr.deciders().size(), Reading.Adr::format)
                .containsExactly("accepted", 2, "madr3");
        assertThat(read(
                                "docs/adr/0001-a.md",
                                "# 方式\n\n- 日付: 2025年8月28日\n- ステータス: 承認済み\n\n## 背景 (Context)\n\n## 決定 (Decision)\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::format)
                .containsExactly("accepted", "2025-08-28", "nygard");
        assertThat(read(
                                "docs/adr/ADR-002-a.md",
                                "# ADR-002 — Hexagonal\n📅 Fecha: 15 de enero de 2024  \n📁 Estado: Aprobado\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::title)
                .containsExactly("accepted", "2024-01-15", "Hexagonal");
        assertThat(read("adr/0001-a.md", "# A\n\n**Status:** Accepted | **Date:** 2024-02-03 | **Deciders:** Ilse\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::deciders)
                .containsExactly("accepted", "2024-02-03", java.util.List.of("Ilse"));
        assertThat(read(
                                "adr/0001-a.md",
                                "# A\n\n| Status | Date | Author |\n| --- | --- | --- |\n| Accepted | May 2025 | Noor |\n")
                        .adr())
                .extracting(Reading.Adr::status, Reading.Adr::decided, Reading.Adr::deciders)
                .containsExactly("accepted", "2025-05", java.util.List.of("Noor"));
        assertThat(read(
                                "adr/0001-a.md",
                                "# A\n\n* Status: proposed\n* Deciders:\n  * Ilse\n  * Noor\n* Date: 2022-12-16\n")
                        .adr())
                .extracting(Reading.Adr::deciders, Reading.Adr::decided)
                .containsExactly(java.util.List.of("Ilse", "Noor"), "2022-12-16");
    }

    @Test
    void countsWhatIsTickedAndNotStruckOut() {
        assertThat(read(
                                "adr/0001-a.md",
                                "# A\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Superseded\n\n## Context\n")
                        .adr()
                        .status())
                .isEqualTo("accepted");
        assertThat(read("adr/0001-a.md", "# A\n\n## Status\n\n~~Proposed~~ Accepted\n\n## Context\n")
                        .adr()
                        .status())
                .isEqualTo("accepted");
        assertThat(read("adr/0001-a.md", "# A\n\n## Status\n\n~~Proposed\nand more~~\n\nRejected\n\n## Context\n")
                        .adr()
                        .status())
                .isEqualTo("rejected");
        assertThat(read("adr/0001-a.md", "# A\n\n## Status\n\nProposed | Accepted | Deprecated\n")
                        .adr()
                        .status())
                .as("a choice that nobody made")
                .isNull();
    }

    @Test
    void findsWhatTookThePlaceHoweverItIsWritten() {
        assertThat(by("Superseded by ADR-0012 on 2024-05-01")).containsExactly("ADR-0012");
        assertThat(by("Superseded by 12")).containsExactly("12");
        assertThat(by("Reemplazado por ADR-0004")).containsExactly("ADR-0004");
        assertThat(by("已被 ADR-0007 取代")).containsExactly("ADR-0007");
        assertThat(by("ADR-0009 に置き換え")).containsExactly("ADR-0009");
        assertThat(read(
                                "docs/adr/old/0003-a.md",
                                "---\nstatus: deprecated\nsupersededBy: docs/adr/0004-b.md\n---\n# A\n")
                        .adr()
                        .supersededBy())
                .containsExactly("docs/adr/0004-b.md");
    }

    private static java.util.List<String> by(String status) {
        Reading.Adr adr = read("adr/0001-a.md", "# A\n\n## Status\n\n" + status + "\n\n## Context\n")
                .adr();
        assertThat(adr.status()).as(status).isEqualTo("superseded");
        return adr.supersededBy();
    }

    @Test
    void readsPartsThatAreLabelsAndHeadingsThatAreParts() {
        assertThat(read(
                                "docs/architecture-decision-record-adrs/nr.-002-wahl.md",
                                "# Nr. 002: Wahl\n\n* **Status**: _Akzeptiert_\n* **Kontext**: Das Projekt.\n* **Entscheidung**: Schichten.\n")
                        .adr())
                .extracting(Reading.Adr::number, Reading.Adr::title, Reading.Adr::status, Reading.Adr::format)
                .containsExactly(2, "Wahl", "accepted", "nygard");
        assertThat(read("adr/0005-cache.md", "# STATUS\n\nproposed\n\n# CONTEXT\n\nx\n")
                        .adr()
                        .title())
                .isEqualTo("Cache");
        assertThat(read("runbooks/gpu-node-unhealthy.md", "# Symptoms\n\nx\n\n# Resolution\n\ny\n")
                        .title())
                .isEqualTo("Gpu node unhealthy");
    }

    @Test
    void tellsTemplatesFromRecordsAboutTemplates() {
        assertThat(read("docs/adr/0012-use-template-engine.md", "# Use a template engine\n\n## Decision\n")
                        .adr())
                .isNotNull();
        assertThat(read("docs/adr/0005-modele-de-donnees.md", "# Modèle de données\n\n## Décision\n")
                        .adr())
                .isNotNull();
        assertThat(read("docs/adr/0000-modele.md", "# Titre\n\n## Décision\n").adr())
                .isNull();
        assertThat(read("docs/adr/0000-a.md", "# [タイトル]\n\n## 決定\n").adr()).isNull();
        assertThat(read("docs/_templates/02-runbook.md", "# Runbook\n").kind()).isEqualTo(Document.Kind.GUIDE);
    }

    @Test
    @Timeout(5)
    void standsHeadingsAndFieldsBeyondReason() {
        read("adr/0001-a.md", "# " + "(".repeat(300_000) + "\n\n## " + "[".repeat(300_000) + "\n");
        read("adr/0001-a.md", "# " + "a-".repeat(300_000) + "\n\n## Status\n\n" + "superseded ".repeat(50_000) + "\n");
        read("adr/0001-a.md", "# A\n\nStatus: a" + ", b".repeat(300_000) + "\n\n" + "a ".repeat(300_000) + ":\n");
        read("adr/0001-a.md", "# A\n\n## Status\n\n" + "proposed | ".repeat(100_000) + "\n\n" + "~~a\n".repeat(1_000));

        assertThat(read("adr/0001-a.md", "# A\n\n" + "- [ ] x\n".repeat(10_000)).kind())
                .isEqualTo(Document.Kind.ADR);
    }

    @Test
    void tellsRunbooksInOtherLanguages() {
        assertThat(read(
                                "docs/caida.md",
                                "# Caída\n\n## SÍNTOMA\n\nx\n\n## PASOS DE DIAGNOSTICO\n\n1. x\n\n## Mitigación\n")
                        .kind())
                .isEqualTo(Document.Kind.RUNBOOK);
        assertThat(read("docs/etcd.md", "# etcd\n\n## 1. 现象\n\nx\n\n## 2. 排查步骤\n\n## 3. 恢复步骤\n")
                        .kind())
                .isEqualTo(Document.Kind.RUNBOOK);
        assertThat(read("docs/03-runbooks/review.md", "# 見直し\n").kind()).isEqualTo(Document.Kind.RUNBOOK);
        assertThat(read("alerts/etcd/etcdWritesSlow.md", "# etcdWritesSlow\n\n## Troubleshooting\n\nx\n")
                        .kind())
                .isEqualTo(Document.Kind.RUNBOOK);
        assertThat(read(
                                "a.md",
                                "# 排查\n\n先看日志，再看指标。确认集群状态之后继续处理。\n\n```sh\n"
                                        + "kubectl get pods the and is of to\n".repeat(50) + "```\n")
                        .language())
                .isEqualTo("zh");
        assertThat(read(
                                "a.md",
                                "# Uso\n\nEl sistema debe escalar en cantidad de usuarios y reglas de negocio, donde se adopta una arquitectura de servicios.\n")
                        .language())
                .isEqualTo("es");
    }

    @Test
    void readsStatusAndPartsInMoreLanguages() {
        for (String words : java.util.List.of(
                "الحالة|مقبول|السياق|القرار",
                "סטטוס|התקבל|הקשר|החלטה",
                "وضعیت|پذیرفته شده|زمینه|تصمیم",
                "Stav|Přijato|Kontext|Rozhodnutí",
                "Статус|Прийнято|Контекст|Рішення",
                "Tila|Hyväksytty|Konteksti|Päätös",
                "Állapot|Elfogadva|Kontextus|Döntés",
                "Trạng thái|Đã chấp nhận|Bối cảnh|Quyết định",
                "狀態|已接受|背景|決策")) {
            String[] part = words.split("\\|");
            String text = "# 14. Kafka\n\n## %s\n\n%s\n\n## %s\n\nx\n\n## %s\n\ny\n".formatted((Object[]) part);

            assertThat(read("docs/adr/0014-a.md", text).adr())
                    .as(words)
                    .extracting(Reading.Adr::status, Reading.Adr::format)
                    .containsExactly("accepted", "nygard");
        }
        assertThat(read("docs/adr/0014-a.md", "# A\n\n- التاريخ: 2024-05-06\n\n## القرار\n")
                        .adr()
                        .decided())
                .isEqualTo("2024-05-06");
    }

    @Test
    void readsWhatWikisGiveAway() {
        assertThat(read(
                                "wiki/ADR Use gRPC 1f2e3d4c5b6a7988a1b2c3d4e5f60718.md",
                                "# ADR: Use gRPC\n\nStatus: Accepted\nCreated: March 4, 2024\n\n## 🧭 Context\n\nx\n\n## ✅ Decision\n\ny\n")
                        .adr())
                .extracting(Reading.Adr::number, Reading.Adr::title, Reading.Adr::status, Reading.Adr::decided)
                .containsExactly(null, "Use gRPC", "accepted", "2024-03-04");
        assertThat(read(
                                "ARCH/Decision-Use-Keycloak_229376.md",
                                "# DECISION: Use Keycloak\n\n| | |\n| --- | --- |\n| **Status** | DECIDED |\n| **Driver** | Noor |\n\n## Background\n\nx\n\n## Options considered\n")
                        .adr())
                .extracting(Reading.Adr::title, Reading.Adr::status)
                .containsExactly("Use Keycloak", "accepted");
        assertThat(read(
                                "docs/arc42/09_architecture_decisions.md",
                                "# 9. Decisions\n\n## ADR-001: A\n\n### Status\n\nAccepted\n\n### Context\n\n### Decision\n\n## ADR-002: B\n\n### Context\n")
                        .kind())
                .as("several in one file")
                .isEqualTo(Document.Kind.GUIDE);
        assertThat(read("docs/adr/0001-a.md", "# A\n\n## Status\n\nNot accepted yet, open for review\n")
                        .adr()
                        .status())
                .isEqualTo("proposed");
    }

    @Test
    void tellsRunbooksFromWhatHasPartsLikeThem() {
        String over =
                "# Login was down\n\n## Impact\n\n## Timeline\n\n## Root cause\n\n## Resolution\n\n## Lessons learned\n";
        String parts = "## Summary\n\n## Impact\n\n## Severity\n\n## Rollback\n\n## Escalation\n";

        assertThat(kind("docs/incidents/INC-123.md", over)).isEqualTo(Document.Kind.GUIDE);
        assertThat(kind("postmortems/2024-03-04-login.md", parts)).isEqualTo(Document.Kind.GUIDE);
        assertThat(kind("SECURITY.md", parts)).isEqualTo(Document.Kind.GUIDE);
        assertThat(kind(".github/pull_request_template.md", parts)).isEqualTo(Document.Kind.GUIDE);
        assertThat(kind("runbooks/SECURITY.md", parts)).isEqualTo(Document.Kind.RUNBOOK);
        assertThat(kind("sops/restart-kafka.md", "# SOP: Restart Kafka\n\n## Procedure\n\n1. x\n"))
                .isEqualTo(Document.Kind.RUNBOOK);
        assertThat(kind(
                        "oncall/failover.md",
                        "# Failover\n\n## When this alert fires\n\n## Investigation\n\n## Resolution steps\n"))
                .isEqualTo(Document.Kind.RUNBOOK);
        assertThat(kind(
                        "alerts/error_rate.md",
                        "# error_rate\n\n## What does this alert mean?\n\n## What should I do?\n"))
                .isEqualTo(Document.Kind.RUNBOOK);
    }

    private static Document.Kind kind(String path, String text) {
        return read(path, text).kind();
    }

    private static Reading read(String path, String text) {
        return DocumentReader.read(path, text, false);
    }
}
