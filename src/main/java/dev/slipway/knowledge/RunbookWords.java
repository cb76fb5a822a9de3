package dev.slipway.knowledge;

import java.util.Set;
import java.util.regex.Pattern;

/** What the parts of a runbook are called, in the languages that people write them in. */
final class RunbookWords {

    /** Parts that only explain; what to do stands in the others. */
    private static final Set<String> EXPLAINS = Headings.set(
            "meaning|impact|symptoms|symptom|overview|background|description|summary|introduction|references|links|see also"
                    + "|related|severity|contents|table of contents|when to use it|if a step fails|afterwards|escalation"
                    + "|additional resources|alert description|alert summary",
            "bedeutung|auswirkung|auswirkungen|symptome|überblick|übersicht|beschreibung|hintergrund|eskalation|inhalt",
            "signification|impacts|symptômes|symptôme|contexte|aperçu|escalade|références",
            "significado|impacto|síntomas|síntoma|descripción|resumen|contexto|escalado|escalamiento|referencias",
            "sintomas|sintoma|descrição|visão geral|escalonamento",
            "概要|意味|影響|影響範囲|症状|背景|エスカレーション|参考|概述|含义|影响|影响范围|症状|现象|背景说明|参考|升级|目录|目次");

    private static final Set<String> ACTS = Headings.set(
            "diagnosis|mitigation|resolution|remediation|possible checks|troubleshoot|troubleshooting|pre-checks|prechecks"
                    + "|possible causes|root cause|causes|cause|workaround|recovery|rollback|verification|verify"
                    + "|before you start|possible solutions|how to fix|alert|alerts|triage|immediate actions",
            "diagnose|behebung|ursache|ursachen|mögliche ursachen|sofortmaßnahmen|wiederherstellung|massnahmen|maßnahmen",
            "diagnostic|atténuation|cause probable|causes possibles|résolution|remédiation|retour arrière|rétablissement",
            "resolución|diagnóstico|pasos de diagnóstico|mitigación|causa|causas|causa raíz|causas posibles|recuperación|remediación",
            "diagnóstico|mitigação|resolução|detecção|recuperação",
            "診断|原因|対処|対処法|対処方法|対応|対応手順|切り分け|復旧|復旧手順|緩和|確認手順|ロールバック",
            "诊断|诊断步骤|原因|可能原因|根本原因|排查|排查步骤|处理|处理步骤|解决方案|解决办法|恢复|恢复步骤|缓解|回滚");
    private static final Set<String> TELLING = Headings.set(
            "meaning|impact|symptoms|symptom|escalation|when to use it|if a step fails|severity|alert description",
            "bedeutung|auswirkung|auswirkungen|symptome|eskalation|signification|symptômes|symptôme|escalade",
            "síntomas|síntoma|impacto|escalado|escalamiento|sintomas|sintoma|escalonamento|症状|影響範囲|エスカレーション|现象|影响范围");
    private static final Pattern NAMED = Pattern.compile("run[- ]?book|ランブック|障害対応手順|运行手册|运维手册|故障处理手册|应急手册");

    private RunbookWords() {}

    static boolean explains(String heading) {
        return Headings.any(heading, EXPLAINS);
    }

    /** Whether it is one that runbooks have, and other documents seldom. */
    static boolean part(String heading) {
        return Headings.any(heading, ACTS) || Headings.any(heading, TELLING);
    }

    /** A title that is none. */
    static boolean heads(String title) {
        return Headings.is(title, ACTS) || Headings.is(title, TELLING);
    }

    /** @param name in lower case */
    static boolean named(String name) {
        return NAMED.matcher(name).find();
    }
}
