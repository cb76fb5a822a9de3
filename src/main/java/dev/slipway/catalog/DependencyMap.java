package dev.slipway.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on what around an entity, some steps far.
 *
 * @param nodes nearest first, the entity itself at the front
 * @param cut whether there was more than is shown
 */
public record DependencyMap(EntityRef about, List<Node> nodes, List<Edge> edges, boolean cut) {

    /**
     * @param distance steps from the entity: above zero what it stands on, below zero what stands on it
     * @param exists whether there is such an entity; else it is only named
     */
    public record Node(
            EntityRef ref,
            String title,
            @Nullable String type,
            @Nullable EntityRef owner,
            int distance,
            boolean exists) {}

    /**
     * The one stands on the other: if the other fails, it suffers.
     *
     * @param type {@code dependsOn}, {@code consumesApi} or {@code apiProvidedBy}
     */
    public record Edge(EntityRef from, EntityRef to, String type) {}

    /** Without the nodes of other kinds; what they lay between is joined. The entity itself stays. */
    public DependencyMap only(Set<String> kinds) {
        Map<EntityRef, Set<Edge>> out = new HashMap<>();
        Map<EntityRef, Set<Edge>> in = new HashMap<>();
        for (Edge edge : edges) {
            out.computeIfAbsent(edge.from(), ref -> new LinkedHashSet<>()).add(edge);
            in.computeIfAbsent(edge.to(), ref -> new LinkedHashSet<>()).add(edge);
        }
        List<Node> kept = new ArrayList<>();
        for (Node node : nodes) {
            if (node.ref().equals(about) || kinds.contains(node.ref().kind())) {
                kept.add(node);
                continue;
            }
            Set<Edge> before = in.getOrDefault(node.ref(), Set.of());
            Set<Edge> after = out.getOrDefault(node.ref(), Set.of());
            before.forEach(edge -> out.getOrDefault(edge.from(), Set.of()).remove(edge));
            after.forEach(edge -> in.getOrDefault(edge.to(), Set.of()).remove(edge));
            for (Edge one : before) {
                for (Edge other : after) {
                    if (!one.from().equals(other.to())
                            && !one.from().equals(node.ref())
                            && !other.to().equals(node.ref())) {
                        Edge joined = new Edge(one.from(), other.to(), one.type());
                        out.computeIfAbsent(one.from(), ref -> new LinkedHashSet<>())
                                .add(joined);
                        in.computeIfAbsent(other.to(), ref -> new LinkedHashSet<>())
                                .add(joined);
                    }
                }
            }
            out.remove(node.ref());
            in.remove(node.ref());
        }
        Set<EntityRef> left = kept.stream().map(Node::ref).collect(Collectors.toSet());
        List<Edge> joined = out.values().stream()
                .flatMap(Set::stream)
                .filter(edge -> left.contains(edge.from()) && left.contains(edge.to()))
                .toList();
        return new DependencyMap(about, List.copyOf(kept), joined, cut);
    }

    /** As a flowchart of mermaid.js, an arrow from what stands to what it stands on. */
    public String mermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<EntityRef, String> ids = new HashMap<>();
        for (Node node : nodes) {
            String id = "n" + ids.size();
            ids.put(node.ref(), id);
            text.append("  ")
                    .append(id)
                    .append("[\"")
                    .append(escape(node.title()))
                    .append("\"]")
                    .append(node.exists() ? "" : ":::missing")
                    .append('\n');
        }
        for (Edge edge : edges) {
            text.append("  ")
                    .append(ids.get(edge.from()))
                    .append(" -->|")
                    .append(words(edge.type()))
                    .append("| ")
                    .append(ids.get(edge.to()))
                    .append('\n');
        }
        text.append("  classDef missing stroke-dasharray: 4 3\n");
        text.append("  style n0 stroke-width: 3px\n");
        return text.toString();
    }

    private static String words(String type) {
        return switch (type) {
            case "consumesApi" -> "consumes";
            case "apiProvidedBy" -> "provided by";
            default -> "depends on";
        };
    }

    /** Mermaid reads entity codes in quoted text; everything that could end the quotes or be markup becomes one. */
    private static String escape(String title) {
        StringBuilder safe = new StringBuilder();
        title.codePoints().forEach(letter -> {
            if (Character.isLetterOrDigit(letter) || " -_./:,".indexOf(letter) >= 0) {
                safe.appendCodePoint(letter);
            } else {
                safe.append('#').append(letter).append(';');
            }
        });
        return safe.toString();
    }
}
