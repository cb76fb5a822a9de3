package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells whether a file is an architecture decision record, and what it says of itself: Nygard, MADR, tables, log4brains. */
final class AdrReader {

    static final Pattern TEMPLATE =
            Pattern.compile("(?i)(?<![a-z])(?:template|templates|mod[eè]le|vorlage|plantilla)(?![a-z])");

    private static final Pattern FOLDER = Pattern.compile(
            "(?i)(?:adrs?|decisions?|(?:architectur(?:e|al)|technical|tech|design)[-_]?decisions?(?:[-_]records?|[-_]log)?"
                    + "|decision[-_]?(?:records?|log))");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,5})(?:[-_. ].*|$)");
    private static final Pattern DATED = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[-_ ].*|$)");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:^|.*[-_ ])adr[-_ ]?(?:[a-z]+[-_])?(\\d{1,5})(?:[-_. ].*|$)");
    private static final Pattern HEADED = Pattern.compile(
            "(?i)^(?:.*?\\b)?(?:adr|decision record|mad)[-\\s#:]*(?:[a-z]{2,10}-)?(\\d{1,5})\\b(?!\\d).*");
    private static final Pattern COUNTED = Pattern.compile("^#?(\\d{1,4})\\s*(?:[.:)\\-–—]|\\s).*");

    private static final Set<String> CONTEXT = Set.of(
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
            "contesto",
            "背景");
    private static final Set<String> DECISION = Set.of(
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
            "decisione",
            "betrachtete optionen",
            "entscheidungsergebnis",
            "what",
            "alternatives",
            "decision outcomes",
            "chosen option",
            "决策");
    private static final Set<String> CONSEQUENCES = Set.of(
            "consequences",
            "konsequenzen",
            "conséquences",
            "consecuencias",
            "conseguenze",
            "pros and cons of the options",
            "positive consequences",
            "negative consequences",
            "avantages et inconvénients des options",
            "rationale",
            "implications",
            "folgen",
            "后果");
    private static final Set<String> STATUS = Set.of("status", "statut", "estado", "stato", "stand", "state", "状态");
    private static final String STATUS_WORD = "status|statut|estado|stato|state";
    private static final String DATE_WORD = "date|datum|fecha|data|decided on|last updated?|日期";

    private static final Pattern FIELD = Pattern.compile("(?i)^[\\s*_|\\-]*(" + STATUS_WORD + "|" + DATE_WORD
            + "|supersedes|supercedes|replaces|superseded[ -]by|superceded[ -]by|replaced[ -]by|ersetzt(?: durch)?|remplacé par|remplace)"
            + "[\\s*_]*[:：|][:|\\s*_]*(.*?)[\\s*_|]*$");
    private static final Pattern SUPERSEDED_BY = Pattern.compile(
            "(?iU)\\b(?:superseded|superceded|replaced|obsoleted|amended and superseded)\\b[^.\\n]{0,12}?\\bby\\b"
                    + "|\\bersetzt durch\\b|\\babgelöst (?:durch|von)\\b|\\bremplacée? par\\b|\\b(?:reemplazad|sustituid)[oa] por\\b");
    private static final Pattern SUPERSEDES = Pattern.compile(
            "(?iU)(?<!not )\\b(?:supersedes|supercedes|replaces|obsoletes)\\b|\\bersetzt\\b(?! durch)|\\bremplace\\b");
    private static final Pattern NUMBER_REF = Pattern.compile("(?i)\\b(?:[a-z]+-)*adr[-\\s#]*\\d{1,5}\\b|\\b\\d{4}\\b");

    /** Our five words, the later stage first, each with how people write it. */
    private enum Stage {
        SUPERSEDED("super[sc]eded\\b|ersetzt\\b|abgelöst\\b|remplacée?\\b|replaced\\b|reemplazad"),
        DEPRECATED("deprecated\\b|obsolete|retired\\b|veraltet\\b|dépréciée?\\b|obsolète\\b|obsolet[oa]?\\b"),
        REJECTED("rejected\\b|declined\\b|abgelehnt\\b|rejetée?\\b|rechazad|withdrawn\\b|not accepted\\b|abandoned\\b"
                + "|cancell?ed\\b"),
        ACCEPTED(
                "(?<!not )accepted\\b|approved\\b|adopted\\b|(?<!not )implemented\\b|agreed\\b|angenommen\\b|akzeptiert\\b"
                        + "|beschlossen\\b|acceptée?\\b|validée?\\b|adoptée?\\b|aceptad|accettat|decided\\b|final\\b|active\\b"
                        + "|已接受|已采纳"),
        PROPOSED("proposed\\b|proposal\\b|draft\\b|review\\b|rfc\\b|pending\\b|entwurf\\b|vorgeschlagen\\b|proposée?\\b"
                + "|brouillon\\b|propuest|in discussion\\b|wip\\b|open\\b|in progress\\b|提议|草案");

        private final Pattern pattern;

        Stage(String words) {
            pattern = Pattern.compile("(?iU)(?<!\\p{L})(?:" + words + ")");
        }
    }

    private AdrReader() {}

    /** Null if it is no decision record. */
    static Reading.@Nullable Adr read(
            String path, String[] segments, String stem, FrontMatter front, List<Line> lines, boolean decisions) {
        String head = head(front, lines);
        if (template(stem, head, front)) {
            return null;
        }
        Set<String> headings = new HashSet<>();
        lines.stream()
                .filter(line -> line.level() > 0)
                .forEach(line -> headings.add(DocumentReader.normal(line.text())));
        String[] folders = Arrays.copyOf(segments, segments.length - 1);
        boolean folder = decisions
                || Arrays.stream(folders).anyMatch(name -> FOLDER.matcher(name).matches());
        boolean named = NAMED.matcher(stem).matches();
        boolean numbered =
                NUMBERED.matcher(stem).matches() || DATED.matcher(stem).matches() || named;
        boolean headed = head != null
                && (head.matches("(?i).*\\badr[-\\s#]*\\d.*")
                        || head.matches("(?i)^(architecture |architectural )?decision record\\b.*"));
        List<Line> own = preamble(lines);
        boolean stated = front.values().containsKey("status") && folder
                || own.stream().anyMatch(line -> field(line, STATUS_WORD) != null);
        int parts = count(headings, CONTEXT) + count(headings, DECISION) + count(headings, CONSEQUENCES);
        boolean decision = count(headings, DECISION) > 0;
        boolean convinced = folder
                ? numbered || headed || stated && parts > 0 || parts >= 2 && decision
                : (named || headed) && (parts > 0 || stated || headed)
                        || parts == 3 && (numbered || stated || count(headings, STATUS) > 0)
                        || headings.contains("context and problem statement") && headings.contains("decision outcome");
        if (!convinced) {
            return null;
        }
        List<Line> about = new ArrayList<>(own);
        about.addAll(section(lines, STATUS));
        return describe(path, stem, front, lines, own, about, headings, head);
    }

    private static Reading.Adr describe(
            String path,
            String stem,
            FrontMatter front,
            List<Line> lines,
            List<Line> own,
            List<Line> about,
            Set<String> headings,
            @Nullable String head) {
        String words = statusWords(front, lines, own, head);
        Set<String> by = new LinkedHashSet<>();
        Set<String> earlier = new LinkedHashSet<>();
        String stated = front.values().get("status");
        if (stated != null && SUPERSEDED_BY.matcher(stated).find()) {
            targets(path, new Line(0, stated, links(stated), 0), by);
        }
        for (String key : List.of("superseded-by", "superseded_by", "supersededby")) {
            String value = front.values().get(key);
            if (value != null) {
                targets(path, new Line(0, value, links(value), 0), by);
            }
        }
        String replaced = front.values().get("supersedes");
        if (replaced != null) {
            targets(path, new Line(0, replaced, links(replaced), 0), earlier);
        }
        for (Line line : about) {
            if (SUPERSEDED_BY.matcher(line.text()).find()) {
                targets(path, line, by);
            } else if (SUPERSEDES.matcher(line.text()).find()) {
                targets(path, line, earlier);
            }
        }
        String status = words == null ? null : status(words);
        return new Reading.Adr(
                number(stem, head, front),
                title(front, lines, stem, head),
                status,
                words == null || words.length() <= 300 ? words : words.substring(0, 299) + "…",
                date(stem, front, own, section(lines, STATUS)),
                format(front, lines, own, headings),
                List.copyOf(earlier),
                List.copyOf(by));
    }

    private static @Nullable String head(FrontMatter front, List<Line> lines) {
        String head = DocumentReader.firstHeading(lines, 1);
        if (head != null) {
            return head;
        }
        String title = front.values().get("title");
        if (title != null && !title.isBlank()) {
            return title;
        }
        boolean begins = !lines.isEmpty()
                && lines.getFirst().level() > 0
                && !CONTEXT.contains(DocumentReader.normal(lines.getFirst().text()))
                && !STATUS.contains(DocumentReader.normal(lines.getFirst().text()));
        return begins ? lines.getFirst().text() : null;
    }

    private static boolean template(String stem, @Nullable String head, FrontMatter front) {
        return TEMPLATE.matcher(stem).find() && !stem.matches("(?i).*(project|page|email|html|ui)[-_ ]templates?.*")
                || head != null
                        && (head.contains("{") && head.contains("}")
                                || head.matches("(?i).*(\\[(short )?title|<title|\\btitel\\]).*"))
                || front.values().getOrDefault("status", "").startsWith("{");
    }

    private static int count(Set<String> headings, Set<String> wanted) {
        return headings.stream().anyMatch(wanted::contains) ? 1 : 0;
    }

    /** What stands before the first section: the fields, and remarks about the record itself. */
    private static List<Line> preamble(List<Line> lines) {
        List<Line> own = new ArrayList<>();
        boolean titled = false;
        for (Line line : lines) {
            if (line.level() > 0) {
                boolean metadata = DocumentReader.normal(line.text()).matches("meta-?data|details|info|information");
                if (!metadata && (titled || line.level() > 1 && !own.isEmpty() || section(line))) {
                    break;
                }
                titled = true;
            } else if (own.size() < 40) {
                own.add(line);
            }
        }
        return own;
    }

    private static boolean section(Line heading) {
        String name = DocumentReader.normal(heading.text());
        return CONTEXT.contains(name)
                || DECISION.contains(name)
                || STATUS.contains(name)
                || CONSEQUENCES.contains(name);
    }

    /** The lines under the first heading with one of these names. */
    private static List<Line> section(List<Line> lines, Set<String> names) {
        List<Line> found = new ArrayList<>();
        int level = 0;
        for (Line line : lines) {
            if (level > 0 && line.level() > 0) {
                break;
            }
            if (level > 0) {
                found.add(line);
            } else if (line.level() > 0 && names.contains(DocumentReader.normal(line.text()))) {
                level = line.level();
            }
        }
        return found;
    }

    private static @Nullable String field(Line line, String names) {
        Matcher field = FIELD.matcher(line.text());
        if (!field.matches() || !field.group(1).matches("(?i)" + names)) {
            return null;
        }
        String value = field.group(2).strip();
        return value.isEmpty() || value.matches("(?i)n/?a|none|-|–|tbd") ? null : value;
    }

    private static @Nullable String statusWords(
            FrontMatter front, List<Line> lines, List<Line> own, @Nullable String head) {
        String stated = front.values().get("status");
        if (stated != null && !stated.isBlank()) {
            return stated.strip();
        }
        for (Line line : own) {
            String value = field(line, STATUS_WORD);
            if (value != null) {
                return value;
            }
        }
        List<Line> section = section(lines, STATUS);
        if (!section.isEmpty()) {
            return section.stream().map(Line::text).collect(Collectors.joining("\n"));
        }
        for (Line line : lines) { // "## Status: accepted"
            Matcher heading = Pattern.compile("(?i)^(?:" + STATUS_WORD + ")\\s*[:：]\\s*(.+)$")
                    .matcher(line.text());
            if (line.level() > 0 && heading.matches()) {
                return heading.group(1);
            }
        }
        for (Line line : own) {
            Matcher by = SUPERSEDED_BY.matcher(line.text());
            if (by.find() && line.text().matches("(?i).*\\b(this|adr|record|diese).*")) {
                return line.text();
            }
        }
        Matcher mark = Pattern.compile("(?i)\\[(superseded|deprecated|rejected|draft|proposed|accepted)]")
                .matcher(String.valueOf(head) + " " + front.values().getOrDefault("title", ""));
        return mark.find() ? mark.group(1) : null;
    }

    /** One of our five words; null if the words say none of them. The later stage counts: accepted, then superseded. */
    static @Nullable String status(String words) {
        if (SUPERSEDED_BY.matcher(words).find()) {
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

    private static @Nullable Integer number(String stem, @Nullable String head, FrontMatter front) {
        Matcher named = NAMED.matcher(stem);
        if (named.matches()) {
            return Integer.valueOf(named.group(1));
        }
        boolean dated = DATED.matcher(stem).matches();
        Matcher numbered = NUMBERED.matcher(stem);
        if (!dated && numbered.matches()) {
            return Integer.valueOf(numbered.group(1));
        }
        for (String text :
                Arrays.asList(head, front.values().get("title"), front.values().get("id"))) {
            if (text == null) {
                continue;
            }
            Matcher headed = HEADED.matcher(text);
            if (headed.matches()) {
                return Integer.valueOf(headed.group(1));
            }
            Matcher counted = COUNTED.matcher(text);
            if (!dated && counted.matches()) {
                return Integer.valueOf(counted.group(1));
            }
        }
        String stated = front.values().getOrDefault("number", front.values().getOrDefault("adr", ""));
        return stated.matches("\\d{1,5}") ? Integer.valueOf(stated) : null;
    }

    private static String title(FrontMatter front, List<Line> lines, String stem, @Nullable String head) {
        String title = head == null ? "" : bare(head);
        if (title.isBlank()) {
            title = DocumentReader.humane(stem.replaceFirst("(?i)^(?:adr[-_ ]?)?\\d+[-_. ]", ""));
        }
        return title;
    }

    /** Without number and prefix. */
    private static String bare(String head) {
        String title = head.strip();
        title = title.replaceFirst(
                "(?i)^.*?\\b(?:[a-z]+-)*adr[-\\s#]?(?:[a-z]{1,12}-)?\\d{1,5}\\b\\s*[:.)\\-–—]*\\s*", "");
        title = title.replaceFirst(
                "(?i)^(?:(?:architecture|architectural) )?decision record(?: \\d+)?\\s*[:\\-–—]\\s*", "");
        title = title.replaceFirst("(?i)^adr\\s*[:\\-–—]\\s*", "");
        title = title.replaceFirst("(?i)^adr [A-Z]{2,}-\\d+\\s*[:\\-–—]?\\s*", "");
        title = title.replaceFirst("^#?\\d{1,4}\\s*[.:)\\-–—]+\\s*", "");
        title = title.replaceFirst("(?i)^\\[(?:superseded|deprecated|rejected|draft|proposed|accepted)]\\s*", "");
        Matcher quoted = Pattern.compile("^[“\"„](.*)[”\"“]$").matcher(title);
        return (quoted.matches() ? quoted.group(1) : title).strip();
    }

    private static @Nullable String date(String stem, FrontMatter front, List<Line> own, List<Line> status) {
        String stated = front.values().get("date");
        if (stated != null && Dates.read(stated) != null) {
            return Dates.read(stated);
        }
        for (Line line : own) {
            String value = field(line, DATE_WORD);
            if (value != null && Dates.read(value) != null) {
                return Dates.read(value);
            }
        }
        for (Line line : status) {
            if (!SUPERSEDED_BY.matcher(line.text()).find() && Dates.read(line.text()) != null) {
                return Dates.read(line.text());
            }
        }
        Matcher dated = DATED.matcher(stem);
        return dated.matches() ? Dates.read(dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3)) : null;
    }

    private static String format(FrontMatter front, List<Line> lines, List<Line> own, Set<String> headings) {
        if (own.stream().anyMatch(line -> line.text().matches("(?i)^\\W*(status|date|scope)\\b.*\\|.*"))) {
            return "table";
        }
        boolean madr = headings.contains("context and problem statement")
                || headings.contains("decision outcome")
                || headings.contains("considered options")
                || headings.contains("résultat de la décision")
                || headings.contains("kontext und problemstellung");
        if (madr) {
            boolean bullets = own.stream().anyMatch(line -> field(line, STATUS_WORD) != null);
            boolean latest = front.values().containsKey("decision-makers")
                    || headings.contains("confirmation")
                    || own.stream()
                            .anyMatch(line -> line.text().matches("(?i)^(décisionnaires|decision-makers|consultés).*"));
            boolean third = front.values().containsKey("deciders") || headings.contains("validation");
            boolean second = headings.contains("positive consequences")
                    || headings.contains("links")
                    || lines.stream().anyMatch(line -> line.text().startsWith("Technical Story"));
            return latest ? "madr4" : third ? "madr3" : bullets || second ? "madr2" : "madr4";
        }
        return count(headings, CONTEXT) + count(headings, DECISION) >= 2 || headings.contains("status")
                ? "nygard"
                : "other";
    }

    /** Where the line points to: its links, else the records it names. */
    private static void targets(String path, Line line, Set<String> to) {
        for (Target link : line.links()) {
            String destination = link.destination().replaceFirst("[#?].*$", "");
            if (!destination.isEmpty() && !destination.startsWith("@")) {
                String resolved = Addresses.absolute(destination)
                        ? destination
                        : Addresses.resolve(path, Addresses.decode(destination));
                to.add(resolved == null ? destination : resolved);
            }
        }
        if (line.links().isEmpty()) {
            Matcher by = SUPERSEDED_BY.matcher(line.text());
            Matcher number = NUMBER_REF.matcher(line.text());
            int from = by.find() ? by.end() : 0;
            while (number.find(from)) {
                to.add(number.group().strip());
                from = number.end();
            }
        }
    }

    /** Links that stand in a value of the front matter, where no Markdown is parsed. */
    private static List<Target> links(String value) {
        return Markdown.Outline.of(value).lines().stream()
                .flatMap(line -> line.links().stream())
                .toList();
    }
}
