package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.DependencyMap.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CyclesTests {

    @Test
    void findsRingsAndWhoStandsOnItself() {
        assertThat(Cycles.of(edges("ab", "bc", "ca", "cd", "de", "ed", "ff", "gh")))
                .extracting(cycle -> cycle.stream().map(EntityRef::name).toList())
                .containsExactly(List.of("a", "b", "c"), List.of("d", "e"), List.of("f"));
    }

    @Test
    void followsAChainOfAnyLength() {
        List<Edge> chain = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            chain.add(edge("n" + i, "n" + (i + 1) % 50_000));
        }

        assertThat(Cycles.of(chain))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle).hasSize(50_000));
    }

    @Property
    void twoAreInOneCycleIfEachReachesTheOther(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 63) Integer> pairs) {
        List<Edge> edges =
                pairs.stream().map(pair -> edge("n" + pair / 8, "n" + pair % 8)).toList();
        Set<Set<EntityRef>> expected = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            Set<EntityRef> ring = new HashSet<>();
            for (int j = 0; j < 8; j++) {
                if (reaches(edges, ref("n" + i), ref("n" + j)) && reaches(edges, ref("n" + j), ref("n" + i))) {
                    ring.add(ref("n" + j));
                }
            }
            if (!ring.isEmpty()) {
                expected.add(ring);
            }
        }

        assertThat(Cycles.of(edges))
                .extracting(HashSet::new)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(HashSet::new).toList());
    }

    private static boolean reaches(List<Edge> edges, EntityRef from, EntityRef to) {
        Set<EntityRef> reached = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Edge edge : edges) {
                if (edge.from().equals(from) || reached.contains(edge.from())) {
                    more |= reached.add(edge.to());
                }
            }
        }
        return reached.contains(to);
    }

    private static List<Edge> edges(String... pairs) {
        return List.of(pairs).stream()
                .map(pair -> edge(pair.substring(0, 1), pair.substring(1)))
                .toList();
    }

    private static Edge edge(String from, String to) {
        return new Edge(ref(from), ref(to), "dependsOn");
    }

    private static EntityRef ref(String name) {
        return new EntityRef("component", "default", name);
    }
}
