package dev.slipway.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document as Backstage's search table flattens it, for filters, facets, order and full text:
 * {@code spec.type=service}, {@code metadata.tags.java=true}.
 *
 * @param keys every key and every {@code key=value}, in lower case
 * @param written values whose lower case is another text, by the place of their {@code key=value}, counted from 1
 */
record FlatKeys(Set<String> keys, Map<Integer, String> written) {

    /** Longer texts, such as an API's definition, are for reading: their key is known and their value is not. */
    static final int LONGEST = 200;

    private static final int MOST_KEYS = 1000;

    /** Where JavaScript begins to write numbers with an exponent. */
    private static final int MOST_DIGITS = 21;

    private static final int MOST_ZEROS = 6;

    static FlatKeys of(Map<String, Object> document) {
        FlatKeys flat = new FlatKeys(new LinkedHashSet<>(), new LinkedHashMap<>());
        document.forEach(flat::flatten);
        return flat;
    }

    private void flatten(String path, @Nullable Object value) {
        if (keys.size() >= MOST_KEYS) {
            return;
        }
        switch (value) {
            case null -> known(path);
            case Map<?, ?> map -> map.forEach((name, inner) -> flatten(path + "." + name, inner));
            case List<?> list ->
                list.forEach(item -> {
                    flatten(path, item);
                    if (item instanceof String text) {
                        flatten(path + "." + text, true);
                    }
                });
            case Number number -> value(path, written(number));
            default -> value(path, String.valueOf(value));
        }
    }

    private boolean known(String path) {
        String key = path.toLowerCase(Locale.ROOT);
        if (key.length() > LONGEST) {
            return false;
        }
        keys.add(key);
        return true;
    }

    private void value(String path, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (known(path) && lower.length() <= LONGEST) {
            if (keys.add(pair(path, lower)) && !lower.equals(text)) {
                written.put(keys.size(), text);
            }
        }
    }

    /** Null if no value needs it. */
    @Nullable
    String writtenJson() {
        return written.isEmpty() ? null : JsonMapper.shared().writeValueAsString(written);
    }

    static String pair(String key, String value) {
        return key.toLowerCase(Locale.ROOT) + "=" + value;
    }

    /** As JavaScript writes it, in which the entity is read: {@code 1} for 1.0. */
    static String written(Number number) {
        BigDecimal exact = new BigDecimal(Double.toString(number.doubleValue())).stripTrailingZeros();
        int whole = exact.precision() - exact.scale(); // digits before the point
        if (exact.signum() == 0) {
            return "0";
        }
        if (whole > -MOST_ZEROS && whole <= MOST_DIGITS) {
            return exact.toPlainString();
        }
        String digits = exact.unscaledValue().abs().toString();
        return (exact.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() == 1 ? "" : "." + digits.substring(1))
                + (whole > 0 ? "e+" : "e-")
                + Math.abs(whole - 1);
    }
}
