package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a decision has come: the words of its record, and the one of our five that they mean. */
final class AdrStatus {

    private static final Pattern HEADING =
            Pattern.compile("(?i)^(?:" + AdrWords.STATUS_FIELD + ")\\s*[:：]\\s*(.+)$"); // "## Status: accepted"
    private static final Pattern MARK =
            Pattern.compile("(?i)\\[(superseded|deprecated|rejected|draft|proposed|accepted)]");

    /** Our five words, the later stage first, each with how people write it, slips included. */
    private enum Stage {
        SUPERSEDED("super[sc]e[ae]?ded\\b|supercee?ded\\b|ersetzt\\b|abgelöst\\b|remplacée?\\b|replaced\\b|reemplazad"
                + "|substituíd|sostituit|vervangen\\b|заменен|被取代|已取代|置き換え"),
        DEPRECATED("deprec(?:at|iat)ed\\b|deprected\\b|obsolete|retired\\b|veraltet\\b|dépréciée?\\b|obsolète\\b"
                + "|obsolet[oa]?\\b|depreciad|deprecat[oa]\\b|verouderd\\b|устарел|已弃用|已废弃|非推奨"),
        REJECTED("reject(?:ed)?\\b|declined\\b|abgelehnt\\b|verworfen\\b|rejetée?\\b|refusée?\\b|rechazad|rejeitad"
                + "|rifiutat|afgewezen\\b|withdrawn\\b|not accepted\\b|abandoned\\b|cancell?ed\\b|отклонен|已拒绝|却下"),
        ACCEPTED(
                "(?<!not )ac+epted\\b|acepted\\b|approved\\b|adopted\\b|(?<!not )implemented\\b|agreed\\b|angenommen\\b"
                        + "|akzeptiert\\b|beschlossen\\b|acceptée?\\b|validée?\\b|adoptée?\\b|aceptad|aceit[oa]\\b|accettat"
                        + "|geaccepteerd\\b|decided\\b|final\\b|active\\b|принято|принят\\b|已接受|已采纳|承認|採用"),
        PROPOSED("propos(?:ed|al)\\b|porposed\\b|draft\\b|review\\b|rfc\\b|pending\\b|entwurf\\b|vorgeschlagen\\b"
                + "|proposée?\\b|brouillon\\b|propuest|propost[oa]|voorgesteld\\b|in discussion\\b|wip\\b|open\\b|in progress\\b"
                + "|предложен|提议|提案|草案");

        private final Pattern pattern;

        Stage(String words) {
            pattern = Pattern.compile("(?iU)(?<!\\p{L})(?:" + words + ")");
        }
    }

    private AdrStatus() {}

    /** As they are written; null if the record states none. */
    static @Nullable String words(AdrText text) {
        String stated = text.front().values().get("status");
        if (stated != null && !stated.isBlank()) {
            return stated.strip();
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
    static @Nullable String of(String words) {
        if (AdrSuccession.names(words)) {
            return "superseded";
        }
        Stage best = null;
        int at = Integer.MAX_VALUE;
        for (Stage stage : Stage.values()) {
            Matcher found = stage.pattern.matcher(words);
            if (found.find() && found.start() < at) {
                best = stage;
                at = found.start();
                if (stage == Stage.SUPERSEDED || stage == Stage.DEPRECATED) {
                    break;
                }
            }
        }
        return best == null ? null : best.name().toLowerCase(Locale.ROOT);
    }
}
