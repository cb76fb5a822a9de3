package dev.slipway.knowledge;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record is called: by its file, its heading, its front matter.
 *
 * @param number where its project counts
 * @param title without number and prefix
 */
record AdrName(@Nullable Integer number, String title) {

    private static final Pattern NUMBERED = Pattern.compile("(?i)(?:(?:nr|no|n[º°])[-_. ]*)?(\\d{1,5})(?:[-_. ].*|$)");
    private static final Pattern DATED = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:\\d{4,6})?(?:[-_. ].*|$)");
    private static final Pattern NAMED =
            Pattern.compile("(?i)(?:^|.*[-_ ])adr[-_ ]?(?:[a-z]+[-_])?(?:20\\d\\d[-_])?(\\d{1,5})(?:[-_. ].*|$)");
    private static final Pattern HEADED = Pattern.compile(
            "(?i)^(?:.*?\\b)?(?:adr|decision record|mad)[-\\s#:]*(?:[a-z]{2,10}-)?(?:20\\d\\d-)?(\\d{1,5})\\b(?!\\d).*");
    private static final Pattern HEADING = Pattern.compile("(?i)^\\W*adr[-\\s#]*\\d{1,5}\\s*[:.–—-].*");
    private static final Pattern COUNTED =
            Pattern.compile("(?i)^(?:#|(?:nr|no|n[º°])[. ]*)?(\\d{1,4})\\s*(?:[.:)\\-–—]|\\s).*");
    private static final Pattern QUOTED = Pattern.compile("^[“\"„](.*)[”\"“]$");

    /** {@code adr-003-…}, whatever its folder is called. */
    static boolean named(String stem) {
        return NAMED.matcher(stem).matches();
    }

    /** {@code ADR-3: …}. */
    static boolean headed(String heading) {
        return HEADING.matcher(heading).matches();
    }

    static boolean numbered(String stem) {
        return NUMBERED.matcher(stem).matches() || dated(stem) != null || named(stem);
    }

    /** The day in the file's name, where a project counts by date. */
    static @Nullable String dated(String stem) {
        Matcher dated = DATED.matcher(stem);
        return dated.matches() ? Dates.read(dated.group(1) + "-" + dated.group(2) + "-" + dated.group(3)) : null;
    }

    static AdrName of(AdrText text) {
        String title = text.head() == null ? "" : bare(text.head());
        if (title.isBlank()) {
            title = DocumentReader.humane(text.stem()
                    .replaceFirst(
                            "(?i)^(?:\\d{4}-?\\d{2}-?\\d{2}\\d*|(?:adr[-_ ]?|(?:nr|no)[-_. ]*)?\\d+)[-_. ]+", ""));
        }
        return new AdrName(number(text), title);
    }

    private static @Nullable Integer number(AdrText text) {
        Matcher named = NAMED.matcher(text.stem());
        if (named.matches()) {
            return Integer.valueOf(named.group(1));
        }
        boolean dated = dated(text.stem()) != null;
        Matcher numbered = NUMBERED.matcher(text.stem());
        if (!dated && numbered.matches()) {
            return Integer.valueOf(numbered.group(1));
        }
        var front = text.front().values();
        for (String name : Arrays.asList(text.head(), front.get("title"), front.get("id"))) {
            if (name == null) {
                continue;
            }
            Matcher headed = HEADED.matcher(name);
            if (headed.matches()) {
                return Integer.valueOf(headed.group(1));
            }
            Matcher counted = COUNTED.matcher(name);
            if (!dated && counted.matches()) {
                return Integer.valueOf(counted.group(1));
            }
        }
        String stated = front.getOrDefault("number", front.getOrDefault("adr", ""));
        return stated.matches("\\d{1,5}") ? Integer.valueOf(stated) : null;
    }

    private static String bare(String head) {
        String title = head.strip();
        title = title.replaceFirst(
                "(?i)^.*?\\b(?:[a-z]+-)*adr[-\\s#]?(?:[a-z]{1,12}-)?(?:20\\d\\d-)?\\d{1,5}\\b\\s*[:：.)\\-–—]*\\s*", "");
        title = title.replaceFirst(
                "(?i)^(?:(?:architecture|architectural) )?decision(?: record)?(?: \\d+)?\\s*[:\\-–—]\\s*", "");
        title = title.replaceFirst("(?i)^adr\\s*[:：\\-–—]\\s*", "");
        title = title.replaceFirst("(?i)^adr [A-Z]{2,}-\\d+\\s*[:\\-–—]?\\s*", "");
        title = title.replaceFirst(
                "(?i)^(?:#?\\d{1,4}\\s*[.:：)\\-–—]+|#?0\\d{2,3}\\s|(?:nr|no|n[º°])[. ]*\\d{1,4}[.:：)\\-–—]*)\\s*", "");
        title = title.replaceFirst("(?i)^\\[(?:superseded|deprecated|rejected|draft|proposed|accepted)]\\s*", "");
        Matcher quoted = QUOTED.matcher(title);
        return (quoted.matches() ? quoted.group(1) : title).strip();
    }
}
