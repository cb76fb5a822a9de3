package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceChange;
import dev.slipway.source.Sources;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@PortalTest
@Import(HandOver.class)
class TruthOverTimeTests {

    private static final EntityRef OLD = EntityRef.of("component:default/time-old");
    private static final EntityRef NEW = EntityRef.of("component:default/time-new");

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogFindings findings;

    @Autowired
    OwnerFindings owners;

    @Autowired
    HandOver handOver;

    @Autowired
    Sources sources;

    @Test
    void keepsTheIdentityOfWhatIsRenamedInItsFile() {
        MemoryFiles files = new MemoryFiles("time-one");
        handOver.of(files.write("catalog-info.yaml", bearing("time-old", "4711", "production")));
        UUID uid = catalog.find(OLD).orElseThrow().uid();

        handOver.of(files.write("catalog-info.yaml", bearing("time-new", "4711", "production")));

        assertThat(catalog.find(OLD)).isEmpty();
        assertThat(catalog.find(NEW).orElseThrow().uid()).isEqualTo(uid);
        assertThat(catalog.renamed(OLD)).contains(NEW);
        assertThat(catalog.history(NEW, 0, 10).items())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.RENAMED, HistoryEntry.What.CREATED);
        assertThat(catalog.history(NEW, 0, 1).items().getFirst().changes())
                .containsExactly(
                        new HistoryEntry.Change("ref", OLD.toString(), NEW.toString()),
                        new HistoryEntry.Change("metadata.name", "time-old", "time-new"));
        assertThat(sources.problems(files.id(), 0, 5)).isEmpty();

