package dev.slipway.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of a record that another takes the place of: its status alone changes, wherever and however it stands. */
final class SupersededText {

    private static final Pattern DASHES = Pattern.compile("(?m)^---[ \\t]*+$");
    private static final Pattern FRONT_STATUS = Pattern.compile("(?im)^status[ \\t]*:.*$");
    private static final Pattern FIELD = Pattern.compile("(?im)^([ \\t]*+(?:[*-][ \\t]+)?(?:\\*\\*|__)?(?:"
            + AdrWords.STATUS_FIELD + ")[ \\t]*+(?:\\*\\*|__)?[ \\t]*+[:：][ \\t]*+(?:\\*\\*|__)?[ \\t]*+)\\S.*$");
    private static final Pattern CELL = Pattern.compile("(?im)^([ \\t]*+\\|?[ \\t]*+(?:\\*\\*|__)?(?:"
            + AdrWords.STATUS_FIELD + ")(?:\\*\\*|__)?[ \\t]*+\\|[ \\t]*+)"
            + "(?:[^|\\r\\n \\t]++(?:[ \\t]++(?=[^|\\r\\n \\t]))?+)*+([ \\t]*+\\|?[ \\t]*+)$");
    private static final String BLANK_LINES = "(?:[ \\t]*+\\R)*+";
    private static final String PARAGRAPH = "((?:(?!#|[ \\t]*+$).*+(?:\\R|\\z))*+)";
    private static final Pattern SECTION = Pattern.compile("(?im)^(#{1,4}[ \\t]*+(?:\\d+[.)]?[ \\t]*+)?(?:"
            + AdrWords.STATUS_FIELD + "|stand|ステータス)[ \\t]*+:?[ \\t]*+#*+[ \\t]*+\\R" + BLANK_LINES + ")" + PARAGRAPH);
    private static final Pattern SETEXT = Pattern.compile(
            "(?im)^((?:" + AdrWords.STATUS_FIELD + ")[ \\t]*+\\R[-=]{3,}+[ \\t]*+\\R" + BLANK_LINES + ")" + PARAGRAPH);
    private static final Pattern HEADED =
            Pattern.compile("(?im)^(#{1,4}[ \\t]*(?:" + AdrWords.STATUS_FIELD + ")[ \\t]*[:：][ \\t]*)\\S.*$");
    private static final Pattern TITLE = Pattern.compile("(?m)^(?:#[ \\t].*|[^\\n#>|*-].*\\R=+[ \\t]*)$");

    private SupersededText() {}

    /**
     * Empty if the file cannot be changed so that a reader would see it.
     *
     * @param link to the later record, as Markdown
     */
    static Optional<String> of(String path, String text, String link) {
        if (!path.matches("(?i).*\\.(?:md|markdown|mdx)")) {
            return Optional.empty(); // the link is Markdown
        }
        String words = "superseded by " + link;
        for (Change change : CHANGES) {
            Optional<String> changed = change.to(text, words).filter(after -> told(path, after));
            if (changed.isPresent()) {
                return changed;
            }
        }
        return Optional.empty();
    }

    private interface Change {
        Optional<String> to(String text, String words);
    }

    private static final java.util.List<Change> CHANGES = java.util.List.of(
            SupersededText::front,
            (text, words) -> replace(text, CELL, "$1" + quoted(words) + "$2"),
            (text, words) -> replace(text, FIELD, "$1" + quoted(words)),
            (text, words) -> replace(text, SECTION, "$1" + quoted(capital(words)) + "\n"),
            (text, words) -> replace(text, SETEXT, "$1" + quoted(capital(words)) + "\n"),
            (text, words) -> replace(text, HEADED, "$1" + quoted(words)),
            SupersededText::beforeAll,
            SupersededText::belowTitle);

    private static Optional<String> front(String text, String words) {
        int end = frontEnd(text);
        Matcher status = FRONT_STATUS.matcher(text.substring(0, end));
        return status.find()
                ? Optional.of(status.replaceFirst(quoted("status: \"" + words.replace("\"", "'") + "\""))
                        + text.substring(end))
                : Optional.empty();
    }

    private static Optional<String> beforeAll(String text, String words) {
        return frontEnd(text) > 0
                ? Optional.of(
                        "---\nstatus: \"" + words.replace("\"", "'") + "\"\n" + text.substring(text.indexOf('\n') + 1))
                : Optional.empty();
    }

    /** Where the front matter ends; 0 if there is none. */
    private static int frontEnd(String text) {
        Matcher dashes = DASHES.matcher(text);
        return dashes.find() && dashes.start() == 0 && dashes.find() ? dashes.end() : 0;
    }

    private static Optional<String> belowTitle(String text, String words) {
        Matcher title = TITLE.matcher(text);
        return title.find()
                ? Optional.of(text.substring(0, title.end()) + "\n\nStatus: " + words + text.substring(title.end()))
                : Optional.of("Status: " + words + "\n\n" + text);
    }

    private static Optional<String> replace(String text, Pattern pattern, String replacement) {
        Matcher found = pattern.matcher(text);
        return found.find()
                ? Optional.of(new StringBuilder()
                        .append(text, 0, found.start())
                        .append(pattern.matcher(found.group()).replaceFirst(replacement))
                        .append(text.substring(found.end()))
                        .toString())
                : Optional.empty();
    }

    private static String quoted(String words) {
        return Matcher.quoteReplacement(words);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** Only what our own reader understands is offered. */
    private static boolean told(String path, String text) {
        Reading.Adr adr =
                DocumentReader.read(path, text.replace("\r\n", "\n"), true).adr();
        return adr != null
                && "superseded".equals(adr.status())
                && !adr.supersededBy().isEmpty();
    }
}
