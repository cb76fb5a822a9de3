package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records that a record took the place of or amended, and those that did so to it, however far.
 *
 * @param nodes the record itself first
 * @param edges from the earlier to the later
 */
public record DecisionChain(List<Node> nodes, List<Edge> edges) {

    static final int MOST = 40;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})\\D*$");

    /** @param column 0 for what came first */
    public record Node(Document document, int column) {}

    /** @param amends whether the later one only adds to the earlier, and takes no place */
    public record Edge(int from, int to, boolean amends) {}

    private record Link(String from, String to, boolean amends) {}

    public boolean alone() {
        return nodes.size() < 2;
    }

    /** @param all at least the records that are reached */
    static DecisionChain of(Document start, List<Decision> all) {
        Map<String, Decision> byPath = new LinkedHashMap<>();
        all.forEach(decision -> byPath.put(decision.document().path(), decision));
        Set<Link> links = new LinkedHashSet<>();
        Names names = new Names(byPath);
        for (Decision decision : all) {
            Document document = decision.document();
            String path = document.path();
            names.of(document, document.supersedes()).forEach(other -> links.add(new Link(other, path, false)));
            names.of(document, document.supersededBy()).forEach(other -> links.add(new Link(path, other, false)));
            names.of(document, decision.amends()).forEach(other -> links.add(new Link(other, path, true)));
            names.of(document, decision.amendedBy()).forEach(other -> links.add(new Link(path, other, true)));
        }
        Set<String> reached = reached(start.path(), links);
        Map<String, Integer> columns = columns(reached, links);
        List<Node> nodes = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (String path : reached) {
            places.put(path, nodes.size());
            Decision decision = byPath.get(path);
            nodes.add(new Node(decision == null ? start : decision.document(), columns.getOrDefault(path, 0)));
        }
        List<Edge> edges = links.stream()
                .filter(link -> places.containsKey(link.from) && places.containsKey(link.to))
                .map(link -> new Edge(places.getOrDefault(link.from, 0), places.getOrDefault(link.to, 0), link.amends))
                .toList();
        return new DecisionChain(nodes, edges);
    }

    private static Set<String> reached(String start, Set<Link> links) {
        Map<String, List<String>> beside = new HashMap<>();
        for (Link link : links) {
            beside.computeIfAbsent(link.from, path -> new ArrayList<>()).add(link.to);
            beside.computeIfAbsent(link.to, path -> new ArrayList<>()).add(link.from);
        }
        Set<String> reached = new LinkedHashSet<>(List.of(start));
        List<String> next = List.of(start);
        while (!next.isEmpty() && reached.size() < MOST) {
            List<String> found = new ArrayList<>();
            for (String path : next) {
                for (String other : beside.getOrDefault(path, List.of())) {
                    if (reached.size() < MOST && reached.add(other)) {
                        found.add(other);
                    }
                }
            }
            next = found;
        }
        return reached;
    }

    /** The later stands right of the earlier; a circle, which nobody should write, ends where it began. */
    private static Map<String, Integer> columns(Set<String> reached, Set<Link> links) {
        Map<String, Integer> columns = new HashMap<>();
        for (int round = 0; round < reached.size(); round++) {
            boolean moved = false;
            for (Link link : links) {
                int from = columns.getOrDefault(link.from, 0);
                if (reached.contains(link.from)
                        && columns.getOrDefault(link.to, 0) <= from
                        && from + 1 < reached.size()) {
                    columns.put(link.to, from + 1);
                    moved = true;
                }
            }
            if (!moved) {
                break;
            }
        }
        return columns;
    }

    /** As DSL for Mermaid, which others draw too. */
    public String mermaid() {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        for (int i = 0; i < nodes.size(); i++) {
            text.append("  n")
                    .append(i)
                    .append("[\"")
                    .append(nodes.get(i).document().label().replace("\"", "#quot;"))
                    .append("\"]\n");
        }
        for (Edge edge : edges) {
            text.append("  n")
                    .append(edge.from)
                    .append(edge.amends ? " -. amended by .-> n" : " -- superseded by --> n")
                    .append(edge.to)
                    .append('\n');
        }
        return text.toString();
    }

    /** The number by which a name calls a record of its folder; null if it is none. */
    static @Nullable Integer number(String name) {
        Matcher number = NUMBER.matcher(name);
        return Markup.reads(name) || Addresses.absolute(name) || !number.find()
                ? null
                : Integer.valueOf(number.group(1));
    }

    /** What records call each other: by path, or by number within their folder. */
    private record Names(Map<String, Decision> byPath) {

        List<String> of(Document document, List<String> written) {
            return written.stream()
                    .flatMap(name -> one(document, name).stream())
                    .filter(path -> !path.equals(document.path()))
                    .distinct()
                    .toList();
        }

        private Optional<String> one(Document document, String name) {
            if (byPath.containsKey(name)) {
                return Optional.of(name);
            }
            Integer wanted = number(name);
            if (wanted == null) {
                return Optional.empty();
            }
            String folder = document.path().substring(0, document.path().lastIndexOf('/') + 1);
            String above = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
            return byPath.values().stream()
                    .map(Decision::document)
                    .filter(other -> wanted.equals(other.number())
                            && !other.path().equals(document.path())
                            && (other.path().startsWith(folder)
                                    || !above.isEmpty() && other.path().startsWith(above)))
                    .map(Document::path)
                    .min(Comparator.comparing(
                                    (String path) -> !path.startsWith(folder)) // “accepted/” and “superseded/”
                            .thenComparing(String::length));
        }
    }
}
