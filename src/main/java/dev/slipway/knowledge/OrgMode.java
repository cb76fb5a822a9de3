package dev.slipway.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As Emacs has it. */
final class OrgMode extends Markup {

    private static final Pattern HEADING = Pattern.compile(
            "^(\\*{1,6}) +(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED)\\s+)?(?:\\[#[A-Z]]\\s*)?(.*?)(?:\\s+:[\\w@:]+:)?\\s*$");
    private static final Pattern SETTING = Pattern.compile("(?i)^#\\+(\\w{1,40}):\\s*(.*)$");
    private static final Pattern BEGIN = Pattern.compile("(?i)^\\s*#\\+begin_(src|example|quote)\\b\\s*([\\w+-]*).*$");
    private static final Pattern END = Pattern.compile("(?i)^\\s*#\\+end_\\w+\\s*$");
    private static final Pattern PROPERTY = Pattern.compile("^\\s*:(\\w[\\w-]{0,40}):\\s*(.*)$");
    private static final Pattern LINK = Pattern.compile("\\[\\[([^]\\n]{1,500})](?:\\[([^]\\n]{1,300})])?]");
    private static final Pattern CODE =
            Pattern.compile("(?<![\\w=~])[=~](?=\\S)([^=~\\n]{1,200}?)(?<=\\S)[=~](?![\\w=~])");
    private static final Pattern BOLD =
            Pattern.compile("(?<![\\w*`])\\*(?=[^\\s*])([^*`\\n]{1,300}?)(?<=\\S)\\*(?![\\w*`])");

    private boolean titled;

    OrgMode(String text) {
        super(text);
    }

    @Override
    void line(String line) {
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            block(begin.group(1).equalsIgnoreCase("quote"), begin.group(2));
        } else {
            out.add(said(line));
        }
    }

    private String said(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher setting = SETTING.matcher(line);
        Matcher property = PROPERTY.matcher(line);
        if (heading.matches()) {
            return heading(heading.group(1).length() + (titled ? 1 : 0), inline(heading.group(2)));
        } else if (setting.matches()) {
            state(setting.group(1), setting.group(2));
            boolean title = setting.group(1).equalsIgnoreCase("title") && !titled;
            titled |= title;
            return title ? heading(1, setting.group(2)) : "";
        } else if (property.matches()) {
            state(property.group(1), property.group(2));
            return "";
        }
        return line.matches("^\\s*#(?:\\s.*|\\+.*)?$") ? "" : inline(line.replaceFirst("^(\\s*\\|-.*)\\+", "$1|"));
    }

    private void block(boolean quote, String language) {
        out.add(quote ? "" : "````" + language);
        while (++at < lines.length && !END.matcher(lines[at]).matches()) {
            out.add((quote ? "> " : "") + lines[at]);
        }
        out.add(quote ? "" : "````");
    }

    private static String inline(String line) {
        String words = LINK.matcher(line)
                .replaceAll(
                        link -> Matcher.quoteReplacement("[" + (link.group(2) == null ? link.group(1) : link.group(2))
                                + "](" + link.group(1).replaceFirst("^file:", "") + ")"));
        return each(each(words, CODE, "`$1`"), BOLD, "**$1**");
    }
}
