package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a decision has come: the words of its record, and the one of our five that they mean. */
final class AdrStatus {

    private static final Pattern HEADING =
            Pattern.compile("(?iU)^(?:" + AdrWords.STATUS_FIELD + ")\\s*[:：]\\s*(.+)$"); // "## Status: accepted"
    private static final Pattern MARK =
            Pattern.compile("(?i)\\[(superseded|deprecated|rejected|draft|proposed|accepted)]");
    private static final int LONGEST = 2_000;
    private static final Pattern CHOICE = Pattern.compile("\\s*[|/,｜／、]\\s*|\\s(?:or|oder|ou|o)\\s");

    /** Our five words, the later stage first, each with how people write it, slips included. */
    private enum Stage {
        SUPERSEDED("super[sc]e[ae]?ded\\b|supercee?ded\\b|ersetzt\\b|abgelöst\\b|remplacée?s?\\b|replaced\\b|reemplazad"
                + "|sustituid|substituíd|sostituit|superad[oa]\\b|vervangen\\b|erstattet\\b|ersatt\\b|zastąpion|замен[её]н|замінен|nahrazen|korvattu|felváltva|thay thế|înlocuit"
                + "|被取代|已取代|被替代|已替代|被替换|替代|置き換え|置換|대체"),
        DEPRECATED(
                "deprec(?:at|iat)ed\\b|deprected\\b|obsolete|retired\\b|no longer relevant\\b|veraltet\\b|überholt\\b"
                        + "|dépréciée?s?\\b|deprecie\\b|obsol[eè]te\\b|abrogée?\\b|obsolet[oa]?s?\\b|depreciad|deprecat[oa]\\b|deprecad"
                        + "|verouderd\\b|utgått\\b|foreldet\\b|przestarzał|устарел|застаріл|zastaral|vanhentunut|elavult|lỗi thời|已弃用|弃用|已废弃|废弃|已棄用|已廢棄|过时|作废|非推奨|廃止|폐기"),
        REJECTED(
                "reject(?:ed)?\\b|declined\\b|discarded\\b|abgelehnt\\b|verworfen\\b|zurückgezogen\\b|rejetée?s?\\b|refusée?s?\\b"
                        + "|abandonnée?s?\\b|annulée?s?\\b|rechazad|descartad|rejeitad|rifiutat|afgewezen\\b|avvist\\b|avslått\\b|odrzucon|zamítnut|hylätty|elutasítva|từ chối|respins|مرفوض|נדחה|відхилен"
                        + "|withdrawn\\b|not (?:accepted|approved)\\b(?! yet)|abandoned\\b|cancell?ed\\b|отклон[её]н|已拒绝|拒绝|否决|驳回|却下|否決|不採用|거부"),
        ACCEPTED(
                "(?<!not )(?<!not yet )(?:ac+ep+ted\\b|acepted\\b|ap+r+oved\\b|adopted\\b|implemented\\b)|agreed\\b|ratified\\b"
                        + "|in force\\b|in effect\\b|resolved\\b|completed?\\b|done\\b|decided\\b|final\\b|active\\b|angenommen\\b"
                        + "|akzeptiert\\b|beschlossen\\b|entschieden\\b|genehmigt\\b|freigegeben\\b|umgesetzt\\b|bestätigt\\b|gültig\\b"
                        + "|accept[eé]e?s?\\b|validée?s?\\b|approuvée?s?\\b|adoptée?s?\\b|en vigueur\\b|aceptad|aprobad|adoptad|vigente\\b"
                        + "|implementad|aceit[oa]\\b|aprovad|accettat|approvat|geaccepteerd\\b|goedgekeurd\\b|akseptert\\b|besluttet\\b"
                        + "|vedtatt\\b|accepterad\\b|beslutad\\b|zaakceptowan|přijat|schválen|prijat|hyväksytty|elfogadva|elfogadott|chấp nhận|acceptat[ăa]?\\b|مقبول|معتمد|התקבל|אושר|پذیرفته|прийнят|затверджен|przyjęt|принято|принята?\\b|утвержд[её]н|已接受|接受|已采纳|采纳"
                        + "|已採納|已批准|批准|已通过|通过|已决定|已实施|已生效|生效|承認|採用|受理|決定済|確定|승인|채택|kabul edildi\\b"),
        PROPOSED(
                "propos(?:ed|al|e)\\b|porposed\\b|draft\\b|review\\b|rfc\\b|pending\\b|deferred\\b|on hold\\b|postponed\\b"
                        + "|in discussion\\b|under discussion\\b|wip\\b|open\\b|in progress\\b|entwurf\\b|vorgeschlagen\\b|vorschlag\\b"
                        + "|in diskussion\\b|in arbeit\\b|offen\\b|proposée?s?\\b|brouillon\\b|en discussion\\b|en cours\\b|à valider\\b"
                        + "|propuest|borrador\\b|en revisión\\b|pendiente\\b|propost[oa]|rascunho\\b|em discussão\\b|bozza\\b|voorgesteld\\b"
                        + "|concept\\b|foreslått\\b|utkast\\b|föreslag|proponowan|предлож|пропон|чернетка|navržen|návrh|ehdotettu|javasolt|đề xuất|propus|مقترح|הצעה|پیشنهاد|черновик|на рассмотрении|提议|提議|提案|草案|草稿"
                        + "|待定|讨论中|评审中|検討中|下書き|ドラフト|レビュー|제안|초안|taslak\\b");

