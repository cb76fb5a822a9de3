package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;
import dev.slipway.knowledge.DecisionChain;
import dev.slipway.knowledge.DecisionChain.Node;
import dev.slipway.ui.ECharts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Decisions that took each other's place as a picture, from left to right. Drawn by {@code frontend/graph.js}. */
@Tag(Tag.DIV)
final class ChainDrawing extends HtmlContainer {

    private record Drawn(
            String title, double x, double y, @Nullable String url, boolean exists) {}

    private record Line(int from, int to) {}

    private record Picture(int columns, int rows, List<Drawn> nodes, List<Line> edges) {}

    ChainDrawing(DecisionChain chain) {
        addClassName("graph-box");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Drawn decisions; listed below in words");
        Element graph = new Element("sw-graph");
        graph.setAttribute("data-graph", JsonMapper.shared().writeValueAsString(picture(chain)));
        graph.setAttribute("data-version", ECharts.VERSION);
        getElement().appendChild(graph);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule("context://assets/graph.js");
    }

    private static Picture picture(DecisionChain chain) {
        Map<Integer, Integer> filled = new HashMap<>();
        List<Drawn> nodes = chain.nodes().stream()
                .map(node -> drawn(chain, node, filled.merge(node.column(), 1, Integer::sum) - 1))
                .toList();
        int columns = chain.nodes().stream().mapToInt(Node::column).max().orElse(0) + 1;
        int rows = filled.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        if (rows == 1) { // a picture of one row has no height to be scaled by
            nodes = nodes.stream()
                    .map(node -> new Drawn(node.title(), node.x(), node.x() % 2, node.url(), node.exists()))
                    .toList();
            rows = 2;
        }
        return new Picture(
                columns,
                rows,
                nodes,
                chain.edges().stream()
                        .map(edge -> new Line(edge.from(), edge.to()))
                        .toList());
    }

    private static Drawn drawn(DecisionChain chain, Node node, int row) {
        boolean self = node == chain.nodes().getFirst();
        boolean holds = !"superseded".equals(node.document().status());
        return new Drawn(
                node.document().label(),
                node.column(),
                row,
                self ? null : node.document().url(),
                self || holds);
    }
}
