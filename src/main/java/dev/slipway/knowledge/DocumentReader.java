package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Outline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of text as a person would: by where it lies and by what it says. Knows no store and no clock. */
final class DocumentReader {

    /** Raise it when the same file would now be read differently. */
    static final int VERSION = 5;

    private static final Pattern INDEX = Pattern.compile(
            "(?i)_*(?:readme|index|summary|contents?|changelog|contributing|contributors|sources|license|code[-_]of[-_]conduct)");
    private static final Pattern OF_THE_PROJECT = Pattern.compile(
            "SECURITY|SUPPORT|GOVERNANCE|MAINTAINERS|AUTHORS|NOTICE|HISTORY|RELEASES?|ROADMAP|UPGRAD(?:E|ING)|AGENTS|CLAUDE");
    private static final Pattern RUNBOOKS = Pattern.compile("(?:^|/)(?:\\d{1,3}[-_. ]*)?(?:run[-_ ]?books?|sops?)/");
    private static final Pattern PLAYBOOKS = Pattern.compile("(?:^|/)(?:\\d{1,3}[-_. ]*)?play-?books?/");
    private static final Pattern ALERTS = Pattern.compile("(?:^|/)alerts?/");
    private static final Pattern ALERT = Pattern.compile("[A-Za-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern NAMED_ALERT =
            Pattern.compile("(?i)\\balert(?:name)?s?\\b[^A-Za-z0-9\\n]{1,6}([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)");

    private DocumentReader() {}

    /**
     * @param path in its source
     * @param decisions whether an entity says that its decisions lie here
     */
    static Reading read(String path, String text, boolean decisions) {
        FrontMatter front = Markup.read(path, text);
        Outline outline = outline(front.body());
        String[] segments = segments(path);
        String stem = Markup.withoutEnding(segments[segments.length - 1]);
        boolean about = INDEX.matcher(stem).matches() && !stem.matches("(?i)_?(?:readme|index)");
        Reading.Adr adr = about ? null : AdrReader.read(path, segments, stem, front, outline.lines(), decisions);
        String title = adr != null ? adr.title() : title(front, outline.lines(), stem, segments);
        Document.Kind kind = adr != null ? Document.Kind.ADR : kind(segments, stem, title, outline.lines());
        return new Reading(
                kind,
                shorten(title),
                adr,
                Language.of(front.values().getOrDefault("lang", ""), prose(outline)),
                keywords(stem, title, front, outline.plain(), kind),
                front.body(),
                outline.plain(),
                front.complaint(),
                front.complaintLine(),
                front,
                outline);
    }

    /** Without code, which is English everywhere; where there is nothing else, with it. */
    private static String prose(Outline outline) {
        StringBuilder prose = new StringBuilder();
        for (Line line : outline.lines()) {
            if (prose.length() > 6_000) {
                break;
            }
            prose.append(line.text()).append('\n');
        }
        return prose.length() < 12 ? outline.plain() : prose.toString();
    }

    private static Outline outline(String body) {
        try {
            return Outline.of(body);
        } catch (StackOverflowError | RuntimeException e) { // what cannot be parsed is text all the same
            return Outline.unread(body);
        }
    }

    /** Folders and the file; trees that were flattened into one folder use two underscores for a slash. */
    static String[] segments(String path) {
        String[] segments = path.split("/|(?<=[^/_])__(?=[^/])");
        return segments.length == 0 ? new String[] {path} : segments;
    }

    static String title(FrontMatter front, List<Line> lines, String stem, String[] segments) {
        String title = firstHeading(lines, 1);
        if (title != null
                && RunbookWords.heads(title)
                && lines.stream().filter(line -> line.level() == 1).count() > 1) {
            title = null; // its parts are headed as high as a title would be
        }
        if (title == null) {
            title = front.values().get("title");
        }
        if (title == null || title.isBlank()) {
            boolean begins = !lines.isEmpty() && lines.getFirst().level() == 2;
            title = begins ? lines.getFirst().text() : null;
        }
        if (title == null || title.isBlank()) {
            boolean index = INDEX.matcher(stem).matches() && segments.length > 1;
            title = humane(index ? segments[segments.length - 2] : stem);
        }
        return title.strip();
    }

    static @Nullable String firstHeading(List<Line> lines, int level) {
        return lines.stream()
                .filter(line -> line.level() == level && !line.text().isBlank())
                .map(Line::text)
                .findFirst()
                .orElse(null);
    }

    static String humane(String stem) {
        String words = stem.replaceFirst("^(?:\\d{4}-\\d{2}-\\d{2}|\\d{8})[-_ ]", "")
                .replaceAll("[-_]+", " ")
                .strip();
        return words.isEmpty() ? stem : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Document.Kind kind(String[] segments, String stem, String title, List<Line> lines) {
        if (INDEX.matcher(stem).matches() || AdrReader.template(segments, stem)) {
            return Document.Kind.GUIDE;
        }
        long telling = lines.stream()
                .filter(line -> line.level() > 0 && RunbookWords.part(line.text()))
                .map(line -> Headings.plain(line.text()))
                .distinct()
                .count();
        String folders =
                String.join("/", Arrays.copyOf(segments, segments.length - 1)).toLowerCase(Locale.ROOT) + "/";
        String name = (stem + " " + title).toLowerCase(Locale.ROOT);
        boolean runbooks = RUNBOOKS.matcher(folders).find();
        if (OF_THE_PROJECT.matcher(stem).matches() && !runbooks || RunbookWords.review(folders + name, lines)) {
            return Document.Kind.GUIDE;
        }
        if (PLAYBOOKS.matcher(folders).find() || name.contains("playbook")) {
            return Document.Kind.PLAYBOOK;
        }
        boolean alert = ALERT.matcher(stem).matches() && ALERTS.matcher(folders).find();
        return runbooks || RunbookWords.named(name) || telling >= 2 || alert && telling > 0
                ? Document.Kind.RUNBOOK
                : Document.Kind.GUIDE;
    }

    /** Names that people type exactly: the file's, an alert's, what the front matter adds. */
    private static List<String> keywords(
            String stem, String title, FrontMatter front, String plain, Document.Kind kind) {
        Set<String> keywords = new LinkedHashSet<>();
        if (!INDEX.matcher(stem).matches()) {
            keywords.add(stem);
        }
        List<String> alerts = new ArrayList<>();
        if (ALERT.matcher(stem).matches()) {
            alerts.add(stem);
        }
        if (ALERT.matcher(title).matches()) {
            alerts.add(title);
        }
        if (kind != Document.Kind.ADR) {
            Matcher named = NAMED_ALERT.matcher(plain);
            for (int i = 0; i < 5 && named.find(); i++) {
                alerts.add(named.group(1));
            }
        }
        for (String alert : alerts) {
            keywords.add(alert);
            keywords.add(alert.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " "));
        }
        for (String key : List.of("id", "alert", "alerts", "tags", "aliases", "keywords")) {
            String value = front.values().get(key);
            if (value != null) {
                Arrays.stream(value.replaceAll("[\\[\\]\"]", "").split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .limit(20)
                        .forEach(keywords::add);
            }
        }
        return keywords.stream().map(DocumentReader::shorten).toList();
    }

    private static String shorten(String text) {
        return text.length() <= 300 ? text : text.substring(0, 299) + "…";
    }
}
