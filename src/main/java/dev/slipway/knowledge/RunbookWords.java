package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the parts of a runbook are called, in the languages that people write them in. */
final class RunbookWords {

    /** Parts that only explain; what to do stands in the others. */
    private static final Set<String> EXPLAINS = Headings.set(
            "meaning|impact|symptoms|symptom|overview|background|description|summary|introduction|references|links|see also"
                    + "|related|severity|contents|table of contents|when to use it|if a step fails|afterwards|escalation"
                    + "|additional resources|alert description|alert summary|service overview|purpose|what does this alert mean"
                    + "|on-call and escalation|escalation path|escalation policy|escalation contacts|useful links|related links|dashboards",
            "bedeutung|auswirkung|auswirkungen|symptome|überblick|übersicht|beschreibung|hintergrund|eskalation|inhalt",
            "signification|impacts|symptômes|symptôme|contexte|aperçu|escalade|références",
            "significado|impacto|síntomas|síntoma|descripción|resumen|contexto|escalado|escalamiento|referencias",
            "sintomas|sintoma|descrição|visão geral|escalonamento",
            "概要|意味|影響|影響範囲|症状|背景|エスカレーション|参考|概述|含义|影响|影响范围|症状|现象|背景说明|参考|升级|目录|目次");

    private static final Set<String> ACTS = Headings.set(
            "diagnosis|mitigation|resolution|remediation|possible checks|troubleshoot|troubleshooting|pre-checks|prechecks"
                    + "|possible causes|root cause|causes|cause|workaround|recovery|rollback|verification|verify"
                    + "|before you start|possible solutions|how to fix|alert|alerts|triage|immediate actions|investigation|investigation steps|diagnosis steps|diagnostic steps"
                    + "|troubleshooting steps|mitigation steps|resolution steps|remediation steps|recovery steps|steps to resolve"
                    + "|how to resolve|how to mitigate|how to investigate|what should i do|what to do|first response",
            "diagnose|behebung|ursache|ursachen|mögliche ursachen|sofortmaßnahmen|wiederherstellung|massnahmen|maßnahmen",
            "diagnostic|atténuation|cause probable|causes possibles|résolution|remédiation|retour arrière|rétablissement",
            "resolución|diagnóstico|pasos de diagnóstico|mitigación|causa|causas|causa raíz|causas posibles|recuperación|remediación",
            "diagnóstico|mitigação|resolução|detecção|recuperação",
            "診断|原因|対処|対処法|対処方法|対応|対応手順|切り分け|復旧|復旧手順|緩和|確認手順|ロールバック",
            "诊断|诊断步骤|原因|可能原因|根本原因|排查|排查步骤|处理|处理步骤|解决方案|解决办法|恢复|恢复步骤|缓解|回滚");
    private static final Set<String> TELLING = Headings.set(
            "meaning|impact|symptoms|symptom|escalation|when to use it|if a step fails|severity|alert description"
                    + "|what does this alert mean|when this alert fires|on-call and escalation|escalation path|escalation policy"
                    + "|escalation contacts|user impact|customer impact",
            "bedeutung|auswirkung|auswirkungen|symptome|eskalation|signification|symptômes|symptôme|escalade",
            "síntomas|síntoma|impacto|escalado|escalamiento|sintomas|sintoma|escalonamento|症状|影響範囲|エスカレーション|现象|影响范围");
    /** What is told afterwards, of what happened once. */
    private static final Set<String> AFTERWARDS = Headings.set(
            "timeline|lessons learned|lessons|action items|follow-up actions|corrective actions|what went well|what went wrong"
                    + "|what went poorly|where we got lucky|detection and response|contributing factors|five whys|5 whys",
            "zeitlicher ablauf|zeitverlauf|gelernte lektionen|lessons learnt|chronologie|leçons apprises|actions correctives"
                    + "|cronología|lecciones aprendidas|acciones|タイムライン|教訓|再発防止策|时间线|经验教训|改进措施");

    private static final Pattern REVIEW = Pattern.compile(
            "(?U)post[-_ ]?mortem|post[-_ ]?incident|incident[-_ ](?:review|report)|retrospective|\\brca\\b|nachbetrachtung");
    private static final Pattern NAMED =
            Pattern.compile("\\bsop[-_: ]|run[- ]?book|ランブック|障害対応手順|运行手册|运维手册|故障处理手册|应急手册");

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

    /** Whether it tells of one failure that is over, not of what to do about the next. */
    static boolean review(String name, List<Line> lines) {
        return REVIEW.matcher(name).find()
                || lines.stream()
                                .filter(line -> line.level() > 0 && Headings.any(line.text(), AFTERWARDS))
                                .map(line -> Headings.plain(line.text()))
                                .distinct()
                                .count()
                        > 1;
    }

    /** @param name in lower case */
    static boolean named(String name) {
        return NAMED.matcher(name).find();
    }
}
