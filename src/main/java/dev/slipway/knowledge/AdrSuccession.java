package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which records a record replaces or amends, and which do so to it: paths in the same source, or what is written where
 * that is no file.
 */
record AdrSuccession(List<String> supersedes, List<String> supersededBy, List<String> amends, List<String> amendedBy) {

    private static final Pattern SUPERSEDED_BY = Pattern.compile(
            "(?iU)\\b(?:superseded|superceded|supersceded|replaced|obsoleted|amended and superseded)\\b[^.\\n]{0,12}?\\bby\\b"
                    + "|\\bersetzt durch\\b|\\babgelöst (?:durch|von)\\b|\\b(?:remplacée?|abrogée?) par\\b"
                    + "|\\b(?:reemplazad|sustituid|substituíd|superad)[oa] por\\b|\\bsostituit[oa] da\\b|\\bvervangen door\\b"
                    + "|\\berstattet av\\b|\\bersatt av\\b|\\bzastąpion\\w* przez\\b|\\bзамен[её]н\\w*"
                    + "|[被由].{1,60}?(?:取代|替代|替换)|(?:に|により|によって)(?:置き換え|廃止|置換)");
    private static final Pattern SUPERSEDES =
            Pattern.compile("(?iU)(?<!not )\\b(?:supersedes|supercedes|replaces|obsoletes)\\b"
                    + "|\\bersetzt\\b(?! durch)|\\blöst\\b.{1,40}\\bab\\b|\\bremplace\\b|\\breemplaza\\b|\\bsustituye\\b|\\bsubstitui\\b"
                    + "|\\bsostituisce\\b|\\bvervangt\\b|\\berstatter\\b|\\bersätter\\b|\\bzastępuje\\b|\\bзаменяет\\b"
                    + "|(?<![被已])(?:取代|替代)\\s*[\\[:：A-Z]|を(?:置き換え|廃止)");
    private static final Pattern AMENDED_BY = Pattern.compile(
            "(?iU)\\b(?:amended|extended|clarified|refined)\\b[^.\\n]{0,12}?\\bby\\b|\\bergänzt durch\\b|\\bcomplétée? par\\b"
                    + "|\\bcomplementad[oa] por\\b");
    private static final Pattern AMENDS = Pattern.compile(
            "(?iU)\\b(?:amends|extends|clarifies|refines)\\b|\\bergänzt\\b(?! durch)|\\bcomplète\\b|\\bcomplementa\\b");
    /** With four figures and a nought before: what looks like a year is one. */
    private static final Pattern NUMBER_REF = Pattern.compile(
            "(?i)\\b(?:[a-z]+-)*adr[-\\s#]*(?:20\\d\\d-)?\\d{1,5}\\b|(?<![-/.\\d])0\\d{2,3}\\b(?![-/.]\\d)");

    private static final Pattern BARE = Pattern.compile(
            "(?iU)^\\W{0,3}(?:the |la |die )?(?:record |decision |entscheidung |décision |decisión )?(?:number |no\\.? ?|nr\\.? ?|n[º°] ?|#)?(\\d{1,4})\\b(?![-/.]\\d)");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:md|markdown|mdx|adoc|asciidoc|rst|org)\\b");

    /** Whether the words name what took the record's place. */
    static boolean names(String words) {
        return SUPERSEDED_BY.matcher(words).find();
    }

    static AdrSuccession of(AdrText text) {
        Set<String> by = new LinkedHashSet<>();
        Set<String> earlier = new LinkedHashSet<>();
        Set<String> amendedBy = new LinkedHashSet<>();
        Set<String> amends = new LinkedHashSet<>();
        String stated = text.front(AdrWords.STATUS_FIELD);
        if (stated != null && names(stated)) {
            targets(text.path(), written(stated), by);
        }
        stated(
                text,
                by,
                "superseded[-_ ]?by|replaced[-_ ]?by|ersetzt[-_ ]?durch|remplac[ée]e?[-_ ]?par|reemplazad[oa][-_ ]?por");
        stated(text, earlier, "supersedes|replaces|ersetzt|remplace|reemplaza");
        stated(text, amendedBy, "amended[-_ ]?by");
        stated(text, amends, "amends");
        List<Line> about = new ArrayList<>(text.own());
        about.addAll(text.status());
        for (Line line : about) {
            if (names(line.text())) {
                targets(text.path(), line, by);
            } else if (SUPERSEDES.matcher(line.text()).find()) {
                targets(text.path(), line, earlier);
            } else if (AMENDED_BY.matcher(line.text()).find()) {
                targets(text.path(), line, amendedBy);
            } else if (AMENDS.matcher(line.text()).find()) {
                targets(text.path(), line, amends);
            }
        }
        return new AdrSuccession(List.copyOf(earlier), List.copyOf(by), List.copyOf(amends), List.copyOf(amendedBy));
    }

    private static void stated(AdrText text, Set<String> to, String keys) {
        String value = text.front(keys);
        if (value != null) {
            targets(text.path(), written(value), to);
        }
    }

    /** A value of the front matter, where no Markdown is parsed, with the links that stand in it. */
    private static Line written(String value) {
        List<Target> links = Markdown.Outline.of(value).lines().stream()
                .flatMap(line -> line.links().stream())
                .toList();
        return new Line(0, value, links, 0, true);
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
            named(path, line.text(), to);
        }
    }

    private static void named(String path, String text, Set<String> to) {
        Matcher by = SUPERSEDED_BY.matcher(text);
        int from = by.find() ? by.end() : 0;
        Matcher file = FILE.matcher(text);
        if (file.find(from)) {
            String root = path.substring(0, path.indexOf('/') + 1);
            String resolved = !root.isEmpty() && file.group().startsWith(root)
                    ? file.group() // written from the root of the repository
                    : Addresses.resolve(path, file.group());
            to.add(resolved == null ? file.group() : resolved);
            return;
        }
        Matcher number = NUMBER_REF.matcher(text);
        Matcher bare = BARE.matcher(text.substring(from));
        if (from > 0 && !number.find(from)) {
            if (bare.find()) {
                to.add(bare.group(1));
                return;
            }
            from = 0; // languages whose verb stands last
        }
        while (number.find(from)) {
            to.add(number.group().strip());
            from = number.end();
        }
    }
}
