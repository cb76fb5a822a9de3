package dev.slipway.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes text, lists and maps as YAML that people would write: plain where it is safe, quoted where it is not. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/.][A-Za-z0-9 _./:@+-]*");

    private YamlText() {}

    static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.endsWith(":")
                && text.equals(text.strip())
                && isText(text);
        return plain ? text : JsonMapper.shared().writeValueAsString(text);
    }

    /** Read again it must be the same text, and no number, truth value or border of documents. */
    private static boolean isText(String text) {
        List<YamlFile.Part> parts = YamlFile.read(text.getBytes(StandardCharsets.UTF_8));
        return parts.size() == 1
                && parts.getFirst() instanceof YamlFile.Document document
                && text.equals(document.value());
    }

    static String flow(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> scalar(String.valueOf(each.getKey())) + ": " + flow(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> scalar(String.valueOf(value));
        };
    }

    /** What stands behind the colon of a key that stands at this column; with the space or line break in front. */
    static String block(Object value, int indent) {
        String margin = "\n" + " ".repeat(indent + 2);
        return switch (value) {
            case List<?> list when list.isEmpty() -> " []";
            case Map<?, ?> map when map.isEmpty() -> " {}";
            case List<?> list ->
                list.stream().map(item -> margin + "- " + flow(item)).collect(Collectors.joining());
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> margin + scalar(String.valueOf(each.getKey())) + ":"
                                + block(each.getValue(), indent + 2))
                        .collect(Collectors.joining());
            default -> {
                String text = String.valueOf(value);
                boolean literal = text.contains("\n")
                        && text.equals(text.strip())
                        && text.lines().allMatch(line -> line.equals(line.stripTrailing()))
                        && text.chars().allMatch(letter -> letter == '\n' || letter >= ' ' && letter != 0x7f);
                yield literal
                        ? " |-"
                                + text.lines()
                                        .map(line -> line.isEmpty() ? "\n" : margin + line)
                                        .collect(Collectors.joining())
                        : " " + scalar(text);
            }
        };
    }
}
