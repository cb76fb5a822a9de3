package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One time that a runbook was worked through, or is.
 *
 * @param entity whom the runbook belonged to when the run began
 * @param revision hash of the runbook's content then; the steps are those of this revision
 * @param incident how others refer to the incident; null for none
 * @param endedAt null while it goes on; so are who ended it and the outcome
 */
public record Exercise(
        UUID id,
        SourceId source,
        String path,
        String title,
        @Nullable EntityRef entity,
        String revision,
        Occasion occasion,
        @Nullable String incident,
        String startedBy,
        Instant startedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable String note,
        List<Step> steps) {

    /** Why it was worked through. */
    public enum Occasion {
        DRILL("drill"),
        INCIDENT("incident");

        private final String word;

        Occasion(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How it ended. */
    public enum Outcome {
        WORKED("worked"),
        PARTLY("worked in part"),
        FAILED("did not help"),
        ABANDONED("given up");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether it says something of the runbook. */
        public boolean counts() {
            return this != ABANDONED;
        }
    }

    /** @param tickedAt null as long as it is to be done */
    public record Step(
            RunbookStep says,
            @Nullable Instant tickedAt,
            @Nullable String tickedBy) {}

    public Exercise {
        steps = List.copyOf(steps);
    }

    public boolean ended() {
        return endedAt != null;
    }

    public long done() {
        return steps.stream().filter(step -> step.tickedAt() != null).count();
    }

    /** Where its page is, relative to the portal. */
    public String url() {
        return "exercises/" + id;
    }

    /** The name under which open pages follow it. */
    public String topic() {
        return "exercise:" + id;
    }
}
