package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some questions that some services are to pass by a day.
 *
 * @param deadline the last day
 * @param closedBy null as long as it runs
 * @param atTheEnd how far it had come when it was closed; null as long as it runs
 * @param version rises with every change, so that two people do not overwrite each other
 */
public record Campaign(
        long id,
        CampaignPlan plan,
        LocalDate begins,
        String createdBy,
        Instant createdAt,
        @Nullable String closedBy,
        @Nullable Instant closedAt,
        @Nullable Progress atTheEnd,
        int version) {

    public boolean open() {
        return closedAt == null;
    }

    /** Answers in all: passed, open as they fail or lack their proof, and let pass for now. */
    public record Tally(long passed, long open, long waived) {

        public static final Tally NONE = new Tally(0, 0, 0);

        /** Of all that applies, the part that is passed, 0 to 100. */
        public double percent() {
            long all = passed + open + waived;
            return all == 0 ? 100 : 100.0 * passed / all;
        }
    }

    /** How far its services have come: now, or when it was closed. */
    public record Progress(List<OfQuestion> questions, List<Day> burnDown) {

        public Tally tally() {
            return new Tally(
                    questions.stream().mapToLong(OfQuestion::passed).sum(),
                    questions.stream().mapToLong(OfQuestion::open).sum(),
                    questions.stream().mapToLong(OfQuestion::waived).sum());
        }
    }

    /** By how many services one question is passed, is not, or need not be for now. */
    public record OfQuestion(String question, long passed, long open, long waived) {}

    /** How many answers were still open at the end of a day. */
    public record Day(LocalDate day, long open) {}

    /** A service with the questions of the campaign that it has not passed. */
    public record Service(
            EntityRef entity, String name, @Nullable String owner, List<String> open) {}
}
