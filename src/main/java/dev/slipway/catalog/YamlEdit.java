package dev.slipway.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Changes values of one YAML document where they stand: whatever else its author wrote stays letter by letter, comments
 * included. Values are text, lists of text and maps of such.
 */
final class YamlEdit {

    private String text;
    private final Map<String, Object> meant;

    private YamlEdit(String text, Map<String, Object> meant) {
        this.text = text;
        this.meant = meant;
    }

    /** Empty for what is no single document with a map on top. */
    static Optional<YamlEdit> of(String text) {
        return value(text).map(value -> new YamlEdit(text, copy(value)));
    }

    private static Optional<Map<String, Object>> value(String text) {
        List<YamlFile.Part> parts = YamlFile.read(text.getBytes(StandardCharsets.UTF_8));
        return parts.size() == 1
                        && parts.getFirst() instanceof YamlFile.Document document
                        && document.value() instanceof Map<?, ?>
                ? Optional.of(Descriptor.map(document.value()))
                : Optional.empty();
    }

    private static Map<String, Object> copy(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, value instanceof Map<?, ?> ? copy(Descriptor.map(value)) : value));
        return copy;
    }

    /** The text as it is now; empty if it would not mean what was asked for: then it cannot be changed in place. */
    Optional<String> text() {
        return value(text).filter(meant::equals).map(same -> text);
    }

    /** @param value null takes it away, and maps that become empty by that */
    YamlEdit set(List<String> path, @Nullable Object value) {
        mean(meant, path, value);
        try {
            LoaderOptions options = new LoaderOptions();
            Composer composer =
                    new Composer(new ParserImpl(new StreamReader(text), options), new YamlValues.CoreSchema(), options);
            if (composer.getSingleNode() instanceof MappingNode top) {
                set(new ArrayList<>(), top, path, value);
            }
        } catch (YAMLException | IndexOutOfBoundsException e) {
            text = ""; // beyond this class: text() says so
        }
        return this;
    }

    @SuppressWarnings("unchecked") // copies made here
    private static void mean(Map<String, Object> map, List<String> path, @Nullable Object value) {
        String key = path.getFirst();
        if (path.size() == 1) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
            return;
        }
        if (!(map.get(key) instanceof Map<?, ?>)) {
            if (value == null) {
                return;
            }
            map.put(key, new LinkedHashMap<String, Object>());
        }
        Map<String, Object> inner = (Map<String, Object>) Objects.requireNonNull(map.get(key));
        mean(inner, path.subList(1, path.size()), value);
        if (value == null && inner.isEmpty()) {
            map.remove(key);
        }
    }

    private record Step(MappingNode map, NodeTuple tuple) {}

    private void set(List<Step> way, MappingNode map, List<String> path, @Nullable Object value) {
        NodeTuple tuple = find(map, path.getFirst());
        List<String> rest = path.subList(1, path.size());
        if (tuple == null) {
            if (value != null) {
                insert(map, path.getFirst(), nested(rest, value));
            }
        } else if (rest.isEmpty() && value == null) {
            way.add(new Step(map, tuple));
            remove(way);
        } else if (rest.isEmpty()) {
            replace(map, tuple, Objects.requireNonNull(value));
        } else if (tuple.getValueNode() instanceof MappingNode inner
                && !inner.getValue().isEmpty()) {
            way.add(new Step(map, tuple));
            set(way, inner, rest, value);
        } else if (value != null) {
            replace(map, tuple, nested(rest, value));
        }
    }

    private static Object nested(List<String> path, Object value) {
        Object nested = value;
        for (String key : path.reversed()) {
            nested = Map.of(key, nested);
        }
        return nested;
    }

    private static @Nullable NodeTuple find(MappingNode map, String key) {
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return tuple;
            }
        }
        return null;
    }

    private void replace(MappingNode map, NodeTuple tuple, Object value) {
        Node old = tuple.getValueNode();
        int colon = text.indexOf(':', at(tuple.getKeyNode().getEndMark()));
        boolean flow = map.getFlowStyle() == FlowStyle.FLOW;
        int indent = tuple.getKeyNode().getStartMark().getColumn();
        String written = flow ? " " + YamlText.flow(value) : YamlText.block(value, indent);
        if (old instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.FLOW && value instanceof List<?>) {
            written = " " + YamlText.flow(value);
        }
        int end = Math.max(colon + 1, end(old));
        boolean comment = !text.substring(end, lineEnd(end)).isBlank();
        if (comment && value instanceof String) {
            written = " " + YamlText.flow(value); // behind several lines the comment would become part of them
        }
        cut(colon + 1, end, written);
    }

    private void insert(MappingNode map, String key, Object value) {
        String name = YamlText.scalar(key);
        if (map.getFlowStyle() == FlowStyle.FLOW) {
            boolean empty = map.getValue().isEmpty();
            int place = empty
                    ? at(map.getStartMark()) + 1
                    : end(map.getValue().getLast().getValueNode());
            cut(place, place, (empty ? "" : ", ") + name + ": " + YamlText.flow(value));
            return;
        }
        int indent = map.getValue().getFirst().getKeyNode().getStartMark().getColumn();
        int place = lineEnd(lastEnd(map));
        cut(place, place, "\n" + " ".repeat(indent) + name + ":" + YamlText.block(value, indent));
    }

    private void remove(List<Step> way) {
        Step last = way.removeLast();
        while (last.map().getValue().size() == 1 && !way.isEmpty()) {
            last = way.removeLast();
        }
        List<NodeTuple> all = last.map().getValue();
        int place = all.indexOf(last.tuple());
        int from = at(last.tuple().getKeyNode().getStartMark());
        int to = valueEnd(last.tuple());
        if (last.map().getFlowStyle() == FlowStyle.FLOW) {
            if (place > 0) {
                cut(valueEnd(all.get(place - 1)), to, "");
            } else if (all.size() > 1) {
                cut(from, at(all.get(1).getKeyNode().getStartMark()), "");
            } else {
                cut(from, to, "");
            }
            return;
        }
        int begin = text.lastIndexOf('\n', from - 1) + 1;
        cut(begin, Math.min(text.length(), lineEnd(to) + 1), "");
    }

    private int valueEnd(NodeTuple tuple) {
        return Math.max(text.indexOf(':', at(tuple.getKeyNode().getEndMark())) + 1, end(tuple.getValueNode()));
    }

    private int lastEnd(MappingNode map) {
        return valueEnd(map.getValue().getLast());
    }

    /** Where the value really ends: a block's own mark stands behind the empty lines and comments that follow it. */
    private int end(Node node) {
        return switch (node) {
            case MappingNode map when map.getFlowStyle() == FlowStyle.BLOCK -> lastEnd(map);
            case SequenceNode list
            when list.getFlowStyle() == FlowStyle.BLOCK ->
                list.getValue().isEmpty()
                        ? at(list.getEndMark())
                        : Math.max(
                                end(list.getValue().getLast()),
                                at(list.getValue().getLast().getStartMark()));
            case ScalarNode scalar
            when isBlock(scalar) -> {
                int end = at(scalar.getEndMark());
                while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                    end--;
                }
                yield end;
            }
            default -> at(node.getEndMark());
        };
    }

    private static boolean isBlock(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        int line = end < 0 ? text.length() : end;
        return line > from && text.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private void cut(int from, int to, String instead) {
        text = text.substring(0, from) + instead + text.substring(to);
    }
}
