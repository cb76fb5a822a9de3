package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.DependencyMap.Edge;
import dev.slipway.catalog.DependencyMap.Node;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DependencyMapTests {

    private static final EntityRef WEB = EntityRef.of("component:default/web");
    private static final EntityRef PRICES = EntityRef.of("api:default/prices");
    private static final EntityRef ENGINE = EntityRef.of("component:default/engine");

    private final DependencyMap map = new DependencyMap(
            WEB,
            List.of(
                    new Node(WEB, "Web", "website", null, 0, true),
                    new Node(PRICES, "Prices", "openapi", null, 1, true),
                    new Node(ENGINE, "The \"engine\"; <b>", "service", null, 2, false)),
            List.of(new Edge(WEB, PRICES, "consumesApi"), new Edge(PRICES, ENGINE, "apiProvidedBy")),
            false);

    @Test
    void joinsWhatLayBetween() {
        DependencyMap components = map.only(Set.of("component"));

        assertThat(components.nodes()).extracting(Node::ref).containsExactly(WEB, ENGINE);
        assertThat(components.edges()).containsExactly(new Edge(WEB, ENGINE, "consumesApi"));
        assertThat(map.only(Set.of("api")).edges()).containsExactly(new Edge(WEB, PRICES, "consumesApi"));
    }

    @Test
    void writesMermaidThatNoTitleCanBreak() {
        assertThat(map.mermaid()).isEqualTo("""
                flowchart LR
                  n0["Web"]
                  n1["Prices"]
                  n2["The #34;engine#34;#59; #60;b#62;"]:::missing
                  n0 -->|consumes| n1
                  n1 -->|provided by| n2
                  classDef missing stroke-dasharray: 4 3
                  style n0 stroke-width: 3px
                """);
    }
}
