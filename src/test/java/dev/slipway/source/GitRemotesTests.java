package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRemotesTests {

    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");

    @TempDir
    Path home;

    private Git work;
    private GitRemotes remotes;
    private Source source;

    @BeforeEach
    void aRemoteWithTwoFiles() throws Exception {
        Path remote = home.resolve("remote");
        work = Git.init().setDirectory(remote.toFile()).setInitialBranch("main").call();
        SourceSettings settings = SampleSettings.of();
        remotes = new GitRemotes(
                home.resolve("data"),
                settings,
                new KnownOrganisations(settings, List.of()),
                new AddressGuard(settings),
                Clock.fixed(MONDAY, ZoneOffset.UTC));
        source = new Source(
                new SourceId("remote"),
                "remote",
                Source.Kind.GIT,
                Location.git(remote.toString(), null).value(),
                null,
                null,
                null,
                null,
                null,
                0,
                0);
        write("catalog-info.yaml", "kind: Component");
        write("docs/runbook.md", "# Run");
        commit("Ilse", 0, "first");
    }

    @AfterEach
    void close() {
        remotes.destroy();
        work.close();
    }

    @Test
    void readsTheHeadOfTheDefaultBranch() {
        GitTree tree = remotes.fetch(source);

        assertThat(tree.paths()).containsExactly("catalog-info.yaml", "docs/runbook.md");
        assertThat(tree.read("docs/runbook.md")).hasValue("# Run".getBytes(StandardCharsets.UTF_8));
        assertThat(tree.read("docs")).isEmpty();
        assertThat(tree.read("../remote/docs/runbook.md")).isEmpty();
        assertThat(tree.found().get("catalog-info.yaml").hash())
                .isEqualTo(BlobHash.of("kind: Component".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void seesWhatWasChangedDeletedAndRenamedSinceTheCommitBefore() throws Exception {
        GitTree before = remotes.fetch(source);
        write("catalog-info.yaml", "kind: API");
        commit("Jonas", 1, "second");
        Files.move(file("docs/runbook.md"), file("docs/playbook.md"));
        work.rm().addFilepattern("docs/runbook.md").call();
        commit("Leonie", 2, "third");

        GitTree after = remotes.fetch(source);

        assertThat(after.paths()).containsExactly("catalog-info.yaml", "docs/playbook.md");
        assertThat(after.found().get("docs/playbook.md").hash())
                .isEqualTo(before.found().get("docs/runbook.md").hash());
        Map<String, Snapshot.LastChange> changes = after.lastChanges(after.paths(), before.revision());
        assertThat(changes.get("catalog-info.yaml"))
                .isEqualTo(new Snapshot.LastChange(MONDAY.plus(Duration.ofDays(1)), "Jonas"));
        assertThat(changes.get("docs/playbook.md"))
                .isEqualTo(new Snapshot.LastChange(MONDAY.plus(Duration.ofDays(2)), "Leonie"));
        assertThat(before.read("docs/runbook.md"))
                .as("the commit before can still be read")
                .isPresent();
    }

    @Test
    void findsTheLastChangeInTheWholeHistoryTheFirstTime() throws Exception {
        write("catalog-info.yaml", "kind: API");
        commit("Jonas", 1, "second");

        GitTree tree = remotes.fetch(source);

        assertThat(tree.lastChanges(tree.paths(), null))
                .containsEntry("docs/runbook.md", new Snapshot.LastChange(MONDAY, "Ilse"))
                .containsEntry("catalog-info.yaml", new Snapshot.LastChange(MONDAY.plus(Duration.ofDays(1)), "Jonas"));
    }

    @Test
    void takesNoLinkForAFileWhereverItLeads() throws Exception {
        Path folder = home.resolve("remote");
        Files.createSymbolicLink(folder.resolve("passwd.yaml"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("up.yaml"), Path.of("../secret.yaml"));
        Files.createSymbolicLink(folder.resolve("same.yaml"), Path.of("catalog-info.yaml"));
        Files.createSymbolicLink(folder.resolve("etc"), Path.of("/etc"));
        commit("Ilse", 1, "links");

        GitTree tree = remotes.fetch(source);

        assertThat(tree.paths()).containsExactly("catalog-info.yaml", "docs/runbook.md");
        assertThat(List.of("passwd.yaml", "up.yaml", "same.yaml", "etc", "etc/passwd", "../secret.yaml"))
                .allSatisfy(path -> assertThat(tree.read(path)).as(path).isEmpty());
    }

    @Test
    void followsABranchThatWasRewritten() throws Exception {
        GitTree before = remotes.fetch(source);
        work.commit()
                .setAmend(true)
                .setMessage("rewritten")
                .setAuthor(person("Marek", 3))
                .setCommitter(person("Marek", 3))
                .setSign(false)
                .call();

        GitTree after = remotes.fetch(source);

        assertThat(after.revision()).isNotEqualTo(before.revision());
        assertThat(after.lastChanges(List.of("docs/runbook.md"), before.revision())
                        .get("docs/runbook.md")
                        .by())
                .isEqualTo("Marek");
    }

    @Test
    void keepsTheCloneWhenTheRemoteIsGone() throws Exception {
        GitTree before = remotes.fetch(source);
        Files.move(home.resolve("remote"), home.resolve("elsewhere"));

        assertThatThrownBy(() -> remotes.fetch(source)).isInstanceOf(Unreachable.class);
        assertThat(remotes.at(source, before.revision()).paths()).hasSize(2);
    }

    @Test
    void givesUpWhenTheTimeIsOverAndFetchesNoMoreHistoryThanAskedFor() throws Exception {
        write("catalog-info.yaml", "kind: API");
        commit("Ilse", 1, "second");
        Unreachable late = catchThrowableOfType(
                Unreachable.class, () -> remotes.fetch(source, MONDAY.minusSeconds(1), Integer.MAX_VALUE));
        assertThat(late.words()).isEqualTo("fetching it took too long");

        GitTree one = remotes.fetch(source, MONDAY.plusSeconds(60), 1);

        assertThat(one.read("catalog-info.yaml")).hasValue("kind: API".getBytes(StandardCharsets.UTF_8));
        assertThat(remotes.repository(source).getObjectDatabase().getShallowCommits())
                .as("where the history was cut off")
                .hasSize(1);
    }

    @Test
    void saysThatABranchIsMissing() {
        Source wrong = new Source(
                source.id(), "remote", Source.Kind.GIT, source.location(), "nope", null, null, null, null, 0, 0);

        assertThatThrownBy(() -> remotes.fetch(wrong))
                .isInstanceOf(Unreachable.class)
                .hasMessage("the remote has no branch nope");
    }

    @Test
    void fetchesWhatAnotherNodeHandedOn() {
        GitTree elsewhere = remotes.fetch(source);
        remotes.forget(source.id());

        assertThat(remotes.at(source, elsewhere.revision()).paths()).hasSize(2);
    }

    private Path file(String path) {
        return work.getRepository().getWorkTree().toPath().resolve(path);
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.writeString(file(path), content);
    }

    private RevCommit commit(String author, int day, String message) throws GitAPIException {
        work.add().addFilepattern(".").call();
        return work.commit()
                .setMessage(message)
                .setAuthor(person(author, day))
                .setCommitter(person(author, day))
                .setSign(false)
                .call();
    }

    private static PersonIdent person(String name, int day) {
        return new PersonIdent(name, name + "@example.org", MONDAY.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    }
}
