package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.source.Problem;
import dev.slipway.source.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PortalTest
@Import(HandOver.class)
class GraphFindingsTests {

    @Autowired
    CatalogFindings findings;

    @Autowired
    HandOver handOver;

    @Autowired
    Sources sources;

    @Test
    void tellsOwnersOfRelationsThatLeadNowhere() {
        MemoryFiles files = new MemoryFiles("graph-one");
        files.with("group.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: graph-team}
                spec: {type: team, children: []}
                """)
                .with("a.yaml", component("graph-a", "component:graph-lost, component:graph-b, unicorn:graph-x"))
                .with("b.yaml", component("graph-b", ""));
        handOver.of(files.change(files.paths()));

        findings.run();
        assertThat(messages(files))
                .containsExactly("component:default/graph-a names component:default/graph-lost (dependsOn),"
                        + " which is not in the catalog.");

        handOver.of(files.remove("b.yaml"));
        findings.run();
        assertThat(messages(files))
                .containsExactlyInAnyOrder(
                        "component:default/graph-a names component:default/graph-lost (dependsOn),"
                                + " which is not in the catalog.",
                        "component:default/graph-a names component:default/graph-b (dependsOn), whose descriptor is gone.");

        handOver.of(files.write("a.yaml", component("graph-a", "")));
        findings.run();
        assertThat(messages(files)).isEmpty();
    }

    @Test
    void tellsEachOfACircleOfTheOthers() {
        MemoryFiles files = new MemoryFiles("graph-two");
        files.with("group.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: graph-team}
                spec: {type: team, children: []}
                """)
                .with("a.yaml", component("graph-c", "component:graph-d"))
                .with("b.yaml", component("graph-d", "component:graph-e"))
                .with("c.yaml", component("graph-e", "component:graph-c"))
                .with("d.yaml", component("graph-f", "component:graph-c"));
        handOver.of(files.change(files.paths()));

        findings.run();

        assertThat(messages(files))
                .containsExactlyInAnyOrder(
                        "component:default/graph-c stands on itself by way of component:default/graph-d,"
                                + " component:default/graph-e.",
                        "component:default/graph-d stands on itself by way of component:default/graph-c,"
                                + " component:default/graph-e.",
                        "component:default/graph-e stands on itself by way of component:default/graph-c,"
                                + " component:default/graph-d.");
    }

    private List<String> messages(MemoryFiles files) {
        return sources.problems(files.id(), 0, 20).stream()
                .map(Problem::message)
                .filter(message -> !message.contains("graph-team"))
                .toList();
    }

    private static String component(String name, String dependsOn) {
        return CatalogRoomTests.component(name, "production", "graph-team") + "  dependsOn: [" + dependsOn + "]\n";
    }
}
