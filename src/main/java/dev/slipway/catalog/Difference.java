package dev.slipway.catalog;

import dev.slipway.catalog.HistoryEntry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Which values of a descriptor changed, as its history tells it: the first fifty, long texts cut. */
final class Difference {

    private static final int MOST = 50;
    private static final int LONGEST = 200;
    private static final Set<String> PORTALS_OWN = Set.of("metadata.uid", "metadata.etag");

    private Difference() {}

    static List<Change> between(String before, String after) {
        Map<String, String> old = flat(before);
        Map<String, String> now = flat(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            String from = old.get(path);
            String to = now.get(path);
            boolean same = from != null && from.equals(to);
            if (!same && !PORTALS_OWN.contains(path) && changes.size() < MOST) {
                changes.add(new Change(path, cut(from), cut(to)));
            }
        }
        return List.copyOf(changes);
    }

    private static Map<String, String> flat(String json) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", JsonMapper.shared().readValue(json, Object.class), flat);
        return flat;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, String> flat) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, inner) -> flatten(path.isEmpty() ? "" + name : path + "." + name, inner, flat));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(path + "[" + i + "]", list.get(i), flat);
                }
            }
            case null -> flat.put(path, "null");
            default -> flat.put(path, value.toString());
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
