package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Page;
import dev.slipway.PortalTest;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceChange;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PortalTest
@Import(HandOver.class)
class CatalogRoomTests {

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogSearch search;

    @Autowired
    HandOver handOver;

    @Autowired
    Sources sources;

    @Test
    void saysWhatEntitiesAreCalled() {
        hand(new MemoryFiles("room-titles").write("titles/org.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: titles-front-door}
                spec: {type: team, profile: {displayName: The Front Door}, children: []}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: titles-Money}
                spec: {type: team, children: []}
                """));

        assertThat(catalog.titles(List.of(
                        EntityRef.of("group:default/titles-front-door"),
                        EntityRef.of("group:default/titles-money"),
                        EntityRef.of("group:default/titles-nobody"))))
                .containsEntry(EntityRef.of("group:default/titles-front-door"), "The Front Door")
                .containsEntry(EntityRef.of("group:default/titles-money"), "titles-Money")
                .containsEntry(EntityRef.of("group:default/titles-nobody"), "titles-nobody");
    }

    @Test
    void readsAServiceWithEverythingItsDescriptorSays() {
        MemoryFiles files = new MemoryFiles("room-one");
        hand(files.write("ledger/catalog-info.yaml", """
                # the books
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: Room-Ledger
                  title: The ledger
                  description: Keeps the books.
                  labels: {slipway.dev/tier: "1"}
                  annotations: {github.com/project-slug: harbourline/ledger}
                  tags: [java, money]
                  links: [{url: "https://wiki.example/ledger", title: Wiki}]
                spec:
                  type: service
                  lifecycle: production
                  owner: room-money
                  system: room-payments
                  providesApis: [room-ledger-api]
                """));

        Entity entity =
                catalog.find(EntityRef.of("component:default/room-ledger")).orElseThrow();

        assertThat(entity.name()).isEqualTo("Room-Ledger");
        assertThat(entity.kind()).isEqualTo("Component");
        assertThat(entity.title()).isEqualTo("The ledger");
        assertThat(entity.tier()).isEqualTo(1);
        assertThat(entity.owner()).isEqualTo(EntityRef.of("group:default/room-money"));
        assertThat(entity.system()).isEqualTo(EntityRef.of("system:default/room-payments"));
        assertThat(entity.tags()).containsExactly("java", "money");
        assertThat(entity.labels()).containsEntry("slipway.dev/tier", "1");
        assertThat(entity.annotations())
                .containsEntry("github.com/project-slug", "harbourline/ledger")
                .containsEntry(
                        "backstage.io/managed-by-location",
                        "url:https://git.example/harbourline/room-one/blob/main/ledger/catalog-info.yaml");
        assertThat(entity.links()).extracting(Entity.Link::title).containsExactly("Wiki");
        assertThat(entity.root()).isEqualTo("ledger/");
        assertThat(entity.line()).isEqualTo(2);
        assertThat(entity.changedAt()).isEqualTo(MemoryFiles.CHANGED);
        assertThat(entity.isService()).isTrue();
        assertThat(catalog.relations(entity.ref()))
                .extracting(relation -> relation.type() + " " + relation.target() + " " + relation.exists())
                .containsExactly(
                        "ownedBy group:default/room-money false",
                        "partOf system:default/room-payments false",
                        "providesApi api:default/room-ledger-api false");
        assertThat(catalog.roots(files.id())).containsKey("ledger/");
        assertThat(search.load(List.of("entity:component:default/room-ledger")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo("service");
                    assertThat(found.url()).isEqualTo("catalog/default/component/room-ledger");
                });
    }

    @Test
    void keepsTheUidAndTellsWhatChanged() {
        MemoryFiles files = new MemoryFiles("room-two");
        EntityRef ref = EntityRef.of("component:default/room-changing");
        hand(files.write("catalog-info.yaml", component("room-changing", "experimental", "room-money")));
        UUID uid = catalog.find(ref).orElseThrow().uid();

        hand(files.write("catalog-info.yaml", component("room-changing", "production", "room-money")));
        hand(files.write("catalog-info.yaml", component("room-changing", "production", "room-money")));
        hand(files.write(
                "catalog-info.yaml", "# one line further\n" + component("room-changing", "production", "room-money")));

        Entity entity = catalog.find(ref).orElseThrow();
        assertThat(entity.uid()).isEqualTo(uid);
        assertThat(entity.lifecycle()).isEqualTo("production");
        assertThat(entity.line()).isEqualTo(2);
        Page<HistoryEntry> history = catalog.history(ref, 0, 10);
        assertThat(history.total()).isEqualTo(2);
        assertThat(history.items().getFirst().changes())
                .containsExactly(new HistoryEntry.Change("spec.lifecycle", "experimental", "production"));
        assertThat(history.items().getFirst().by()).isEqualTo("Leonie");
        assertThat(history.items().getFirst().revision()).isEqualTo("abc123");
        assertThat(history.items().getLast().what()).isEqualTo(HistoryEntry.What.CREATED);
    }

    @Test
    void keepsTheLastGoodStateOfABrokenDescriptor() {
        MemoryFiles files = new MemoryFiles("room-three");
        EntityRef ref = EntityRef.of("component:default/room-breaking");
        hand(files.write("catalog-info.yaml", component("room-breaking", "production", "room-money")));

        hand(files.write(
                "catalog-info.yaml",
                component("room-breaking", "production", "room-money").replace("owner", "owned")));
        assertThat(catalog.find(ref)).isPresent();
        assertThat(sources.problems(files.id(), 0, 5))
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(6, "spec.owner is missing."));
        hand(files.write("catalog-info.yaml", "apiVersion: backstage.io/v1alpha1\nkind: [Component"));
        assertThat(catalog.find(ref)).isPresent();
        hand(files.write("catalog-info.yaml", component("room-mended", "production", "room-money")));

        assertThat(catalog.renamed(ref)).contains(EntityRef.of("component:default/room-mended"));
    }

    @Test
    void letsTheFirstOfTwoFilesStayAndTheSecondInWhenItGoes() {
        MemoryFiles files = new MemoryFiles("room-five");
        EntityRef ref = EntityRef.of("component:default/room-twice");
        hand(files.write("b.yaml", component("room-twice", "production", "room-money")));
        UUID uid = catalog.find(ref).orElseThrow().uid();
        hand(files.write("a.yaml", component("room-twice", "deprecated", "room-money")));
        hand(files.write("a.yaml", component("Room-Twice", "deprecated", "room-money")));

        assertThat(catalog.find(ref).orElseThrow().path()).isEqualTo("b.yaml");
        assertThat(sources.problems(files.id(), 0, 5))
                .extracting(Problem::message)
                .containsExactly(ref + " is already declared in b.yaml, line 1; that one stays.");
        assertThat(catalog.history(ref, 0, 5).items())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.CONFLICT, HistoryEntry.What.CREATED);
        hand(files.remove("b.yaml"));

        assertThat(catalog.find(ref).orElseThrow().path()).isEqualTo("a.yaml");
        assertThat(catalog.find(ref).orElseThrow().uid()).isEqualTo(uid);
        assertThat(sources.problems(files.id(), 0, 5)).isEmpty();
    }

    @Test
    void followsAnEntityThatMovesToAnotherFile() {
        MemoryFiles files = new MemoryFiles("room-six");
        EntityRef ref = EntityRef.of("component:default/room-moving");
        hand(files.write("old.yaml", component("room-moving", "production", "room-money")));
        UUID uid = catalog.find(ref).orElseThrow().uid();

        SourceChange gone = files.remove("old.yaml");
        SourceChange come = files.write("new.yaml", component("room-moving", "production", "room-money"));
        hand(new SourceChange(come.source(), come.written(), gone.removed(), files));

        assertThat(catalog.find(ref).orElseThrow().path()).isEqualTo("new.yaml");
        assertThat(catalog.find(ref).orElseThrow().uid()).isEqualTo(uid);
    }

    @Test
    void listsCountsAndStreamsWhatPassesAFilter() {
        MemoryFiles files = new MemoryFiles("room-seven");
        for (int i = 0; i < 30; i++) {
            files.with("c%02d.yaml".formatted(i), component("room-list-%02d".formatted(i), "production", "room-many"));
        }
        hand(files.change(files.paths()));
        EntityFilter mine = new EntityFilter(
                "component",
                "service",
                "production",
                EntityRef.of("group:default/room-many"),
                null,
                null,
                null,
                "LIST-",
                null);

        Page<Entity> page = catalog.list(mine, 10, 5);

        assertThat(page.total()).isEqualTo(30);
        assertThat(page.items())
                .extracting(Entity::name)
                .startsWith("room-list-10")
                .hasSize(5);
        assertThat(catalog.count(mine)).isEqualTo(30);
        assertThat(catalog.facet(Facet.OWNER, mine)).containsExactly(new Facet.Count("group:default/room-many", 30));
        List<Entity> streamed = new ArrayList<>();
        catalog.each(mine, streamed::add);
        assertThat(streamed).hasSize(30);
        assertThat(catalog.list(new EntityFilter(null, null, null, null, null, null, null, "room_list", null), 0, 5)
                        .total())
                .isZero();
        assertThat(catalog.find(
                        List.of(EntityRef.of("component:default/room-list-03"), EntityRef.of("api:default/no"))))
                .hasSize(1);

        hand(files.remove("c00.yaml"));
        assertThat(catalog.list(mine, 0, 5).total()).isEqualTo(30);
    }

    private void hand(SourceChange change) {
        handOver.of(change);
    }

    static String component(String name, String lifecycle, String owner) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                spec:
                  type: service
                  lifecycle: %s
                  owner: %s
                """.formatted(name, lifecycle, owner);
    }
}
