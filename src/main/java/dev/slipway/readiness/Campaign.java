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
        int version) {

    public boolean open() {
        return closedAt == null;
    }

    /** How far its services have come at the moment, also if it is closed by now. */
    public record Progress(List<OfQuestion> questions, List<Day> burnDown) {

        public long passed() {
            return questions.stream().mapToLong(OfQuestion::passed).sum();
        }

        /** What fails or lacks its proof. */
        public long open() {
            return questions.stream().mapToLong(OfQuestion::open).sum();
        }

        public long waived() {
            return questions.stream().mapToLong(OfQuestion::waived).sum();
        }

        /** Of all that applies, the part that is passed, 0 to 100. */
        public double percent() {
            long all = passed() + open() + waived();
            return all == 0 ? 100 : 100.0 * passed() / all;
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
