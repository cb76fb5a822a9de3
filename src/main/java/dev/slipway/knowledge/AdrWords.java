package dev.slipway.knowledge;

import java.util.Set;

/** What the parts of a decision record are called, in the languages that people write them in. */
final class AdrWords {

    static final Set<String> CONTEXT = Set.of(
            "context",
            "context and problem statement",
            "problem",
            "problem statement",
            "why",
            "background",
            "motivation",
            "kontext",
            "kontext und problemstellung",
            "contexte",
            "contexte et énoncé du problème",
            "contexto",
            "contexto y problema",
            "contexto e problema",
            "contesto",
            "контекст",
            "コンテキスト",
            "背景");
    static final Set<String> DECISION = Set.of(
            "decision",
            "decision outcome",
            "decision drivers",
            "considered options",
            "proposal",
            "decisions",
            "entscheidung",
            "entscheidungen",
            "ergebnis der entscheidung",
            "décision",
            "résultat de la décision",
            "options envisagées",
            "decisión",
            "decisão",
            "decisione",
            "besluit",
            "betrachtete optionen",
            "entscheidungsergebnis",
            "what",
            "alternatives",
            "decision outcomes",
            "chosen option",
            "решение",
            "決定",
            "决策",
            "决定");
    static final Set<String> CONSEQUENCES = Set.of(
            "consequences",
            "konsequenzen",
            "conséquences",
            "consecuencias",
            "consequências",
            "conseguenze",
            "gevolgen",
            "pros and cons of the options",
            "positive consequences",
            "negative consequences",
            "avantages et inconvénients des options",
            "rationale",
            "implications",
            "folgen",
            "последствия",
            "結果",
            "影響",
            "后果");
    static final Set<String> STATUS =
            Set.of("status", "statut", "estado", "stato", "stand", "state", "статус", "ステータス", "状态");

    static final String STATUS_FIELD = "status|statut|estado|stato|state|статус|状态";
    static final String DATE_FIELD = "date|datum|fecha|data|decided on|last updated?|дата|日期|日付";
    static final String DECIDER_FIELD =
            "deciders?|decision[ -]?makers?|decided by|approvers?|entscheider(?:innen)?|entscheidungsträger|décisionnaires"
                    + "|décideurs?|decisores|decisori|authors?|autor(?:en|es)?|auteurs?";

    private AdrWords() {}

    static boolean section(String heading) {
        String name = DocumentReader.normal(heading);
        return CONTEXT.contains(name)
                || DECISION.contains(name)
                || STATUS.contains(name)
                || CONSEQUENCES.contains(name);
    }
}
