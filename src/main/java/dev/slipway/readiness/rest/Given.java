package dev.slipway.readiness.rest;

import dev.slipway.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what a request says, or refuses it in words that name the field. */
final class Given {

    private Given() {}

    /** @param what it is the number of: {@code campaign} */
    static long id(String what, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no " + what + " “" + text + "”.");
        }
        return Long.parseLong(text);
    }

    static LocalDate day(String field, @Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": give the last day, such as 2027-03-31.");
        }
    }

    static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": is missing.");
        }
        return text.strip();
    }
}
