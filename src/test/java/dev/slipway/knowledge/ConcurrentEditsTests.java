package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.knowledge.DecisionDraft.Values;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several at once at the same document: nobody's work is lost without their being told. */
@PortalTest
class ConcurrentEditsTests {

    private static final String RECORD =
            "# 1. Edit entries\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n";

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Autowired
    DecisionDrafts drafts;

    @Autowired
    Exercises exercises;

    @Autowired
    Trees trees;

    private Path folder;
    private SourceId source;

    @BeforeEach
    void aRepository() throws Exception {
        folder = Files.createDirectory(temporary.resolve("concurrent-test"));
        write("docs/adr/0001-edit.md", RECORD);
        write("runbooks/late.md", "# Late\n\n## Steps\n\n1. Look.\n2. Wait.\n");
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            commit(git);
        }
        source = TestSources.read(portal, folder);
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
        jdbc.sql("delete from knowledge.proposed_decision where source = :source")
                .param("source", source.value())
                .update();
    }

    @Test
    void tellsWhoeverComesSecondThatARecordIsBeingSuperseded() {
        DecisionDraft first = drafts.superseding(source, "docs/adr/0001-edit.md");
        DecisionDraft second = drafts.superseding(source, "docs/adr/0001-edit.md");
        propose("tomasz", first, "Entries are signed", "adr/signed");

        assertThatThrownBy(() -> propose("ilse", second, "Entries are sealed", "adr/sealed"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("omasz wrote “Entries are signed” to take its place")
                .hasMessageContaining("branch adr/signed");

        DecisionDraft again = drafts.superseding(source, "docs/adr/0001-edit.md");
        assertThat(again.notices())
                .singleElement()
                .asString()
                .contains("omasz wrote “Entries are signed”", "it waits on branch adr/signed");
        assertThat(again.numeral()).isEqualTo("0003");
        assertThat(propose("ilse", again, "Entries are sealed", "adr/sealed")).isEqualTo("adr/sealed");
    }

    @Test
    void refusesToSupersedeWhatWasSupersededMeanwhile() throws Exception {
        DecisionDraft late = drafts.superseding(source, "docs/adr/0001-edit.md");
        write("docs/adr/0001-edit.md", RECORD.replace("Accepted", "Superseded by [2](0002-signed.md)"));
        write("docs/adr/0002-signed.md", RECORD.replace("1. Edit entries", "2. Entries are signed"));
        try (Git git = Git.open(folder.toFile())) {
            commit(git);
        }

        assertThatThrownBy(() -> propose("ilse", late, "Entries are sealed", "adr/sealed"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("docs/adr/0001-edit.md was changed meanwhile");

        TestSources.read(portal, folder);
        assertThat(drafts.superseding(source, "docs/adr/0001-edit.md").notices())
                .singleElement()
                .asString()
                .startsWith("Its place is taken already: “Superseded by");
    }

    @Test
    void keepsTheBranchOfWhoeverCouldNotWriteFree() {
        DecisionDraft draft = drafts.superseding(source, "docs/adr/0001-edit.md");
        assertThatThrownBy(() -> propose("tomasz", draft, "Entries are signed", "main"))
                .isInstanceOf(Refusal.class);

        assertThat(drafts.superseding(source, "docs/adr/0001-edit.md").notices())
                .isEmpty();
        assertThat(propose("tomasz", draft, "Entries are signed", "adr/signed")).isEqualTo("adr/signed");
    }

    @Test
    void letsOnlyOneOfThoseThroughWhoSupersedeAtTheSameMoment() throws Exception {
        DecisionDraft draft = drafts.superseding(source, "docs/adr/0001-edit.md");

        List<Object> outcomes = together(
                () -> propose("tomasz", draft, "Entries are signed", "adr/signed"),
                () -> propose("ilse", draft, "Entries are sealed", "adr/sealed"));

        assertThat(outcomes).filteredOn(String.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refusal.class::isInstance).hasSize(1);
    }

    @Test
    void givesNoNumberTwice() {
        DecisionDraft first = drafts.of(source);
        DecisionDraft second = drafts.of(source);
        propose("tomasz", first, "Entries are counted", "adr/counted");

        assertThatThrownBy(() -> propose("ilse", second, "Entries are weighed", "adr/weighed"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Entries are counted");
        assertThat(drafts.of(source).number()).isEqualTo(first.number() + 1);
        assertThat(propose("ilse", drafts.of(source), "Entries are weighed", "adr/weighed"))
                .isEqualTo("adr/weighed");
    }

    @Test
    void endsWithTheLatestTextHoweverManyReadTheSourceAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            write("runbooks/late.md", "# Late " + round + "\n\n## Steps\n\n1. Look " + round + ".\n");
            Callable<Object> read = () -> TestSources.read(portal, folder);
            together(read, read, read);
        }
        TestSources.read(portal, folder);

        assertThat(documents.page(source, "runbooks/late.md").orElseThrow()).satisfies(page -> {
            assertThat(page.document().title()).isEqualTo("Late 4");
            assertThat(page.markdown()).contains("Look 4");
        });
    }

    @Test
    void keepsTheFirstTickOfTwoAtOnceWhileTheRunbookIsRewritten() throws Exception {
        Exercise run = As.person(
                "ilse",
                Role.ENGINEER,
                () -> exercises.start(source, "runbooks/late.md", Exercise.Occasion.INCIDENT, "INC-7"));
        write("runbooks/late.md", "# Late\n\n## Steps\n\n1. Something else altogether.\n");

        List<Object> outcomes = together(
                () -> As.person("ilse", Role.ENGINEER, () -> exercises.tick(run.id(), 1, true)),
                () -> As.person("tomasz", Role.ENGINEER, () -> exercises.tick(run.id(), 1, true)),
                () -> TestSources.read(portal, folder));

        assertThat(outcomes).noneMatch(Exception.class::isInstance);
        assertThat(exercises.find(run.id()).orElseThrow().steps()).satisfies(steps -> {
            assertThat(steps).extracting(step -> step.says().text()).containsExactly("Look.", "Wait.");
            assertThat(steps.getFirst().tickedBy()).isIn("ilse", "tomasz");
        });
    }

    @Test
    void takesNoWalkForOneThroughATreeThatChangedMeanwhile() throws IOException {
        write("trees/queue.yaml", tree(false));
        TestSources.read(portal, folder);
        UUID walk = UUID.randomUUID();
        tell(walk, true);

        write("trees/queue.yaml", tree(true));
        TestSources.read(portal, folder);
        assertThat(TestSources.problems(portal, source).items()).isEmpty();

        assertThatThrownBy(() -> tell(walk, false)).isInstanceOf(Refusal.class).hasMessageContaining("end of the tree");
        assertThat(trees.find(source, "concurrent-queue").orElseThrow().use()).satisfies(use -> {
            assertThat(use.walks()).isEqualTo(1);
            assertThat(use.helped()).isEqualTo(1);
        });
    }

    private void tell(UUID walk, boolean helped) {
        As.person("ilse", Role.ENGINEER, () -> trees.tell(walk, source, "concurrent-queue", List.of(1), helped));
    }

    private String propose(String who, DecisionDraft draft, String title, String branch) {
        Values values = new Values(
                title, "proposed", "2026-11-20", "", "", "", "x", List.of(), List.of(), "", "y", "z", "", "");
        return As.person(who, Role.ENGINEER, () -> drafts.propose(draft, values, branch, title))
                .branch();
    }

    /** What each gave, or threw. */
    @SafeVarargs
    private static List<Object> together(Callable<Object>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (ExecutorService threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<Object>> running = new ArrayList<>();
            for (Callable<Object> work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        return work.call();
                    } catch (Exception e) {
                        return e;
                    }
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    private static void commit(Git git) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("Write")
                .setAuthor("Test", "test@example.org")
                .setCommitter("Test", "test@example.org")
                .setSign(false)
                .call();
    }

    private static String tree(boolean asksAgain) {
        return """
                apiVersion: slipway.dev/v1
                kind: DecisionTree
                metadata: {name: concurrent-queue}
                spec:
                  title: Queue
                  start: queue
                  nodes:
                    queue:
                      ask: Is the queue growing?
                      answers:
                        - {say: "Yes", go: %s}
                        - {say: "No", go: wait}
                    wait: {do: Wait}
                """.formatted(asksAgain ? "again" : "wait")
                + (asksAgain
                        ? "    again: {ask: \"Really?\", answers: [{say: Certainly, go: wait}, {say: Hardly, go: wait}]}\n"
                        : "");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
