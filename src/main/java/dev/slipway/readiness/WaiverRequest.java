package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import java.time.LocalDate;

/** What somebody asks for: a reason, what makes up for it meanwhile, and the last day on which it is to hold. */
public record WaiverRequest(
        EntityRef entity, String scorecard, String question, String reason, String measure, LocalDate lastDay) {

    private static final int LONGEST = 2_000;

    public WaiverRequest {
        reason = required("reason", reason, "Say why it cannot be passed now");
        measure = required("measure", measure, "Say what makes up for it meanwhile");
    }

    static String required(String field, String text, String remedy) {
        if (text.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": is missing. " + remedy + ".");
        }
        if (text.length() > LONGEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    field + ": is longer than " + LONGEST + " characters. Link to what is longer.");
        }
        return text.strip();
    }

    /** Refuses a day that is over, and one beyond what the standard allows. */
    static void requireEnd(LocalDate lastDay, LocalDate today, int longestDays) {
        if (lastDay.isBefore(today)) {
            throw new Refusal(Refusal.Kind.INVALID, "until: " + lastDay + " is over. Give today or a later day.");
        }
        if (lastDay.isAfter(today.plusDays(longestDays))) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "until: the standard lets a waiver hold for " + longestDays + " days at most, that is until "
                            + today.plusDays(longestDays) + ".");
        }
    }
}
