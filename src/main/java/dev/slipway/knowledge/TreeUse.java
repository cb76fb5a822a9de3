package dev.slipway.knowledge;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tree was used: how many walks took which way, and how many of them helped. Knows no persons.
 *
 * @param walks that ended at a leaf and were told of
 */
public record TreeUse(long walks, long helped, List<Way> ways) {

    public static final TreeUse NONE = new TreeUse(0, 0, List.of());

    /** So many walks have to pass a question before an answer that none of them took is called unused. */
    static final long ENOUGH = 10;

    /** So many walks a branch needs before it is called failing. */
    static final long SOME = 3;

    public TreeUse {
        ways = List.copyOf(ways);
    }

    /** @param says the answers between the nodes */
    public record Way(List<String> nodes, List<String> says, long walks, long helped) {
        public Way {
            nodes = List.copyOf(nodes);
            says = List.copyOf(says);
        }

        /** Whether it begins with these nodes and answers. */
        boolean begins(List<String> firstNodes, List<String> firstSays) {
            return nodes.size() >= firstNodes.size()
                    && nodes.subList(0, firstNodes.size()).equals(firstNodes)
                    && says.subList(0, firstSays.size()).equals(firstSays);
        }
    }

    /** How often something was passed, and how often it helped then. */
    public record Count(long walks, long helped) {

        static final Count ZERO = new Count(0, 0);

        Count plus(Way way) {
            return new Count(walks + way.walks(), helped + way.helped());
        }

        /** Whether fewer than half of them helped. */
        boolean fails() {
            return walks >= SOME && helped * 2 < walks;
        }
    }

    /** What should be looked at in a branch. */
    public enum Flag {
        UNUSED("never taken"),
        FAILING("rarely helps");

        private final String word;

        Flag(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static TreeUse of(List<Way> ways) {
        return new TreeUse(
                ways.stream().mapToLong(Way::walks).sum(),
                ways.stream().mapToLong(Way::helped).sum(),
                ways);
    }

    /** Of the answer that is said at a node. */
    public Count branch(String node, String say) {
        Count count = Count.ZERO;
        for (Way way : ways) {
            for (int i = 0; i < way.says().size(); i++) {
                if (way.nodes().get(i).equals(node) && way.says().get(i).equals(say)) {
                    count = count.plus(way);
                    break;
                }
            }
        }
        return count;
    }

    private long through(String node) {
        return ways.stream()
                .filter(way -> way.nodes().contains(node))
                .mapToLong(Way::walks)
                .sum();
    }

    /** Null if the branch is well, or too little is known. */
    public @Nullable Flag flag(String node, String say) {
        Count count = branch(node, say);
        if (count.walks() == 0) {
            return through(node) >= ENOUGH ? Flag.UNUSED : null;
        }
        return count.fails() ? Flag.FAILING : null;
    }

    /** How many branches of the tree are flagged. */
    public long flags(DecisionTree tree) {
        return tree.nodes().entrySet().stream()
                .flatMap(node -> node.getValue().answers().stream().map(answer -> flag(node.getKey(), answer.say())))
                .filter(java.util.Objects::nonNull)
                .count();
    }

    /** Where earlier walks ended that began with these nodes and answers: leaf, and how many helped there; most first. */
    public Map<String, Count> ends(List<String> nodes, List<String> says) {
        Map<String, Count> ends = new HashMap<>();
        ways.stream()
                .filter(way -> way.begins(nodes, says))
                .forEach(way -> ends.merge(way.nodes().getLast(), Count.ZERO.plus(way), (one, other) -> one.plus(way)));
        Map<String, Count> sorted = new LinkedHashMap<>();
        ends.entrySet().stream()
                .sorted(Map.Entry.<String, Count>comparingByValue(
                                java.util.Comparator.comparing(Count::helped).reversed())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(end -> sorted.put(end.getKey(), end.getValue()));
        return sorted;
    }
}
