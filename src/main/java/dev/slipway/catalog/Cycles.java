package dev.slipway.catalog;

import dev.slipway.catalog.DependencyMap.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds who stands on itself in the end: strongly connected components, by Tarjan's algorithm (1972), without recursion as
 * chains may be long.
 */
final class Cycles {

    private final Map<EntityRef, List<EntityRef>> next = new LinkedHashMap<>();
    private final Map<EntityRef, Integer> number = new HashMap<>();
    private final Map<EntityRef, Integer> low = new HashMap<>();
    private final Deque<EntityRef> open = new ArrayDeque<>();
    private final Set<EntityRef> isOpen = new HashSet<>();
    private final List<List<EntityRef>> found = new ArrayList<>();

    private Cycles(Collection<Edge> edges) {
        for (Edge edge : edges) {
            next.computeIfAbsent(edge.from(), ref -> new ArrayList<>()).add(edge.to());
        }
    }

    /** Each with its members in order of their refs; the cycles in order of their first members. */
    static List<List<EntityRef>> of(Collection<Edge> edges) {
        Cycles cycles = new Cycles(edges);
        for (EntityRef ref : cycles.next.keySet()) {
            if (!cycles.number.containsKey(ref)) {
                cycles.visit(ref);
            }
        }
        cycles.found.sort(Comparator.comparing(List::getFirst));
        return cycles.found;
    }

    private record Step(EntityRef ref, Iterator<EntityRef> ways) {}

    private void visit(EntityRef start) {
        Deque<Step> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Step step = path.getFirst();
            if (step.ways().hasNext()) {
                EntityRef to = step.ways().next();
                Integer known = number.get(to);
                if (known == null) {
                    path.push(enter(to));
                } else if (isOpen.contains(to)) {
                    low.merge(step.ref(), known, Math::min);
                }
            } else {
                path.pop();
                leave(step.ref());
                if (!path.isEmpty()) {
                    low.merge(path.getFirst().ref(), low.getOrDefault(step.ref(), Integer.MAX_VALUE), Math::min);
                }
            }
        }
    }

    private Step enter(EntityRef ref) {
        number.put(ref, number.size());
        low.put(ref, number.size() - 1);
        open.push(ref);
        isOpen.add(ref);
        return new Step(ref, next.getOrDefault(ref, List.of()).iterator());
    }

    private void leave(EntityRef ref) {
        if (!Objects.equals(number.get(ref), low.get(ref))) {
            return;
        }
        List<EntityRef> members = new ArrayList<>();
        EntityRef member;
        do {
            member = open.pop();
            isOpen.remove(member);
            members.add(member);
        } while (!member.equals(ref));
        if (members.size() > 1 || next.getOrDefault(ref, List.of()).contains(ref)) {
            members.sort(Comparator.naturalOrder());
            found.add(List.copyOf(members));
        }
    }
}
