package dev.slipway.knowledge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a document, where, and what mends it.
 *
 * @param check by {@link Check#id}
 * @param line in the file, from 1; 0 for the whole
 * @param due the day from which it counts; null for at once
 */
public record Finding(
        String check,
        Weight weight,
        int line,
        String message,
        String remedy,
        @Nullable LocalDate due) {

    /** How much it hurts a reader. */
    public enum Weight {
        HIGH,
        MEDIUM,
        LOW
    }

    static Finding of(Check check, Weight weight, int line, String message, String remedy) {
        return new Finding(check.id(), weight, line, message, remedy, null);
    }

    Finding from(LocalDate day) {
        return new Finding(check, weight, line, message, remedy, day);
    }
}
