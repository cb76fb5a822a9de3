package dev.slipway.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The values of one facet, numbered as they are met; numbers are never given twice while the index is open. */
final class FacetValues {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private volatile String[] values = new String[16];
    private volatile int size;

    synchronized int numberOf(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = size;
        if (number == values.length) {
            values = Arrays.copyOf(values, 2 * number);
        }
        values[number] = value;
        numbers.put(value, number);
        size = number + 1; // published last: whoever sees the number sees the value
        return number;
    }

    int size() {
        return size;
    }

    String value(int number) {
        return values[number];
    }

    /** Which numbers these values have, as they are written. */
    boolean[] exactly(Collection<String> given) {
        boolean[] exactly = new boolean[size];
        for (String value : given) {
            Integer number = numbers.get(value);
            if (number != null && number < exactly.length) {
                exactly[number] = true;
            }
        }
        return exactly;
    }

    /** Which numbers are wanted: a value may be given in full or by its last part, {@code money} for a group's ref. */
    boolean[] wanted(List<String> given) {
        boolean[] wanted = new boolean[size];
        List<String> lower =
                given.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
        for (int number = 0; number < wanted.length; number++) {
            String value = values[number].toLowerCase(Locale.ROOT);
            wanted[number] = lower.contains(value) || lower.contains(SearchFields.lastPart(value));
        }
        return wanted;
    }
}
