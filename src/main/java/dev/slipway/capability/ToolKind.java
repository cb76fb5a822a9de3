package dev.slipway.capability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of production tooling, as declared by {@code kind: ToolKind}.
 *
 * @param fact key of the list of tools that a service uses
 * @param wave in which wave of the roll-out it comes, from 1
 * @param further whether it is an integration beyond the ten kinds
 * @param tools those that the portal recognises
 */
public record ToolKind(
        String id, String title, String about, String fact, Rank rank, int wave, boolean further, List<String> tools) {

    public ToolKind {
        tools = List.copyOf(tools);
    }

    /** How soon an organisation needs one. */
    public enum Rank {
        CRITICAL(3),
        HIGH(2),
        MEDIUM(1);

        private final int weight;

        Rank(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Rank> ofWord(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }
}
