package dev.slipway.catalog;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a draft's file becomes with other values: what did not change stays as it was written. */
final class DraftText {

    private DraftText() {}

    static Draft.Outcome of(Draft draft, BackstageKind kind, Map<String, Object> values) {
        if (draft.entity() == null) {
            String text = fresh(kind, values);
            return new Draft.Outcome(text, false, remarks(draft, text));
        }
        List<YamlFile.Part> parts = YamlFile.read(draft.file().getBytes(StandardCharsets.UTF_8));
        String old = parts.get(draft.document()).text();
        Map<List<String>, @Nullable Object> changes = new LinkedHashMap<>();
        for (DraftField field : DraftFields.of(kind)) {
            Object now = tidy(values.get(field.id()));
            if (!Objects.equals(now, tidy(draft.values().get(field.id())))) {
                boolean listed = field.required() && now == null && field.shape() == DraftField.Shape.REFS;
                changes.put(field.path(), listed ? List.of() : stored(now));
            }
        }
        var edit = YamlEdit.of(old);
        edit.ifPresent(each -> changes.forEach(each::set));
        String text = edit.flatMap(YamlEdit::text).orElse(null);
        String written = text == null ? border(old) + fresh(kind, values) : text;
        String file = replaced(draft, parts, written);
        return new Draft.Outcome(file, text == null, remarks(draft, file));
    }

    private static String border(String old) {
        return old.startsWith("---") ? "---\n" : "";
    }

    /** Documents of a file lie one behind the other; only the one that is edited changes. */
    private static String replaced(Draft draft, List<YamlFile.Part> parts, String written) {
        int from = 0;
        for (int i = 0; i < draft.document(); i++) {
            from = draft.file().indexOf(parts.get(i).text(), from)
                    + parts.get(i).text().length();
        }
        String old = parts.get(draft.document()).text();
        int place = draft.file().indexOf(old, from);
        return draft.file().substring(0, place) + written + draft.file().substring(place + old.length());
    }

    private static String fresh(BackstageKind kind, Map<String, Object> values) {
        String version = kind.apiVersions().getFirst();
        StringBuilder text = new StringBuilder("apiVersion: " + version + "\nkind: " + kind.name() + "\n");
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("metadata", new LinkedHashMap<String, Object>());
        whole.put("spec", new LinkedHashMap<String, Object>());
        for (DraftField field : DraftFields.of(kind)) {
            Object value = stored(tidy(values.get(field.id())));
            if (value == null && field.required() && field.shape() == DraftField.Shape.REFS) {
                value = List.of();
            }
            if (value != null) {
                put(whole, field.path(), value);
            }
        }
        whole.forEach((part, value) ->
                text.append(part).append(':').append(YamlText.block(value, 0)).append('\n'));
        return text.toString();
    }

    @SuppressWarnings("unchecked") // maps made here
    private static void put(Map<String, Object> whole, List<String> path, Object value) {
        Map<String, Object> map = whole;
        for (String step : path.subList(0, path.size() - 1)) {
            map = (Map<String, Object>)
                    Objects.requireNonNull(map.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>()));
        }
        map.put(path.getLast(), value);
    }

    /** Without what is blank; null if nothing is left. */
    private static @Nullable Object tidy(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> {
                List<String> items = list.stream()
                        .map(item -> String.valueOf(item).strip())
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toList();
                yield items.isEmpty() ? null : items;
            }
            default -> {
                String text = String.valueOf(value).replace("\r", "").strip();
                yield text.isEmpty() ? null : text;
            }
        };
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof String text && !text.contains("\n")) {
            for (String key : Placeholders.KEYS) {
                if (text.startsWith(key + ": ")) {
                    return Map.of(key, text.substring(key.length() + 2).strip());
                }
            }
        }
        return value;
    }

    /** By the same code that reads descriptors. */
    private static List<Draft.Remark> remarks(Draft draft, String file) {
        List<YamlFile.Part> parts = YamlFile.read(file.getBytes(StandardCharsets.UTF_8));
        if (draft.document() >= parts.size()) {
            return List.of(new Draft.Remark("", "There is no descriptor here.", "Fill in the fields."));
        }
        return switch (parts.get(draft.document())) {
            case YamlFile.Broken broken -> List.of(new Draft.Remark("", broken.message(), broken.remedy()));
            case YamlFile.Document document -> {
                DescriptorCheck check = new DescriptorCheck(draft.path(), document, null);
                check.entity();
                yield check.findings().remarks();
            }
        };
    }
}
