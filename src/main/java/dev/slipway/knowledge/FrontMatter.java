package dev.slipway.knowledge;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The block of settings at the head of a Markdown file, YAML between dashes or Hugo's TOML between plus signs, cut from
 * what is shown.
 *
 * @param values keys in lower case
 * @param body the file without it
 * @param lines how many lines it takes
 * @param complaint why it cannot be read; null if it can
 */
record FrontMatter(
        Map<String, String> values,
        String body,
        int lines,
        @Nullable String complaint,
        int complaintLine) {

    private static final Pattern YAML =
            Pattern.compile("\\A---[ \\t]*\\n(.*?)(?:^|\\n)(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)", Pattern.DOTALL);
    private static final Pattern TOML =
            Pattern.compile("\\A\\+\\+\\+[ \\t]*\\n(.*?)(?:^|\\n)\\+\\+\\+[ \\t]*(?:\\n|\\z)", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Za-z][\\w-]*)[ \\t]*[:=][ \\t]*(.*)$");

    /** Empty if it is not there. */
    String value(String key) {
        return values.getOrDefault(key, "").strip();
    }

    static FrontMatter of(String text) {
        Matcher toml = TOML.matcher(text);
        if (toml.find()) {
            return cut(text, toml, byLine(toml.group(1)), null, 0);
        }
        Matcher yaml = YAML.matcher(text);
        if (!yaml.find()) {
            return new FrontMatter(Map.of(), text, 0, null, 0);
        }
        String block = yaml.group(1);
        try {
            Object read = yaml().load(block);
            if (read == null) {
                return cut(text, yaml, Map.of(), null, 0);
            }
            if (!(read instanceof Map<?, ?> map)) { // a rule, some text, another rule: no settings at all
                return new FrontMatter(Map.of(), text, 0, null, 0);
            }
            Map<String, String> values = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                if (value != null && !(value instanceof Map)) {
                    values.put(String.valueOf(key).toLowerCase(Locale.ROOT), String.valueOf(value));
                }
            });
            return cut(text, yaml, values, null, 0);
        } catch (YAMLException e) {
            Map<String, String> values = byLine(block);
            if (values.isEmpty()) {
                return new FrontMatter(Map.of(), text, 0, null, 0);
            }
            String why = e instanceof MarkedYAMLException marked ? String.valueOf(marked.getProblem()) : "too large";
            int line = e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                    ? marked.getProblemMark().getLine() + 2
                    : 1;
            return cut(text, yaml, values, why, line);
        } catch (StackOverflowError e) { // nested beyond what YAML is written for
            return cut(text, yaml, byLine(block), "nested too deeply", 1);
        }
    }

    private static FrontMatter cut(
            String text, Matcher block, Map<String, String> values, @Nullable String complaint, int line) {
        int lines = (int) block.group().chars().filter(c -> c == '\n').count();
        return new FrontMatter(values, text.substring(block.end()), lines, complaint, line);
    }

    private static Map<String, String> byLine(String block) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher line = LINE.matcher(block);
        while (line.find()) {
            String value = line.group(2).strip();
            if (value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1))) {
                value = value.substring(1, value.length() - 1);
            }
            values.putIfAbsent(line.group(1).toLowerCase(Locale.ROOT), value);
        }
        return values;
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        options.setCodePointLimit(100_000);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Words());
    }

    /** Every scalar stays the text that was written: a date is not to be turned into a moment, nor 0002 into two. */
    private static final class Words extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
