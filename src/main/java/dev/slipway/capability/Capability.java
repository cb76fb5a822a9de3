package dev.slipway.capability;

import dev.slipway.readiness.Question;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service in production should be able to do, as declared by {@code kind: Capability}.
 *
 * @param group id of its group
 * @param effort what getting there usually takes, as written: {@code 2d}
 * @param needed CEL; where it is false the service can do without; null: every service needs it
 * @param covered CEL; true where the service has it
 * @param partial CEL; true where a part of it is there; null: it is there or not
 * @param helps ids of the scorecard questions that it helps to pass
 * @param playbook name of the playbook that leads there
 * @param origin where it is declared
 */
public record Capability(
        String id,
        String group,
        String title,
        String about,
        Priority priority,
        Phase phase,
        String effort,
        @Nullable String needed,
        String covered,
        @Nullable String partial,
        List<String> helps,
        String playbook,
        Question.Origin origin) {

    public Capability {
        helps = List.copyOf(helps);
    }

    /** A group of capabilities, in the order in which groups are shown. */
    public record Group(String id, String title) {}

    /** The effort in working time: a day has eight hours, a week five days. */
    public Duration work() {
        long amount = Long.parseLong(effort.substring(0, effort.length() - 1));
        return switch (effort.charAt(effort.length() - 1)) {
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofHours(8 * amount);
            default -> Duration.ofHours(40 * amount);
        };
    }

    /** Where it opens, relative to the portal. */
    public String url() {
        return "capabilities?capability=" + id;
    }
}
