package dev.slipway.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts in what {@code $text}, {@code $json} and {@code $yaml} stand for, as Backstage does: once, so that a placeholder in
 * what was put in stays as it is and nothing can go round in circles.
 */
final class Placeholders {

    static final Set<String> KEYS = Set.of("$text", "$json", "$yaml", "$openapi", "$asyncapi");

    private static final int MOST = 50;
    private static final int MOST_CHARACTERS = 2 * dev.slipway.source.FileTree.LIMIT;

    private final String path;
    private final Surroundings around;
    private final Findings findings;
    private final Set<String> references = new TreeSet<>();
    private int count;
    private int characters;

    Placeholders(String path, Surroundings around, Findings findings) {
        this.path = path;
        this.around = around;
        this.findings = findings;
    }

    /** The files of the source that were looked for. */
    Set<String> references() {
        return references;
    }

    @Nullable
    Object fill(@Nullable Object value, String where) {
        switch (value) {
            case Map<?, ?> map
            when map.size() == 1
                    && KEYS.contains(String.valueOf(map.keySet().iterator().next())) -> {
                String key = String.valueOf(map.keySet().iterator().next());
                return put(key, map.get(key), map, where);
            }
            case Map<?, ?> map -> {
                boolean foreign = map.keySet().stream()
                        .anyMatch(key -> String.valueOf(key).startsWith("$"));
                if (foreign) {
                    return value;
                }
                Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                map.forEach((key, inner) ->
                        filled.put(String.valueOf(key), fill(inner, where.isEmpty() ? "" + key : where + "." + key)));
                return filled;
            }
            case List<?> list -> {
                List<@Nullable Object> filled = new ArrayList<>();
                for (Object item : list) {
                    filled.add(fill(item, where + "[" + filled.size() + "]"));
                }
                return filled;
            }
            case null, default -> {
                return value;
            }
        }
    }

    private @Nullable Object put(String key, @Nullable Object named, Object whole, String where) {
        if (!(named instanceof String target) || target.isBlank()) {
            findings.wrong(
                    where, key + " must name a file.", "Write for example " + key + ": ./openapi.yaml, or an address.");
            return whole;
        }
        if (++count > MOST) {
            findings.wrong(where, "This document refers to more than " + MOST + " files.", "Refer to fewer.");
            return whole;
        }
        byte[] bytes = read(key, target.strip(), where);
        if (bytes == null) {
            return whole;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.odd(where, target + " is not UTF-8 text.", "Save the file in the encoding UTF-8.");
            return whole;
        }
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            findings.wrong(where, "What this document refers to is too large.", "Refer to less than 10 MB in all.");
            return whole;
        }
        return switch (key) {
            case "$json" -> json(target, text, whole, where);
            case "$yaml" -> yaml(target, bytes, whole, where);
            default -> YamlValues.clean(text);
        };
    }

    private Object json(String target, String text, Object whole, String where) {
        try {
            Object value = JsonMapper.shared().readValue(text, Object.class);
            return value == null ? whole : value;
        } catch (JacksonException e) {
            findings.odd(where, target + " is not valid JSON.", "Mend it, or take it in as it is with $text.");
            return whole;
        }
    }

    private @Nullable Object yaml(String target, byte[] bytes, Object whole, String where) {
        List<YamlFile.Part> parts = YamlFile.read(bytes);
        if (parts.size() == 1 && parts.getFirst() instanceof YamlFile.Document document) {
            return document.value();
        }
        String why = parts.size() == 1 && parts.getFirst() instanceof YamlFile.Broken broken
                ? "line " + broken.place().line() + ": " + broken.message()
                : "it holds " + parts.size() + " documents, and must hold one.";
        findings.odd(where, target + " cannot be read, " + why, "Mend it, or take it in as it is with $text.");
        return whole;
    }

    private byte @Nullable [] read(String key, String target, String where) {
        LocationTarget place = LocationTarget.of(around.source(), path, target);
        String inside = place.inside();
        if (inside == null && !target.contains(":")) {
            findings.odd(where, target + " leads out of the source.", "Name a file of the same repository.");
            return null;
        }
        if (inside != null) {
            if (inside.equals(path)) {
                findings.wrong(where, key + " refers to the file that it stands in.", "Name another file.");
                return null;
            }
            references.add(inside);
            return around.files().read(inside).orElseGet(() -> {
                findings.odd(
                        where,
                        target + " is not in this source, or is larger than 5 MB.",
                        "Name a file that is there, seen from this one.");
                return null;
            });
        }
        try {
            return around.remote().fetch(target);
        } catch (RemoteFiles.NotFetched e) {
            String message = target + " was not taken in: " + e.words() + ".";
            if (e.refused()) {
                findings.odd(
                        where,
                        message,
                        "Put a copy into the repository, or have its host named in slipway.catalog.reference-hosts.");
            } else {
                findings.wrong(where, message, "It is asked again when the file changes; what was read before stays.");
            }
            return null;
        }
    }
}
