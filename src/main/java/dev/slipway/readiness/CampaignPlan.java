package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import java.time.LocalDate;
import java.util.List;

/**
 * What a campaign is to reach: which questions, by which services, until when, and who answers for it.
 *
 * @param services which of those that the scorecard judges; a verdict narrows nothing here
 */
public record CampaignPlan(
        String title,
        String about,
        String scorecard,
        List<String> questions,
        EntityRef lead,
        StandingFilter services,
        LocalDate deadline) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 4_000;
    private static final int MOST = 60;

    public CampaignPlan {
        title = title.strip();
        about = about.strip();
        questions = questions.stream().distinct().toList();
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw refused("title", "give one of at most " + LONGEST_TITLE + " characters.");
        }
        if (about.length() > LONGEST) {
            throw refused("about", "is longer than " + LONGEST + " characters.");
        }
        if (questions.isEmpty() || questions.size() > MOST) {
            throw refused("questions", "name at least one question, and " + MOST + " at most.");
        }
    }

    static Refusal refused(String field, String what) {
        return new Refusal(Refusal.Kind.INVALID, field + ": " + what);
    }
}
