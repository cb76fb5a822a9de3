package dev.slipway.readiness;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question of a scorecard, as declared.
 *
 * @param category id of its category
 * @param ask what is claimed, as a service owner would say it when it holds
 * @param why what goes wrong where it does not hold
 * @param rule CEL over facts and the entity; true is a pass
 * @param applies CEL; where it is false the question is not applicable; null: always asked
 * @param attest the role that may answer where no machine can know; null: nobody
 * @param severity of the blocker, by target environment
 * @param effort what closing it usually takes, as written: {@code 2d}
 * @param remedy what to do
 * @param playbook id of the playbook that helps
 * @param weight against the other questions of its category
 * @param confidence how sure a fact must be for the rule to count it, 0 to 1; what is less sure is a hint, and proves
 *     nothing
 * @param from the first day on which it counts; before, it is announced: judged and shown, without points and without
 *     blocking; null: it counts already
 * @param origin where it is declared
 */
public record Question(
        String id,
        String category,
        String ask,
        String why,
        String rule,
        @Nullable String applies,
        @Nullable String attest,
        Map<String, Severity> severity,
        String effort,
        String remedy,
        String playbook,
        int weight,
        double confidence,
        @Nullable LocalDate from,
        Origin origin) {

    /** What is asked of facts where a question says nothing: that they are likelier true than not. */
    public static final double LIKELY = 0.5;

    /** The line of a source on which something is declared. */
    public record Origin(String source, String path, int line) {}

    public Question {
        severity = Map.copyOf(severity);
    }

    /** Whether it asks and judges the same, wherever it is declared. */
    boolean sameAs(Question other) {
        return equals(new Question(
                other.id,
                other.category,
                other.ask,
                other.why,
                other.rule,
                other.applies,
                other.attest,
                other.severity,
                other.effort,
                other.remedy,
                other.playbook,
                other.weight,
                other.confidence,
                other.from,
                origin));
    }

    public boolean countsOn(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    public Severity severityFor(String target) {
        return severity.getOrDefault(target, Severity.LOW);
    }

    /** The effort in working time: a day has eight hours, a week five days. */
    public Duration work() {
        long amount = Long.parseLong(effort.substring(0, effort.length() - 1));
        return switch (effort.charAt(effort.length() - 1)) {
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofHours(8 * amount);
            default -> Duration.ofHours(40 * amount);
        };
    }
}
