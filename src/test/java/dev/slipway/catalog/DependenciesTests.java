package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.PortalTest;
import dev.slipway.catalog.Dependencies.Affected;
import dev.slipway.catalog.Dependencies.Direction;
import dev.slipway.catalog.DependencyMap.Edge;
import dev.slipway.catalog.DependencyMap.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PortalTest
@Import(HandOver.class)
class DependenciesTests {

    @Autowired
    Dependencies dependencies;

    @Autowired
    HandOver handOver;

    @BeforeEach
    void declare() {
        handOver.of(new MemoryFiles("dependencies").write("all/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: deps-shop}
                spec: {type: website, lifecycle: production, owner: deps-nobody, consumesApis: [deps-prices]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: deps-prices}
                spec: {type: openapi, lifecycle: production, owner: deps-nobody, definition: "x"}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: deps-engine}
                spec:
                  {type: service, lifecycle: production, owner: deps-nobody, providesApis: [deps-prices],
                   dependsOn: [resource:deps-store, component:deps-gone], consumesApis: [deps-sold]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Resource
                metadata: {name: deps-store}
                spec: {type: database, owner: deps-nobody, dependsOn: [component:deps-engine]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: deps-sold}
                spec: {type: asyncapi, lifecycle: production, owner: deps-nobody, definition: "x"}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: deps-till}
                spec: {type: service, lifecycle: production, owner: deps-nobody, providesApis: [deps-sold],
                       consumesApis: [deps-prices]}
                """));
    }

    @Test
    void looksBothWaysStepByStep() {
        DependencyMap map = dependencies.around(ref("component:deps-engine"), 1, Direction.BOTH);

        assertThat(map.nodes())
                .extracting(node -> node.ref().name(), Node::distance, Node::exists)
                .containsExactlyInAnyOrder(
                        tuple("deps-engine", 0, true),
                        tuple("deps-store", 1, true),
                        tuple("deps-gone", 1, false),
                        tuple("deps-sold", 1, true),
                        tuple("deps-prices", -1, true));
        assertThat(map.edges())
                .contains(
                        new Edge(ref("api:deps-prices"), ref("component:deps-engine"), "apiProvidedBy"),
                        new Edge(ref("component:deps-engine"), ref("resource:deps-store"), "dependsOn"));
        assertThat(dependencies
                        .around(ref("component:deps-shop"), 3, Direction.USES)
                        .nodes())
                .extracting(node -> node.ref().name(), Node::distance)
                .contains(tuple("deps-prices", 1), tuple("deps-engine", 2), tuple("deps-store", 3));
        assertThat(dependencies
                        .around(ref("component:deps-shop"), 3, Direction.USERS)
                        .nodes())
                .hasSize(1);
    }

    @Test
    void tellsEveryoneWhoSuffersAndThroughWhom() {
        assertThat(dependencies.impact(ref("component:deps-engine")).affected())
                .extracting(
                        one -> one.node().ref().name(),
                        Affected::distance,
                        one -> one.through().name())
                .contains(
                        tuple("deps-prices", 1, "deps-engine"),
                        tuple("deps-shop", 2, "deps-prices"),
                        tuple("deps-till", 2, "deps-prices"))
                .doesNotContain(tuple("deps-engine", 2, "deps-store"));
    }

    @Test
    void takesNoEventsForACycle() {
        assertThat(dependencies.cycles())
                .filteredOn(cycle -> cycle.stream().anyMatch(ref -> ref.name().startsWith("deps-")))
                .singleElement()
                .satisfies(cycle ->
                        assertThat(cycle).containsExactly(ref("component:deps-engine"), ref("resource:deps-store")));
    }

    @Test
    void findsRelationsToWhatIsMissingWithTheirPlace() {
        assertThat(dependencies.dangling(0, 1_000).items())
                .filteredOn(one -> one.target().equals(ref("component:deps-gone")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.ref()).isEqualTo(ref("component:deps-engine"));
                    assertThat(one.path()).isEqualTo("all/catalog-info.yaml");
                    assertThat(one.line()).isPositive();
                });
    }

    private static EntityRef ref(String brief) {
        return EntityRef.parse(brief, "component", "default").orElseThrow();
    }
}
