package dev.slipway.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML or JSON file with the line where it stands; the value of a field stands where its key does. Asking
 * for what is not there gives {@link #NONE}, never null.
 */
public final class Tree {

    public static final Tree NONE = new Tree("", 0, null, Map.of(), List.of());

    private static final int MOST_VISITS = 50_000;
    private static final int DEEPEST = 60;
    private static final int LONGEST_TEXT = 50_000;

    private final String path;
    private final int line;
    private final @Nullable String text;
    private final Map<String, Tree> fields;
    private final List<Tree> items;

    private Tree(String path, int line, @Nullable String text, Map<String, Tree> fields, List<Tree> items) {
        this.path = path;
        this.line = line;
        this.text = text;
        this.fields = fields;
        this.items = items;
    }

    static Tree scalar(String path, int line, String text) {
        String bounded = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return new Tree(path, line, bounded, Map.of(), List.of());
    }

    /** The collections may still be filled, for a document may contain itself. */
    static Tree map(String path, int line, Map<String, Tree> fields) {
        return new Tree(path, line, null, fields, List.of());
    }

    static Tree list(String path, int line, List<Tree> items) {
        return new Tree(path, line, null, Map.of(), items);
    }

    Tree standingAt(int otherLine) {
        return new Tree(path, otherLine, text, fields, items);
    }

    public String path() {
        return path;
    }

    /** From 1; 0 for {@link #NONE}. */
    public int line() {
        return line;
    }

    public boolean exists() {
        return line > 0;
    }

    /** Not empty, and neither null nor false in any spelling. */
    public boolean isSet() {
        return !fields.isEmpty()
                || !items.isEmpty()
                || text != null && !text.isBlank() && !text.matches("(?i)null|~|false|no|off|disabled");
    }

    /** Follows the keys downwards. */
    public Tree get(String... keys) {
        Tree at = this;
        for (String key : keys) {
            Tree next = at.fields.get(key);
            if (next == null) {
                next = at.fields.getOrDefault("<<", NONE).fields.getOrDefault(key, NONE);
            }
            at = next;
        }
        return at;
    }

    /** The scalar's text; empty if it is none. */
    public String text() {
        return text == null ? "" : text;
    }

    public Map<String, Tree> fields() {
        return Collections.unmodifiableMap(fields);
    }

    public List<Tree> items() {
        return Collections.unmodifiableList(items);
    }

    /** The items of a list, or the value itself where a single one may stand for a list. */
    public List<Tree> each() {
        return exists() && items.isEmpty() ? (text == null && fields.isEmpty() ? List.of() : List.of(this)) : items();
    }

    /** Every field below with this key, from top to bottom. */
    public List<Tree> all(String key) {
        List<Tree> found = new ArrayList<>();
        walk((name, value) -> {
            if (name.equals(key)) {
                found.add(value);
            }
        });
        return found;
    }

    /** Visits every field below: key and value. List items are visited with an empty key. */
    public void walk(BiConsumer<String, Tree> visitor) {
        walk(visitor, 0, new int[] {MOST_VISITS});
    }

    private void walk(BiConsumer<String, Tree> visitor, int depth, int[] left) {
        if (depth > DEEPEST) {
            return;
        }
        for (Map.Entry<String, Tree> field : fields.entrySet()) {
            if (left[0]-- <= 0) {
                return;
            }
            visitor.accept(field.getKey(), field.getValue());
            field.getValue().walk(visitor, depth + 1, left);
        }
        for (Tree item : items) {
            if (left[0]-- <= 0) {
                return;
            }
            visitor.accept("", item);
            item.walk(visitor, depth + 1, left);
        }
    }

    static Map<String, Tree> fields(int size) {
        return LinkedHashMap.newLinkedHashMap(size);
    }
}
