package dev.slipway.knowledge;

import java.util.Set;

/** What the parts of a decision record are called, in the languages that people write them in. */
final class AdrWords {

    static final Set<String> CONTEXT = Headings.set(
            "context|context and problem statement|problem|problem statement|why|background|motivation",
            "kontext|kontext und problemstellung|problemstellung|ausgangslage|hintergrund|kontext og problemstilling",
            "contexte|contexte et énoncé du problème|contexte et problématique|contexte et définition du problème"
                    + "|problématique|contexto|contexto y problema|contexto y planteamiento del problema|antecedentes"
                    + "|contexto e problema|contesto|contesto e problema|bakgrunn|bakgrund|kontekst|problemstilling",
            "السياق|الخلفية|הקשר|רקע|زمینه|konteksti|tausta|kontextus|háttér|bối cảnh|ngữ cảnh|context și problemă|πλαίσιο",
            "контекст|контекст и проблема|предыстория|コンテキスト|背景|文脈|课题|課題|上下文|问题背景|背景与问题|배경|맥락|bağlam");
    static final Set<String> DECISION = Headings.set(
            "decision|decision outcome|decision drivers|considered options|proposal|decisions|what|alternatives"
                    + "|decision outcomes|chosen option|options considered|alternatives considered",
            "entscheidung|entscheidungen|ergebnis der entscheidung|betrachtete optionen|entscheidungsergebnis"
                    + "|entscheidungstreiber|beschluss|betrachtete alternativen|beslutning|beslut|besluit|overwogen opties",
            "décision|résultat de la décision|options envisagées|options considérées|facteurs de décision|critères de décision"
                    + "|solutions étudiées|solution retenue|alternatives considérées|alternatives envisagées",
            "decisión|resultado de la decisión|opciones consideradas|alternativas consideradas|alternativas evaluadas"
                    + "|decisão|resultado da decisão|opções consideradas|decisione|opzioni considerate|decyzja|karar",
            "القرار|החלטה|تصمیم|rozhodnutí|rozhodnutie|päätös|döntés|quyết định|decizie|decizia|απόφαση|odluka|рішення",
            "решение|рассмотренные варианты|決定|決定事項|決定内容|選択肢|代替案|検討した選択肢|决策|決策|决定|备选方案|替代方案|決定结果" + "|决策结果|결정|대안");
    static final Set<String> CONSEQUENCES = Headings.set(
            "consequences|pros and cons of the options|positive consequences|negative consequences|rationale|rational"
                    + "|implications|outcomes",
            "konsequenzen|folgen|auswirkungen|begründung|konsekvenser|konsekwencje|gevolgen|consequenties",
            "conséquences|avantages et inconvénients des options|impacts positifs|impacts négatifs",
            "consecuencias|justificación|consequências|conseguenze|sonuçlar",
            "العواقب|النتائج|השלכות|پیامدها|důsledky|dôsledky|seuraukset|következmények|hệ quả|consecințe|συνέπειες|posljedice|наслідки",
            "последствия|結果|影響|根拠|トレードオフ|后果|影响|後果|理由|결과|영향");
    static final Set<String> STATUS = Headings.set(
            "status|decision status|statut|état|estado|stato|situação|stand|state|durum|статус|ステータス|状態|状态|狀態|상태",
            "الحالة|סטטוס|وضعیت|stav|tila|állapot|trạng thái|stare|κατάσταση");

    /** Those that only decision records have, wherever they lie. */
    static final Set<String> TELLING = Headings.set(
            "context|context and problem statement|decision|decision outcome"
                    + "|kontext|entscheidung|contexte|décision|contexto|decisión|decisão|contesto|decisione|контекст|решение|決定|决策|決策");

    static final String STATUS_FIELD =
            "status|decision status|statut|état|estado|stato|situação|state|durum|статус|ステータス|状態|状态|狀態|상태"
                    + "|الحالة|סטטוס|وضعیت|stav|tila|állapot|trạng thái|stare|κατάσταση";
    static final String DATE_FIELD =
            "date|decision date|datum|entscheidungsdatum|fecha|data|dato|tarih|decided on|last updated?|дата|päivämäärä|dátum|ngày"
                    + "|日期|决策日期|创建日期|日付|決定日|作成日|날짜|التاريخ|תאריך|تاریخ";
    static final String CREATED_FIELD =
            "created(?: (?:on|at|time))?|due date|erstellt(?: am)?|angelegt(?: am)?|créée? le|creado(?: el)?|criado em";
    static final String DECIDER_FIELD =
            "deciders?|decision[ -]?makers?|decided by|approvers?|entscheider(?:innen)?|entscheidungsträger|décisionnaires"
                    + "|décideurs?|decisores|decisori|responsables|authors?|autor(?:en|es|in)?|auteurs?|决策者|決策者|决策人|作者|決定者|意思決定者|作成者";

    private AdrWords() {}

    /** Of the highest headings, which may be titles. */
    static boolean part(String heading) {
        return Headings.is(heading, CONTEXT)
                || Headings.is(heading, DECISION)
                || Headings.is(heading, STATUS)
                || Headings.is(heading, CONSEQUENCES);
    }

    /** A line of its own that can only be a heading. */
    static boolean labels(String line) {
        return Headings.is(line, CONTEXT) || Headings.is(line, DECISION);
    }

    static boolean section(String heading) {
        return Headings.any(heading, CONTEXT)
                || Headings.any(heading, DECISION)
                || Headings.any(heading, STATUS)
                || Headings.any(heading, CONSEQUENCES);
    }
}
