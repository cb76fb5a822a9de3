package dev.slipway.catalog;

import dev.slipway.catalog.Declaration.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The values of one document, by YAML 1.2's core schema, and where each stands. Bounded: a document that says little and
 * means much, by aliases of aliases, is stopped.
 */
final class YamlValues {

    /** Ten times what the largest real descriptor holds; aliases count as often as they are used. */
    private static final int MOST_VALUES = 200_000;

    static final int DEEPEST = 60;

    private final int offset;
    private final Map<String, Place> places;
    private int count;

    YamlValues(int offset, Map<String, Place> places) {
        this.offset = offset;
        this.places = places;
    }

    @Nullable
    Object of(Node root) {
        Object value = of(root, "", 0);
        return value instanceof Absent ? null : value;
    }

    private Object of(Node node, String path, int depth) {
        Mark mark = node.getStartMark();
        Place place = new Place(offset + mark.getLine() + 1, mark.getColumn() + 1);
        places.putIfAbsent(path, place);
        if (++count > MOST_VALUES || depth > DEEPEST) {
            throw new Unreadable(
                    place,
                    "This document holds too many values, or repeats itself without end.",
                    "Split it into several, and use fewer aliases (*name).");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> list(sequence, path, depth);
            case MappingNode mapping -> map(mapping, path, depth);
            default -> throw new IllegalStateException("no such node: " + node.getNodeId());
        };
    }

    private List<@Nullable Object> list(SequenceNode sequence, String path, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            Object value = of(item, path + "[" + list.size() + "]", depth + 1);
            list.add(value instanceof Absent ? null : value);
        }
        return list;
    }

    private Map<String, @Nullable Object> map(MappingNode mapping, String path, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Mark mark = tuple.getKeyNode().getStartMark();
            Place place = new Place(offset + mark.getLine() + 1, mark.getColumn() + 1);
            String key = clean(key(tuple.getKeyNode(), depth));
            String at = path.isEmpty() ? key : path + "." + key;
            Object value = of(tuple.getValueNode(), at, depth + 1);
            if (map.containsKey(key)) {
                throw new Unreadable(place, "'" + key + "' stands here for the second time.", "Leave one of them.");
            }
            map.put(key, value instanceof Absent ? null : value);
        }
        return map;
    }

    /** An unquoted {@code {{ name }}} is a map as a key to YAML; as to Backstage, it is the text that stands there. */
    private String key(Node node, int depth) {
        if (++count > MOST_VALUES || depth > DEEPEST) {
            return "";
        }
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .map(item -> key(item, depth + 1))
                        .collect(Collectors.joining(", ", "[ ", " ]"));
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(tuple -> key(tuple.getKeyNode(), depth + 1))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            default -> throw new IllegalStateException("no such node: " + node.getNodeId());
        };
    }

    private static Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return Absent.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return text.equalsIgnoreCase("true");
        }
        if (tag.equals(Tag.INT)) {
            return whole(text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return fraction(text);
        }
        return clean(text);
    }

    private static Object whole(String text) {
        try {
            BigInteger number = text.startsWith("0x")
                    ? new BigInteger(text.substring(2), 16)
                    : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
            return number.bitLength() < 64 ? (Object) number.longValue() : (Object) number.doubleValue();
        } catch (NumberFormatException e) {
            return text; // an explicit !!int before something else
        }
    }

    private static Object fraction(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? (Object) number : (Object) text;
        } catch (NumberFormatException e) {
            return text; // .inf and .nan, which JSON does not know
        }
    }

    /** PostgreSQL stores neither the character 0 nor half a surrogate pair. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == 0 || Character.isSurrogate(letter)) {
                int[] letters = text.codePoints()
                        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
                        .toArray();
                return new String(letters, 0, letters.length);
            }
        }
        return text;
    }

    /** What a null is while it is on its way out of a node. */
    private enum Absent {
        NULL
    }

    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final transient Place place;

        private final String what;
        private final String remedy;

        Unreadable(Place place, String what, String remedy) {
            super(what);
            this.place = place;
            this.what = what;
            this.remedy = remedy;
        }

        Place place() {
            return place;
        }

        String what() {
            return what;
        }

        String remedy() {
            return remedy;
        }
    }

    /** What an unquoted word is, by YAML 1.2's core schema. */
    static final class CoreSchema extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL| ?"), "~nN\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"), "-+0123456789");
            addImplicitResolver(
                    Tag.FLOAT,
                    Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
                            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"),
                    "-+0123456789.");
        }
    }
}
