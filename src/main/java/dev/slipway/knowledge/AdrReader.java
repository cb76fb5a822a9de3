package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether a file is an architecture decision record, and what it says of itself, however it is written. */
final class AdrReader {

    static final Pattern TEMPLATE =
            Pattern.compile("(?i)(?<![a-z])(?:template|templates|mod[eè]le|vorlage|plantilla)(?![a-z])");

    private static final Pattern FOLDER = Pattern.compile(
            "(?i)(?:adrs?|decisions?|(?:architectur(?:e|al)|technical|tech|design)[-_]?decisions?(?:[-_]records?|[-_]log)?"
                    + "|decision[-_]?(?:records?|log))");

    private AdrReader() {}

    /** Null if it is no decision record. */
    static Reading.@Nullable Adr read(
            String path, String[] segments, String stem, FrontMatter front, List<Line> lines, boolean decisions) {
        AdrText text = AdrText.of(path, stem, front, lines);
        String[] folders = Arrays.copyOf(segments, segments.length - 1);
        boolean folder = decisions
                || Arrays.stream(folders).anyMatch(name -> FOLDER.matcher(name).matches());
        return template(text) || !convinces(text, folder) ? null : describe(text);
    }

    /** In a folder for records little is asked of a file; elsewhere it must look like one. */
    private static boolean convinces(AdrText text, boolean folder) {
        String head = text.head();
        boolean headed = head != null
                && (head.matches("(?i).*\\badr[-\\s#]*\\d.*")
                        || head.matches("(?i)^(architecture |architectural )?decision record\\b.*"));
        boolean numbered = AdrName.numbered(text.stem());
        boolean decision = text.has(AdrWords.DECISION);
        boolean stated =
                text.front().values().containsKey("status") && folder || text.field(AdrWords.STATUS_FIELD) != null;
        int parts =
                (text.has(AdrWords.CONTEXT) ? 1 : 0) + (decision ? 1 : 0) + (text.has(AdrWords.CONSEQUENCES) ? 1 : 0);
        if (folder) {
            return numbered || headed || stated && parts > 0 || parts >= 2 && decision || YStatement.said(text.lines());
        }
        return (AdrName.named(text.stem()) || headed) && (parts > 0 || stated || headed)
                || parts == 3 && (numbered || stated || text.has(AdrWords.STATUS))
                || text.headings().contains("context and problem statement")
                        && text.headings().contains("decision outcome")
                || YStatement.said(text.lines());
    }

    private static boolean template(AdrText text) {
        String head = text.head();
        return TEMPLATE.matcher(text.stem()).find()
                        && !text.stem().matches("(?i).*(project|page|email|html|ui)[-_ ]templates?.*")
                || head != null
                        && (head.contains("{") && head.contains("}")
                                || head.matches("(?i).*(\\[(short )?title|<title|\\btitel\\]).*"))
                || text.front().values().getOrDefault("status", "").startsWith("{");
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
        String stated = text.front().values().get("date");
        if (stated != null && Dates.read(stated) != null) {
            return Dates.read(stated);
        }
        for (Line line : text.own()) {
            String value = AdrText.field(line, AdrWords.DATE_FIELD);
            if (value != null && Dates.read(value) != null) {
                return Dates.read(value);
            }
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
        Map<String, String> front = text.front().values();
        String stated = Stream.of("decision-makers", "decision_makers", "deciders", "authors", "author")
                .map(front::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(text.field(AdrWords.DECIDER_FIELD));
        if (stated == null || stated.contains("{")) {
            return List.of();
        }
        return Arrays.stream(stated.replaceAll("[\\[\\]\"*_]", "").split("\\s*[,;&]\\s*|\\s+(?:and|und|et)\\s+"))
                .map(String::strip)
                .filter(person -> !person.isEmpty() && person.length() <= 80)
                .limit(20)
                .toList();
    }
}
