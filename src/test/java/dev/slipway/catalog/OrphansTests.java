package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
@Import(HandOver.class)
class OrphansTests {

    @Autowired
    Catalog catalog;

    @Autowired
    EntityDocuments documents;

    @Autowired
    Orphans orphans;

    @Autowired
    RemoveOrphans removeOrphans;

    @Autowired
    CatalogMemberships memberships;

    @Autowired
    CatalogSearch search;

    @Autowired
    HandOver handOver;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationContext portal;

    @Test
    void keepsWhatAFileNoLongerDeclaresAndSaysWhy() {
        MemoryFiles files = new MemoryFiles("orphan-one");
        EntityRef stays = ref("orphan-stays");
        EntityRef goes = ref("orphan-goes");
        handOver.of(files.write("all.yaml", component("orphan-stays") + "---\n" + component("orphan-goes")));
        UUID uid = catalog.find(goes).orElseThrow().uid();

        handOver.of(files.write("all.yaml", component("orphan-stays")));
        handOver.of(files.remove("all.yaml"));

        Entity gone = catalog.find(goes).orElseThrow();
        assertThat(gone.uid()).isEqualTo(uid);
        assertThat(gone.root()).isNull();
        assertThat(gone.orphan().why()).isEqualTo("Its file all.yaml no longer declares it since commit abc123.");
        assertThat(catalog.find(stays).orElseThrow().orphan().why())
                .isEqualTo("Its file all.yaml is gone since commit abc123.");
        assertThat(orphans.removedAt(gone)).contains(gone.orphan().since().plus(Duration.ofDays(14)));
        assertThat(catalog.history(goes, 0, 5).items())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.ORPHANED, HistoryEntry.What.CREATED);
        assertThat(catalog.relations(EntityRef.of("group:default/orphan-team")))
                .extracting(Relation::target)
                .contains(goes);
    }

    @Test
    void marksAnOrphanAsBackstageDoesSoThatItsQueriesFindIt() {
        MemoryFiles files = new MemoryFiles("orphan-two");
        handOver.of(files.with(
                        "a.yaml", component("orphan-marked").replace("metadata:", "metadata:\n  annotations: {a: b}"))
                .with(
                        "b.yaml",
                        component("orphan-faked")
                                .replace("metadata:", "metadata:\n  annotations: {backstage.io/orphan: 'true'}"))
                .change(List.of("a.yaml", "b.yaml")));
        handOver.of(files.remove("a.yaml"));

        Map<String, List<String>> filter = Map.of(
                "metadata.annotations.backstage.io/orphan",
                List.of("true"),
                "metadata.name",
                List.of("orphan-marked", "orphan-faked"));
        List<String> found = documents
                .query(new EntityQuery(List.of(filter), null, List.of(), null, List.of(), 0, 10, null))
                .items();

        assertThat(found)
                .singleElement()
                .satisfies(json -> assertThat(json)
                        .contains("\"name\":\"orphan-marked\"")
                        .contains("\"a\":\"b\"")
                        .contains("\"backstage.io/orphan\":\"true\""));
        assertThat(catalog.count(new EntityFilter(null, null, null, null, null, null, null, "orphan-marked", true)))
                .isEqualTo(1);
        assertThat(catalog.count(new EntityFilter(null, null, null, null, null, null, null, "orphan-marked", false)))
                .isZero();
        assertThat(search.load(List.of("entity:component:default/orphan-marked")))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.status()).isEqualTo("orphan");
                    assertThat(hit.body()).contains("Its file a.yaml is gone");
                });
    }

    @Test
    void goesOnAsBeforeWhenItsDescriptorIsBackAnywhere() {
        MemoryFiles here = new MemoryFiles("orphan-three");
        MemoryFiles there = new MemoryFiles("orphan-four");
        EntityRef ref = ref("orphan-back");
        handOver.of(here.write("a.yaml", component("orphan-back")));
        UUID uid = catalog.find(ref).orElseThrow().uid();
        handOver.of(here.remove("a.yaml"));

        handOver.of(here.write("a.yaml", component("orphan-back")));
        assertThat(catalog.find(ref).orElseThrow().orphan()).isNull();
        assertThat(documents.find(ref).orElseThrow()).doesNotContain("orphan\":\"true");
        handOver.of(here.remove("a.yaml"));
        handOver.of(there.write("b.yaml", component("orphan-back").replace("production", "deprecated")));

        Entity back = catalog.find(ref).orElseThrow();
        assertThat(back.uid()).isEqualTo(uid);
        assertThat(back.source()).isEqualTo(there.id());
        assertThat(back.orphan()).isNull();
        assertThat(catalog.history(ref, 0, 1).items()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo(HistoryEntry.What.RETURNED);
            assertThat(entry.changes()).extracting(HistoryEntry.Change::path).contains("spec.lifecycle");
            assertThat(entry.changes())
                    .extracting(HistoryEntry.Change::path)
                    .noneMatch(path -> path.contains("orphan"));
        });
    }

    @Test
    void removesThoseThatNobodyKeepsWhenTheirTimeIsOver() {
        MemoryFiles files = new MemoryFiles("orphan-five");
        EntityRef due = ref("orphan-due");
        EntityRef kept = ref("orphan-kept");
        EntityRef young = ref("orphan-young");
        files.with("a.yaml", component("orphan-due"))
                .with("b.yaml", component("orphan-kept"))
                .with("c.yaml", component("orphan-young"));
        handOver.of(files.change(files.paths()));
        List.of("a.yaml", "b.yaml", "c.yaml").forEach(path -> handOver.of(files.remove(path)));
        As.person("ilse", Role.LEAD, () -> {
            orphans.keep(kept);
            return null;
        });
        jdbc.update(
                "update catalog.entity set orphaned_at = orphaned_at - interval '15 days' where ref in (?, ?)",
                due.toString(),
                kept.toString());

        removeOrphans.run();

        assertThat(catalog.find(due)).isEmpty();
        assertThat(catalog.history(due, 0, 1).items())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.REMOVED);
        assertThat(catalog.relations(EntityRef.of("group:default/orphan-team")))
                .extracting(Relation::target)
                .doesNotContain(due);
        assertThat(catalog.find(kept).orElseThrow().orphan().keptBy()).isEqualTo("ilse");
        assertThat(orphans.removedAt(catalog.find(kept).orElseThrow())).isEmpty();
        assertThat(catalog.find(young)).isPresent();
    }

    @Test
    void isRemovedAtOnceByWhoMayAndOnlyAsLongAsItIsAnOrphan() {
        MemoryFiles files = new MemoryFiles("orphan-six");
        EntityRef ref = ref("orphan-now");
        handOver.of(files.write("a.yaml", component("orphan-now")));

        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> remove(ref)))
                .isInstanceOf(Refusal.class);
        handOver.of(files.remove("a.yaml"));
        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> remove(ref)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(catalog.find(ref)).isPresent();
        As.person("ilse", Role.LEAD, () -> remove(ref));

        assertThat(catalog.find(ref)).isEmpty();
        assertThat(catalog.history(ref, 0, 1).items())
                .extracting(HistoryEntry::by)
                .containsExactly("ilse");
    }

    @Test
    void goesWithItsSourceWhenThatIsRemovedOnPurpose(@TempDir Path folder) throws Exception {
        Path home = Files.createDirectory(folder.resolve("orphan-source"));
        Files.writeString(home.resolve("a.yaml"), component("orphan-early"));
        Files.writeString(home.resolve("b.yaml"), component("orphan-late"));
        SourceId id = TestSources.read(portal, home);
        Files.delete(home.resolve("a.yaml"));
        TestSources.read(portal, home);
        assertThat(catalog.find(ref("orphan-early")).orElseThrow().orphan()).isNotNull();

        TestSources.remove(portal, id);
        removeOrphans.run();

        assertThat(catalog.find(ref("orphan-early"))).isEmpty();
        assertThat(catalog.find(ref("orphan-late"))).isEmpty();
    }

    @Test
    void vouchesForNobodyAsAGroup() {
        MemoryFiles files = new MemoryFiles("orphan-seven");
        String user = """
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: {name: orphan-user}
                spec: {memberOf: [orphan-team]}
                """;
        handOver.of(files.write("user.yaml", user));
        assertThat(memberships.groupsOf("orphan-user", null)).containsExactly("group:default/orphan-team");

        handOver.of(files.remove("user.yaml"));

        assertThat(memberships.groupsOf("orphan-user", null)).isEmpty();
    }

    @Test
    void readsThePolicyOfTheSettings() {
        assertThat(OrphanPolicy.of("keep").after()).isNull();
        assertThat(OrphanPolicy.of("remove-after 36h").after()).isEqualTo(Duration.ofHours(36));
        assertThatThrownBy(() -> OrphanPolicy.of("remove"))
                .hasMessage("slipway.catalog.orphans is 'remove'; write keep, or remove-after and a time, for example:"
                        + " remove-after 14d");
    }

    private Void remove(EntityRef ref) {
        orphans.remove(ref);
        return null;
    }

    private static EntityRef ref(String name) {
        return EntityRef.of("component:default/" + name);
    }

    private static String component(String name) {
        return CatalogRoomTests.component(name, "production", "orphan-team");
    }
}
