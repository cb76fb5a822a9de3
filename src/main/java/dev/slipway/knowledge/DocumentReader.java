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

/** Reads a Markdown file as a person would: by where it lies and by what it says. Knows no store and no clock. */
final class DocumentReader {

    /** Raise it when the same file would now be read differently. */
    static final int VERSION = 3;

    private static final Pattern INDEX = Pattern.compile(
            "(?i)_*(?:readme|index|summary|contents?|changelog|contributing|contributors|sources|license|code[-_]of[-_]conduct)");
    private static final Pattern ALERT = Pattern.compile("[A-Z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern NAMED_ALERT =
            Pattern.compile("(?i)\\balert(?:name)?s?\\b[^A-Za-z0-9\\n]{1,6}([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)");
    private static final Set<String> RUNBOOK_HEADINGS = Set.of(
            "meaning",
            "impact",
            "diagnosis",
            "mitigation",
            "symptoms",
            "symptom",
            "resolution",
            "remediation",
            "escalation",
            "possible checks",
            "troubleshoot",
            "troubleshooting",
            "pre-checks",
            "prechecks",
            "possible causes",
            "root cause",
            "causes",
            "cause",
            "workaround",
            "recovery",
            "rollback",
            "verification",
            "verify",
            "when to use it",
            "before you start",
            "if a step fails",
            "possible solutions",
            "how to fix",
            "severity",
            "alert",
            "alerts",
            "triage",
            "immediate actions",
            "bedeutung",
            "auswirkung",
            "diagnose",
            "behebung",
            "symptome",
            "signification",
            "diagnostic",
            "atténuation",
            "symptômes",
            "resolución");

    private DocumentReader() {}

    /**
     * @param path in its source
     * @param decisions whether an entity says that its decisions lie here
     */
    static Reading read(String path, String text, boolean decisions) {
        FrontMatter front = FrontMatter.of(text);
        Outline outline = outline(front.body());
        String[] segments = segments(path);
        String stem = segments[segments.length - 1].replaceFirst("(?i)\\.(md|markdown|mdx)$", "");
        Reading.Adr adr = INDEX.matcher(stem).matches()
                ? null
                : AdrReader.read(path, segments, stem, front, outline.lines(), decisions);
        String title = adr != null ? adr.title() : title(front, outline.lines(), stem, segments);
        Document.Kind kind = adr != null ? Document.Kind.ADR : kind(segments, stem, title, outline.lines());
        return new Reading(
                kind,
                shorten(title),
                adr,
                Language.of(front.values().getOrDefault("lang", ""), outline.plain()),
                keywords(stem, title, front, outline.plain(), kind),
                front.body(),
                outline.plain(),
                front.complaint(),
                front.complaintLine(),
                front,
                outline);
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

    static String normal(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("^[\\d.)\\s]+", "")
                .replaceAll("[:：?*_]+", "")
                .strip();
    }

    static String title(FrontMatter front, List<Line> lines, String stem, String[] segments) {
        String title = firstHeading(lines, 1);
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
        if (INDEX.matcher(stem).matches() || AdrReader.TEMPLATE.matcher(stem).find()) {
            return Document.Kind.GUIDE;
        }
        Set<String> headings = new LinkedHashSet<>();
        lines.stream().filter(line -> line.level() > 0).forEach(line -> headings.add(normal(line.text())));
        long telling = headings.stream().filter(RUNBOOK_HEADINGS::contains).count();
        String folders =
                String.join("/", Arrays.copyOf(segments, segments.length - 1)).toLowerCase(Locale.ROOT) + "/";
        String name = (stem + " " + title).toLowerCase(Locale.ROOT);
        if (Pattern.compile("(^|/)play-?books?/").matcher(folders).find() || name.contains("playbook")) {
            return Document.Kind.PLAYBOOK;
        }
        boolean convention =
                Pattern.compile("(^|/)run-?books?/").matcher(folders).find()
                        || name.contains("runbook")
                        || name.contains("run book");
        return convention || telling >= 2 ? Document.Kind.RUNBOOK : Document.Kind.GUIDE;
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
