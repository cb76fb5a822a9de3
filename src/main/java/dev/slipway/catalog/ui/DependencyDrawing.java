package dev.slipway.catalog.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.slipway.catalog.DependencyMap;
import dev.slipway.catalog.DependencyMap.Node;
import dev.slipway.catalog.EntityRef;
import dev.slipway.ui.ECharts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dependencies as a picture: a column for each step, at the left what stands on the entity, at the right what it stands
 * on. Drawn by {@code frontend/graph.js}.
 */
@Tag(Tag.DIV)
final class DependencyDrawing extends HtmlContainer {

    DependencyDrawing(DependencyMap map) {
        addClassName("graph-box");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Drawn dependencies; listed below in words");
        Element graph = new Element("sw-graph");
        graph.setAttribute("data-graph", JsonMapper.shared().writeValueAsString(Picture.of(map)));
        graph.setAttribute("data-version", ECharts.VERSION);
        getElement().appendChild(graph);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule("context://assets/graph.js");
    }

    /** A short column stands at the middle of a long one, but not out of sight. */
    private static final double LOWEST_START = 3;

    record Picture(int columns, int rows, List<Drawn> nodes, List<Line> edges) {

        /** @param url null if there is nothing to open */
        record Drawn(
                String title, double x, double y, @Nullable String url, boolean exists) {}

        record Line(int from, int to) {}

        static Picture of(DependencyMap map) {
            Map<Integer, List<Node>> columns = new TreeMap<>();
            for (Node node : map.nodes()) {
                columns.computeIfAbsent(node.distance(), distance -> new ArrayList<>())
                        .add(node);
            }
            int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
            Map<EntityRef, double[]> places = new HashMap<>();
            columns.forEach((distance, nodes) -> {
                for (int i = 0; i < nodes.size(); i++) {
                    double row = Math.min(LOWEST_START, (rows - nodes.size()) / 2.0) + i;
                    places.put(nodes.get(i).ref(), new double[] {distance, row});
                }
            });
            Map<EntityRef, Integer> numbers = new HashMap<>();
            List<Drawn> drawn = new ArrayList<>();
            for (Node node : map.nodes()) {
                numbers.put(node.ref(), drawn.size());
                double[] place = places.getOrDefault(node.ref(), new double[2]);
                boolean opens = node.exists() && !node.ref().equals(map.about());
                drawn.add(new Drawn(
                        node.title(), place[0], place[1], opens ? node.ref().url() : null, node.exists()));
            }
            List<Line> lines = map.edges().stream()
                    .map(edge -> new Line(numbers.getOrDefault(edge.from(), 0), numbers.getOrDefault(edge.to(), 0)))
                    .toList();
            return new Picture(columns.size(), rows, drawn, lines);
        }
    }
}
