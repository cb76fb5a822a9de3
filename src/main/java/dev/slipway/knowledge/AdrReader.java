package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether a file is an architecture decision record, and what it says of itself, however it is written. */
final class AdrReader {

    private static final Pattern TEMPLATE = Pattern.compile(
            "(?iU)(?:[\\dx][-\\dx]*[-_. ]+)?(?:(?:.*[-_ ])?(?:m?adr|decision|record|run-?book|play-?book|nygard|(?:pull|merge)[-_ ]request|issue)[-_ ]*)?"
                    + "(?:templates?|mod[eè]le|plantilla|vorlage|sjabloon|szablon|шаблон|テンプレート|模板|雛形)"
                    + "(?:[-_. ](?:(?:m?adr|decision|record|run-?book|play-?book|bare|minimal|short|full)(?:[-_. ].*)?|\\p{L}{2}))?");
    private static final Pattern FOLDER = Pattern.compile(
            "(?iU)(?:\\d{1,3}[-_. ]*)?(?:adrs?|decisions?|(?:architectur(?:e|al)|technical|tech|design)[-_ ]?decisions?"
                    + "(?:[-_ ]records?(?:[-_ ]adrs?)?|[-_ ]log)?|decision[-_ ]?(?:records?|log)|adrs?[-_](?:log|records?)"
                    + "|(?:architektur)?entscheidungen|décisions(?:[-_ ]d?[-_ ]?architecture)?"
                    + "|decis(?:iones|ões|oes|ioni)(?:[-_ ](?:de[-_ ])?(?:arquitec?t\\p{L}*|architettur\\p{L}*))?"
                    + "|beslutninger|besluiten|決定記録|决策记录|架构决策(?:记录)?)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)rfcs?|proposals?|k?eps?|enhancements?|hipe|blips?");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?iU).*(?:\\[(?:short )?title|<title|\\btitel\\]|adr[-\\s#]*(?:x{2,}|n{2,}|y{2,})\\b).*|\\W*\\[[^\\]]*\\]\\W*|(?:adr[:\\s]*)?\\p{Lu}*TITLE");

    private static final Pattern PAGE = Pattern.compile("(?i)_?(?:readme|index)");

    private AdrReader() {}

    /** By its name, or by the folder that it lies in. */
    static boolean template(String[] segments, String stem) {
        return TEMPLATE.matcher(stem).matches()
                || segments.length > 1
                        && Arrays.stream(segments, 0, segments.length - 1)
                                .anyMatch(folder -> folder.matches("(?i)_?(?:[a-z]+[-_])?templates?(?:[-_]docs)?"));
    }

    /** Null if it is no decision record. */
    static Reading.@Nullable Adr read(
            String path, String[] segments, String stem, FrontMatter front, List<Line> lines, boolean decisions) {
        boolean page = PAGE.matcher(stem).matches() && segments.length > 1;
        String name = page ? segments[segments.length - 2] : stem;
        AdrText text = AdrText.of(path, name, front, lines);
        if (page && (!AdrName.numbered(name) || FOLDER.matcher(name).matches() || !text.has(AdrWords.DECISION))) {
            return null; // unless its folder holds one record, and what belongs to it
        }
        if (text.lines().stream()
                        .filter(line -> line.level() > 0 && AdrName.headed(line.text()))
                        .limit(3)
                        .count()
                > 2 - (AdrName.headed(String.valueOf(text.head())) ? 0 : 1)) {
            return null; // a log of several
        }
        boolean folder = decisions
                || Arrays.stream(segments, 0, segments.length - (page ? 2 : 1))
                        .anyMatch(one -> FOLDER.matcher(one).matches());
        return TEMPLATE.matcher(name).matches() || placeholder(text) || !convinces(text, folder)
                ? null
                : describe(text);
    }

    /** In a folder for records little is asked of a file; elsewhere it must look like one. */
    private static boolean convinces(AdrText text, boolean folder) {
        String head = text.head();
        boolean headed = head != null
                && (head.matches("(?i).*\\badr[-\\s#]*\\d.*")
                        || head.matches("(?i)^(architecture |architectural )?decision record\\b.*")
                        || head.matches("(?i)^(?:adr|(?:architectur(?:e|al) )?decision)\\s*[:–—-].*")
                                && text.field(AdrWords.STATUS_FIELD) != null);
        boolean numbered = AdrName.numbered(text.stem());
        boolean decision = text.has(AdrWords.DECISION);
        boolean stated =
                text.front(AdrWords.STATUS_FIELD) != null && folder || text.field(AdrWords.STATUS_FIELD) != null;
        int parts =
                (text.has(AdrWords.CONTEXT) ? 1 : 0) + (decision ? 1 : 0) + (text.has(AdrWords.CONSEQUENCES) ? 1 : 0);
        if (folder) {
            return numbered || headed || stated && parts > 0 || parts >= 2 && decision || YStatement.said(text.lines());
        }
        return (AdrName.named(text.stem()) || headed) && (parts > 0 || stated || headed)
                || parts == 3 && (numbered || stated || text.has(AdrWords.STATUS))
                || numbered && text.has(AdrWords.TELLING) && decides(text)
                || text.headings().contains("context and problem statement")
                        && text.headings().contains("decision outcome")
                || YStatement.said(text.lines());
    }

    /** A section for the status, with one of our five words in it. */
    private static boolean decides(AdrText text) {
        String words = text.status().isEmpty() ? null : AdrStatus.words(text);
        return words != null
                && AdrStatus.of(words) != null
                && Arrays.stream(DocumentReader.segments(text.path()))
                        .noneMatch(folder -> ELSEWHERE.matcher(folder).matches());
    }

    /** A title to be filled in. */
    private static boolean placeholder(AdrText text) {
        String head = text.head();
        return head != null
                        && (head.contains("{") && head.contains("}")
                                || TEMPLATE.matcher(head).matches()
                                || PLACEHOLDER.matcher(head).matches())
                || String.valueOf(text.front(AdrWords.STATUS_FIELD)).startsWith("{");
    }

    private static Reading.Adr describe(AdrText text) {
        AdrName name = AdrName.of(text);
        String words = AdrStatus.words(text);
        AdrSuccession succession = AdrSuccession.of(text);
        return new Reading.Adr(
                name.number(),
                name.title(),
                words == null ? null : AdrStatus.of(words),
                words == null || words.length() <= 300 ? words : words.substring(0, 299) + "…",
                decided(text),
                AdrFormat.of(text).id(),
                succession.supersedes(),
                succession.supersededBy(),
                succession.amends(),
                succession.amendedBy(),
                deciders(text));
    }

    private static @Nullable String decided(AdrText text) {
        String stated = text.front(AdrWords.DATE_FIELD);
        if (stated != null && Dates.read(stated) != null) {
            return Dates.read(stated);
        }
        for (Line line : text.own()) {
            String value = AdrFields.value(line, AdrWords.DATE_FIELD);
            if (value != null && Dates.read(value) != null) {
                return Dates.read(value);
            }
        }
        String created = text.front(AdrWords.CREATED_FIELD);
        created = created == null ? text.field(AdrWords.CREATED_FIELD) : created;
        if (created != null && Dates.read(created) != null) {
            return Dates.read(created);
        }
        for (Line line : text.status()) {
            if (!AdrSuccession.names(line.text()) && Dates.read(line.text()) != null) {
                return Dates.read(line.text());
            }
        }
        String dated = AdrName.dated(text.stem());
        return dated == null ? null : Dates.read(dated);
    }

    private static List<String> deciders(AdrText text) {
        String front = text.front("decision[-_ ]makers");
        front = front == null ? text.front(AdrWords.DECIDER_FIELD) : front;
        String stated = front == null ? text.field(AdrWords.DECIDER_FIELD) : front;
        if (stated == null || stated.contains("{")) {
            return List.of();
        }
        return Arrays.stream(stated.replaceAll("[\\[\\]\"*_]", "").split("\\s*[,;&、，]\\s*|\\s+(?:and|und|et|y|e)\\s+"))
                .map(String::strip)
                .filter(person -> !person.isEmpty() && person.length() <= 80)
                .limit(20)
                .toList();
    }
}
