package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a Mermaid flowchart. Never throws: what it does not understand is a flaw with its place. */
final class FlowchartReader extends TextWalk {

    private static final Pattern HEAD = Pattern.compile("(?:flowchart(?:-elk)?|graph)\\b[^\\n;]*");
    private static final Pattern SKIPPED = Pattern.compile(
            "(?:subgraph|end|direction|classDef|class|style|linkStyle|accTitle|accDescr)(?![\\w-])[^\\n;]*");
    private static final Pattern CLICK =
            Pattern.compile("click[ \\t]+([\\w.-]+)[ \\t]+(?:href[ \\t]+)?\"([^\"\\n]*)\"[^\\n;]*");
    private static final Pattern NOTE = Pattern.compile("%%[ \\t]*slipway[ \\t]+(\\{[^\\n]*)");
    private static final Pattern COMMENT = Pattern.compile("%%[^\\n]*");
    private static final Pattern ID =
            Pattern.compile("[\\p{L}\\p{N}_]++(?:(?:[./-]|::)(?=[\\p{L}\\p{N}_])[\\p{L}\\p{N}_]++)*+");
    private static final Pattern PLAIN_LINK = Pattern.compile(
            "<?(?:--+(?:[->]|[ox](?=\\s|$))|==+(?:[=>]|[ox](?=\\s|$))|-\\.+-(?:>|[ox](?=\\s|$))?|(~~~+))");
    private static final Pattern WORDY_LINK = Pattern.compile(
            "<?(?:--|==|-\\.)([ \\t]*+\"[^\"]*\"[ \\t]*+|[^\\n\"]+?)(?:--+[->ox]|==+[=>ox]|\\.+-[>ox]?)");
    private static final Pattern ARROW = Pattern.compile("<?(?:--|==|-\\.)");
    private static final Pattern PIPED = Pattern.compile("[ \\t]*+\\|([ \\t]*+\"[^\"]*\"[ \\t]*+|[^|\\n]*+)\\|");
    private static final Pattern CLASS = Pattern.compile(":::[\\w-]+");
    private static final Pattern ATTRIBUTES = Pattern.compile("@\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("label[ \\t]*:[ \\t]*(\"[^\"]*\"|[^,}]*)");

    private static final String[][] SHAPES = {
        {"(((", ")))"},
        {"((", "))"},
        {"([", "])"},
        {"(", ")"},
        {"[[", "]]"},
        {"[(", ")]"},
        {"[/", "/]"},
        {"[\\", "\\]"},
        {"[", "]"},
        {"{{", "}}"},
        {"{", "}"},
        {">", "]"},
    };
    private static final Set<String> DECISIONS = Set.of("{", "{{");

    private static final int LONGEST_LINE = 2_000; // the end of a wordy arrow is sought from each of its characters

    private final Flowchart chart = new Flowchart();

    private FlowchartReader(String text) {
        super(text);
    }

    /** Whether the text begins as a flowchart does, after its own settings and comments. */
    static boolean flowchart(String text) {
        FlowchartReader reader = new FlowchartReader(text);
        return reader.head();
    }

    static Flowchart read(String text) {
        FlowchartReader reader = new FlowchartReader(text.replace("\r\n", "\n").replace('\r', '\n'));
        reader.read();
        return reader.chart;
    }

    private boolean head() {
        skipBlank();
        if (text.startsWith("---\n", at)) {
            int end = text.indexOf("\n---", at + 3);
            if (end > 0) {
                Matcher title = Pattern.compile("(?m)^title:[ \\t]*(.+)$").matcher(text.substring(at, end));
                chart.title =
                        title.find() ? FlowchartWords.unquoted(title.group(1).strip()) : null;
                at = Math.min(text.length(), end + 4);
            }
        }
        skipBlank();
        while (text.startsWith("%%", at)) {
            take(NOTE.matcher(text), note -> chart.notes.add(new Flowchart.Note(note.group(1), line(at))));
            take(COMMENT.matcher(text), comment -> {});
            skipBlank();
        }
        return take(HEAD.matcher(text), head -> {});
    }

    private void read() {
        if (!head()) {
            flaw("This is no flowchart", "Begin it with flowchart TD");
            return;
        }
        skipBlank();
        while (at < text.length() && chart.arrows.size() <= Flowchart.MOST && chart.boxes.size() <= Flowchart.MOST) {
            statement();
            skipBlank();
        }
        if (at < text.length()) {
            flaw("The chart has more than " + Flowchart.MOST + " parts", "Split it into several trees");
        }
    }

    private void statement() {
        int began = at;
        boolean other =
                take(NOTE.matcher(text), note -> chart.notes.add(new Flowchart.Note(note.group(1), line(began))))
                        || take(COMMENT.matcher(text), comment -> {})
                        || take(
                                CLICK.matcher(text),
                                click -> chart.clicks.put(click.group(1), FlowchartWords.decoded(click.group(2))))
                        || take(SKIPPED.matcher(text), skipped -> {});
        if (other) {
            return;
        }
        List<String> from = boxes();
        while (!from.isEmpty()) {
            Matcher plain = matcher(PLAIN_LINK);
            int linkAt = at;
            String words = "";
            boolean hidden = false;
            if (plain.lookingAt()) {
                at = plain.end();
                hidden = plain.group(1) != null;
            } else {
                Matcher wordy = matcher(WORDY_LINK);
                if (ARROW.matcher(text).region(at, text.length()).lookingAt() && restOfLine() > LONGEST_LINE) {
                    flaw(
                            "The line is longer than " + LONGEST_LINE + " characters",
                            "Say less on the arrow, and give each arrow a line");
                    skipLine();
                    return;
                }
                if (!wordy.lookingAt()) {
                    break;
                }
                at = wordy.end();
                words = FlowchartWords.label(wordy.group(1));
            }
            Matcher piped = matcher(PIPED);
            if (piped.lookingAt()) {
                at = piped.end();
                words = FlowchartWords.label(piped.group(1));
            }
            int arrowEnd = at;
            skipBlank(); // it may stand on the next line
            List<String> to = boxes();
            if (to.isEmpty()) {
                at = arrowEnd;
                flaw("The arrow leads nowhere", "Name the box that it leads to");
                break;
            }
            if (!hidden) {
                for (String one : from) {
                    for (String other1 : to) {
                        chart.arrows.add(new Flowchart.Arrow(one, other1, words, line(linkAt), column(linkAt)));
                    }
                }
            }
            from = to;
        }
        skipSpace();
        if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != ';') {
            flaw("This is not understood", "Write a box, or an arrow such as a -->|Yes| b");
            skipLine();
        } else if (at == began) {
            skipLine();
        }
    }