        private final Pattern pattern;

        Stage(String words) {
            Map<Boolean, String> scripts = Arrays.stream(words.split("[|](?![^(]*[)])"))
                    .collect(Collectors.partitioningBy(word -> word.charAt(0) >= '\u3000', Collectors.joining("|")));
            pattern = Pattern.compile(
                    "(?iU)(?<!\\p{L})(?:" + scripts.get(false) + ")|(?<![未不])(?:" + scripts.get(true) + ")");
        }

        /** Where the words say it first, at the beginning of a line: what follows are remarks. */
        int in(String words) {
            int start = 0;
            for (String line : words.split("\n")) {
                Matcher found = pattern.matcher(line);
                if (found.find() && found.start() < 60) {
                    return start + found.start();
                }
                start += line.length() + 1;
            }
            return Integer.MAX_VALUE;
        }
    }

    private AdrStatus() {}

    /** As they are written; null if the record states none. */
    static @Nullable String words(AdrText text) {
        String stated = text.front(AdrWords.STATUS_FIELD);
        if (stated != null) {
            return stated;
        }
        String field = text.field(AdrWords.STATUS_FIELD);
        if (field != null) {
            return field;
        }
        if (!text.status().isEmpty()) {
            return text.status().stream().map(Line::text).collect(Collectors.joining("\n"));
        }
        for (Line line : text.lines()) {
            Matcher heading = line.level() > 0 ? HEADING.matcher(line.text()) : null;
            if (heading != null && heading.matches()) {
                return heading.group(1);
            }
        }
        for (Line line : text.own()) {
            if (AdrSuccession.names(line.text()) && line.text().matches("(?i).*\\b(this|adr|record|diese).*")) {
                return line.text();
            }
        }
        Matcher mark = MARK.matcher(text.head() + " " + text.front().values().getOrDefault("title", ""));
        return mark.find() ? mark.group(1) : null;
    }

    /** One of our five words; null if the words say none of them. The later stage counts: accepted, then superseded. */
    static @Nullable String of(String stated) {
        String words = stated.length() <= LONGEST ? stated : stated.substring(0, LONGEST);
        if (choice(words)) {
            return null;
        }
        if (AdrSuccession.names(words)) {
            return "superseded";
        }
        Stage best = null;
        int at = Integer.MAX_VALUE;
        for (Stage stage : Stage.values()) {
            int found = stage.in(words);
            if (found < at) {
                best = stage;
                at = found;
                if (stage == Stage.SUPERSEDED || stage == Stage.DEPRECATED) {
                    break;
                }
            }
        }
        return best == null ? null : best.name().toLowerCase(Locale.ROOT);
    }

    /** What a template leaves to be chosen from: three of them side by side, and none is taken. */
    private static boolean choice(String words) {
        String first = words.lines().findFirst().orElse("");
        return Arrays.stream(Stage.values())
                        .filter(stage -> Arrays.stream(CHOICE.split(first))
                                .anyMatch(part -> part.length() <= 60
                                        && stage.pattern.matcher(part).find()))
                        .count()
                > 2;
    }
}