        handOver.of(files.write("catalog-info.yaml", bearing("time-old", "4711", "production")));
        assertThat(catalog.find(OLD).orElseThrow().uid()).isEqualTo(uid);
        assertThat(catalog.renamed(NEW)).contains(OLD);
    }

    @Test
    void keepsTheIdentityOfTheOnlyOneOfItsKindInAFileWithoutAnId() {
        MemoryFiles files = new MemoryFiles("time-eight");
        String api = """
                ---
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: time-api}
                spec: {type: openapi, lifecycle: production, owner: time-team, definition: "openapi: 3.1.0"}
                """;
        handOver.of(files.write("catalog-info.yaml", plain("time-plain") + api));
        UUID uid = uid("component:default/time-plain");

        handOver.of(files.write("catalog-info.yaml", plain("time-called-otherwise") + api));

        assertThat(uid("component:default/time-called-otherwise")).isEqualTo(uid);
        assertThat(catalog.renamed(EntityRef.of("component:default/time-plain")))
                .contains(EntityRef.of("component:default/time-called-otherwise"));
        assertThat(catalog.history(EntityRef.of("component:default/time-called-otherwise"), 0, 10)
                        .items())
                .extracting(HistoryEntry::what)
                .containsExactly(HistoryEntry.What.RENAMED, HistoryEntry.What.CREATED);
        assertThat(catalog.find(EntityRef.of("api:default/time-api"))).isPresent();
    }

    @Test
    void takesNothingForAnotherThatMayBeSomethingElse() {
        MemoryFiles files = new MemoryFiles("time-nine");
        String person = """
                apiVersion: backstage.io/v1alpha1
                kind: User
                metadata: {name: %s}
                spec: {memberOf: []}
                """;
        handOver.of(files.write("two.yaml", plain("time-stays") + "---\n" + plain("time-goes")));
        handOver.of(files.write("person.yaml", person.formatted("time-anna")));
        handOver.of(files.write("one.yaml", plain("time-before")));

        handOver.of(files.write("two.yaml", plain("time-stays") + "---\n" + plain("time-comes")));
        handOver.of(files.write("person.yaml", person.formatted("time-ben")));
        handOver.of(files.write("one.yaml", bearing("time-after", "4714", "production")));

        for (String left :
                List.of("component:default/time-goes", "user:default/time-anna", "component:default/time-before")) {
            assertThat(catalog.find(EntityRef.of(left)).orElseThrow().orphan())
                    .as(left)
                    .isNotNull();
            assertThat(catalog.renamed(EntityRef.of(left))).as(left).isEmpty();
        }
    }

    @Test
    void letsAnIdThatWasDroppedGoAlong() {
        MemoryFiles files = new MemoryFiles("time-ten");
        handOver.of(files.write("a.yaml", bearing("time-with-id", "4715", "production")));
        UUID uid = uid("component:default/time-with-id");
        handOver.of(files.write("a.yaml", plain("time-without-id")));
        handOver.of(files.write("b.yaml", bearing("time-with-its-id", "4715", "production")));

        assertThat(uid("component:default/time-without-id")).isEqualTo(uid);
        assertThat(uid("component:default/time-with-its-id")).isNotEqualTo(uid);
        assertThat(messages(files)).containsExactly("The id 4715 is that of component:default/time-without-id.");
    }

    @Test
    void keepsTheIdentityOfWhatMovesToAnotherSourceUnderAnotherName() {
        MemoryFiles here = new MemoryFiles("time-two");
        MemoryFiles there = new MemoryFiles("time-three");
        EntityRef before = EntityRef.of("component:default/time-moving");
        EntityRef after = EntityRef.of("component:default/time-moved");
        handOver.of(here.write("a.yaml", bearing("time-moving", "4712", "production")));
        UUID uid = catalog.find(before).orElseThrow().uid();

        handOver.of(here.remove("a.yaml"));
        handOver.of(there.write("b.yaml", bearing("time-moved", "4712", "production")));

        assertThat(catalog.find(after).orElseThrow().uid()).isEqualTo(uid);
        assertThat(catalog.renamed(before)).contains(after);
    }

    @Test
    void reportsAnIdThatTwoBear() {
        MemoryFiles files = new MemoryFiles("time-four");
        handOver.of(files.write("a.yaml", bearing("time-first", "4713", "production")));
        SourceChange copy = files.write("b.yaml", bearing("time-copy", "4713", "production"));
        handOver.of(copy);

        assertThat(catalog.find(EntityRef.of("component:default/time-copy"))
                        .orElseThrow()
                        .uid())
                .isNotEqualTo(catalog.find(EntityRef.of("component:default/time-first"))
                        .orElseThrow()
                        .uid());
        assertThat(sources.problems(files.id(), 0, 5))
                .extracting(Problem::path, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "b.yaml", "The id 4713 is that of component:default/time-first."));
    }

    @Test
    void tellsBothOwnersOfAConflictAndTheOwnersOfWhatHasNone() {
        MemoryFiles here = new MemoryFiles("time-five");
        MemoryFiles there = new MemoryFiles("time-six");
        String group = """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: time-team}
                spec: {type: team, children: []}
                """;
        here.with("group.yaml", group)
                .with("a.yaml", CatalogRoomTests.component("time-both", "production", "time-team"))
                .with("c.yaml", CatalogRoomTests.component("time-lost", "production", "time-nobody"));
        handOver.of(here.change(here.paths()));
        handOver.of(there.write("b.yaml", CatalogRoomTests.component("time-both", "production", "time-team")));

        assertThat(catalog.contenders(EntityRef.of("component:default/time-both")))
                .containsExactly(new Contender(there.id(), "b.yaml"));
        findings.run();
        assertThat(messages(here))
                .containsExactlyInAnyOrder(
                        "component:default/time-both is also declared in b.yaml of the source time-six, which waits.",
                        "component:default/time-lost is owned by group:default/time-nobody, which is not in the catalog.");
        assertThat(messages(there))
                .containsExactly(
                        "component:default/time-both is already declared in a.yaml, line 1 of the source time-five;"
                                + " that one stays.");

        handOver.of(there.remove("b.yaml"));
        handOver.of(here.remove("group.yaml"));
        handOver.of(here.write("c.yaml", CatalogRoomTests.component("time-lost", "production", "time-team")));
        handOver.of(here.write("other.yaml", group.replace("time-team", "time-else")));
        findings.run();

        assertThat(messages(here))
                .containsExactlyInAnyOrder(
                        "component:default/time-both is owned by group:default/time-team, whose descriptor is gone.",
                        "component:default/time-lost is owned by group:default/time-team, whose descriptor is gone.");
        assertThat(messages(there)).isEmpty();
    }

    @Test
    void saysWhereCodeownersNamesAnotherGroupOfTheCatalog() {
        MemoryFiles files = new MemoryFiles("time-seven");
        String group = """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: time-%s, annotations: {github.com/team-slug: org/%s-devs}}
                spec: {type: team, children: []}
                """;
        files.with("a.yaml", group.formatted("red", "red"))
                .with("b.yaml", group.formatted("blue", "blue"))
                .with("same/c.yaml", CatalogRoomTests.component("time-same", "production", "time-red"))
                .with("other/c.yaml", CatalogRoomTests.component("time-other", "production", "time-red"))
                .with("free/c.yaml", CatalogRoomTests.component("time-free", "production", "time-red"));
        handOver.of(files.change(files.paths()));

        List<Problem> problems = owners.disagreements(
                files.id(),
                CodeOwners.read("CODEOWNERS", "* @org/unknown\nsame/ @org/red-devs\nother/ @org/blue-devs\n"));

        assertThat(problems)
                .extracting(Problem::path, Problem::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "other/c.yaml",
                        "component:default/time-other is owned by group:default/time-red, but CODEOWNERS, line 3, says"
                                + " group:default/time-blue."));
    }

    private UUID uid(String ref) {
        return catalog.find(EntityRef.of(ref)).orElseThrow().uid();
    }

    private static String plain(String name) {
        return CatalogRoomTests.component(name, "production", "time-team");
    }

    private List<String> messages(MemoryFiles files) {
        return sources.problems(files.id(), 0, 20).stream()
                .map(Problem::message)
                .toList();
    }

    private static String bearing(String name, String id, String lifecycle) {
        return CatalogRoomTests.component(name, lifecycle, "time-team")
                .replace("metadata:\n", "metadata:\n  annotations: {slipway.dev/id: \"" + id + "\"}\n");
    }
}
