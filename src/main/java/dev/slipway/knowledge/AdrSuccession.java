package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import dev.slipway.knowledge.Markdown.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
                    + "|\\bersetzt durch\\b|\\babgelöst (?:durch|von)\\b|\\bremplacée? par\\b"
                    + "|\\b(?:reemplazad|sustituid|substituíd)[oa] por\\b|\\bsostituit[oa] da\\b|\\bvervangen door\\b");
    private static final Pattern SUPERSEDES =
            Pattern.compile("(?iU)(?<!not )\\b(?:supersedes|supercedes|replaces|obsoletes)\\b"
                    + "|\\bersetzt\\b(?! durch)|\\bremplace\\b|\\breemplaza\\b|\\bsostituisce\\b|\\bvervangt\\b");
    private static final Pattern AMENDED_BY = Pattern.compile(
            "(?iU)\\b(?:amended|extended|clarified|refined)\\b[^.\\n]{0,12}?\\bby\\b|\\bergänzt durch\\b|\\bcomplétée? par\\b");
    private static final Pattern AMENDS =
            Pattern.compile("(?iU)\\b(?:amends|extends|clarifies|refines)\\b|\\bergänzt\\b(?! durch)|\\bcomplète\\b");
    private static final Pattern NUMBER_REF = Pattern.compile("(?i)\\b(?:[a-z]+-)*adr[-\\s#]*\\d{1,5}\\b|\\b\\d{4}\\b");

    /** Whether the words name what took the record's place. */
    static boolean names(String words) {
        return SUPERSEDED_BY.matcher(words).find();
    }

    static AdrSuccession of(AdrText text) {
        Set<String> by = new LinkedHashSet<>();
        Set<String> earlier = new LinkedHashSet<>();
        Set<String> amendedBy = new LinkedHashSet<>();
        Set<String> amends = new LinkedHashSet<>();
        Map<String, String> front = text.front().values();
        String stated = front.get("status");
        if (stated != null && names(stated)) {
            targets(text.path(), written(stated), by);
        }
        stated(text, by, "superseded-by", "superseded_by", "supersededby");
        stated(text, earlier, "supersedes", "replaces");
        stated(text, amendedBy, "amended-by", "amended_by");
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

    private static void stated(AdrText text, Set<String> to, String... keys) {
        for (String key : keys) {
            String value = text.front().values().get(key);
            if (value != null) {
                targets(text.path(), written(value), to);
            }
        }
    }

    /** A value of the front matter, where no Markdown is parsed, with the links that stand in it. */
    private static Line written(String value) {
        List<Target> links = Markdown.Outline.of(value).lines().stream()
                .flatMap(line -> line.links().stream())
                .toList();
        return new Line(0, value, links, 0);
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
}