    /** One box, or several joined by {@code &}. */
    private List<String> boxes() {
        List<String> ids = new ArrayList<>();
        do {
            skipSpace();
            Matcher id = matcher(ID);
            if (!id.lookingAt()) {
                return ids;
            }
            int began = at;
            at = id.end();
            box(id.group(), began);
            ids.add(id.group());
            skipSpace();
        } while (at < text.length() && text.charAt(at) == '&' && ++at > 0);
        return ids;
    }

    private void box(String id, int began) {
        String label = null;
        boolean diamond = false;
        Matcher attributes = matcher(ATTRIBUTES);
        if (attributes.lookingAt()) {
            at = attributes.end();
            Matcher said = LABEL.matcher(attributes.group(1));
            label = said.find() ? FlowchartWords.label(said.group(1).strip()) : null;
            diamond = attributes.group(1).matches("(?s).*shape[ \\t]*:[ \\t]*(?:diam|diamond|decision|rhombus)\\b.*");
        }
        for (String[] shape : SHAPES) {
            if (label == null && text.startsWith(shape[0], at)) {
                String found = inside(shape[0], shape[1]);
                if (found != null) {
                    label = found;
                    diamond = DECISIONS.contains(shape[0]);
                }
            }
        }
        Matcher look = matcher(CLASS);
        if (look.lookingAt()) {
            at = look.end();
        }
        Flowchart.Box known = chart.boxes.get(id);
        if (known == null || label != null) {
            chart.boxes.put(
                    id,
                    new Flowchart.Box(
                            id,
                            label == null || label.isEmpty() ? id : label,
                            diamond,
                            line(known == null ? began : at(known)),
                            known == null ? column(began) : known.column()));
        }
    }

    private int at(Flowchart.Box known) {
        int position = 0;
        for (int line = 1; line < known.line(); line++) {
            position = text.indexOf('\n', position) + 1;
        }
        return position;
    }

    private @Nullable String inside(String opens, String closes) {
        int from = at + opens.length();
        int quote = from;
        while (quote < text.length() && (text.charAt(quote) == ' ' || text.charAt(quote) == '\t')) {
            quote++;
        }
        if (quote < text.length() && text.charAt(quote) == '"') {
            int end = text.indexOf('"', quote + 1);
            int close = end < 0 ? -1 : text.indexOf(closes, end);
            if (close > 0 && text.substring(end + 1, close).isBlank()) {
                at = close + closes.length();
                return FlowchartWords.label(text.substring(quote, end + 1));
            }
            return null;
        }
        int close = text.indexOf(closes, from);
        int newline = text.indexOf('\n', from);
        if (close < 0 || newline >= 0 && newline < close) {
            return null;
        }
        at = close + closes.length();
        return FlowchartWords.label(text.substring(from, close));
    }

    private void flaw(String message, String remedy) {
        chart.flaw(line(at), column(at), message, remedy);
    }
}
