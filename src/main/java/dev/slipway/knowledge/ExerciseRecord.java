package dev.slipway.knowledge;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A run as a document to keep: Markdown with the ticks and their times, in UTC. */
public final class ExerciseRecord {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExerciseRecord() {}

    public static String markdown(Exercise exercise) {
        StringBuilder text =
                new StringBuilder("# ").append(line(exercise.title())).append("\n\n");
        fact(text, "Occasion", exercise.occasion().word());
        fact(text, "Incident", exercise.incident());
        fact(text, "Service", exercise.entity());
        fact(text, "Runbook", exercise.source() + "/" + exercise.path());
        fact(text, "Revision", exercise.revision());
        fact(text, "Started", MOMENT.format(exercise.startedAt()) + " UTC by " + exercise.startedBy());
        if (exercise.endedAt() != null && exercise.outcome() != null) {
            fact(text, "Ended", MOMENT.format(exercise.endedAt()) + " UTC by " + exercise.endedBy());
            fact(text, "Took", took(Duration.between(exercise.startedAt(), exercise.endedAt())));
            fact(text, "Outcome", exercise.outcome().word());
        }
        fact(text, "Note", exercise.note());
        text.append('\n');
        for (Exercise.Step step : exercise.steps()) {
            text.append(step.tickedAt() == null ? "- [ ] " : "- [x] ")
                    .append(line(step.says().text()));
            if (step.tickedAt() != null) {
                text.append(" (")
                        .append(MOMENT.format(step.tickedAt()))
                        .append(" by ")
                        .append(step.tickedBy())
                        .append(')');
            }
            text.append('\n');
            for (String command : step.says().commands()) {
                text.append("\n  ````sh\n").append(command.indent(2)).append("  ````\n\n");
            }
        }
        return text.toString();
    }

    /** Such as {@code 11 min 40 s}. */
    public static String took(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }

    private static void fact(StringBuilder text, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            text.append("- ")
                    .append(name)
                    .append(": ")
                    .append(line(value.toString()))
                    .append('\n');
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
