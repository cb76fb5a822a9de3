package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody attests: a fact that answers a question, with a reason or a link, and the last day on which it counts.
 *
 * @param value true or false, a number or a text, as the fact's type says
 */
public record AttestationRequest(
        EntityRef entity,
        String scorecard,
        String question,
        String key,
        Object value,
        @Nullable String reason,
        @Nullable String link,
        LocalDate lastDay) {

    private static final int LONGEST = 2_000;

    public AttestationRequest {
        reason = blank(reason) ? null : WaiverRequest.required("reason", String.valueOf(reason), "");
        link = blank(link) ? null : String.valueOf(link).strip();
        if (reason == null && link == null) {
            throw new Refusal(Refusal.Kind.INVALID, "reason: Say how you know, or link the proof.");
        }
        if (link != null && (link.length() > LONGEST || !link.matches("https?://[^\\s\"<>]+"))) {
            throw new Refusal(Refusal.Kind.INVALID, "link: This is no web address. Begin it with https://.");
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
