package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class BranchesTests {

    private static final String OLD = "kind: Component # the old\n";

    @Autowired
    Branches branches;

    @Autowired
    SourceStore store;

    @TempDir
    Path home;

    private Git git;
    private Path work;
    private SourceId remote;
    private SourceId folder;

    @BeforeEach
    void aRepositoryThatIsReadAsARemoteAndAsAFolder() throws Exception {
        work = Files.createDirectory(home.resolve("branches-work"));
        git = Git.init().setDirectory(work.toFile()).setInitialBranch("trunk").call();
        Files.writeString(work.resolve("catalog-info.yaml"), OLD);
        Files.createSymbolicLink(work.resolve("link"), Path.of("/tmp"));
        Files.createSymbolicLink(work.resolve("link.yaml"), Path.of("/etc/passwd"));
        git.add().addFilepattern(".").call();
        git.commit().setMessage("first").setSign(false).call();
        String name = "b" + System.nanoTime();
        remote = new SourceId(name);
        folder = new SourceId(name + "-folder");
        store.add(remote, name, Location.git(work.toString(), null), false);
        store.add(folder, name, Location.folder(work.toString()), false);
    }

    @AfterEach
    void close() {
        git.close();
        store.delete(remote);
        store.delete(folder);
    }

    @Test
    void pushesANewBranchInTheNameOfWhoIsSignedIn() throws Exception {
        Branches.Written written = write(remote, "edit/one", "catalog-info.yaml", OLD, "kind: API\n");

        RevCommit commit = tip("edit/one");
        assertThat(commit.name()).isEqualTo(written.commit());
        assertThat(commit.getAuthorIdent().getName()).isEqualTo("tomasz");
        assertThat(commit.getAuthorIdent().getEmailAddress()).isEqualTo("tomasz@slipway.invalid");
        assertThat(commit.getFullMessage()).isEqualTo("Say it is an API\n");
        assertThat(commit.getParent(0)).isEqualTo(tip("trunk"));
        assertThat(content("edit/one", "catalog-info.yaml")).isEqualTo("kind: API\n");
        assertThat(content("trunk", "catalog-info.yaml")).isEqualTo(OLD);
        assertThat(written.review()).isNull();
    }

    @Test
    void leavesAWorkTreeAsItIs() throws Exception {
        Files.writeString(work.resolve("unfinished.md"), "mine");

        write(folder, "edit/two", "new/catalog-info.yaml", null, "kind: API\n");

        assertThat(content("edit/two", "new/catalog-info.yaml")).isEqualTo("kind: API\n");
        assertThat(git.getRepository().getBranch()).isEqualTo("trunk");
        assertThat(work.resolve("new")).doesNotExist();
        assertThat(git.status().call().getUntracked()).containsExactly("unfinished.md");
        assertThat(git.status().call().getUncommittedChanges()).isEmpty();
    }

    @Test
    void touchesNoBranchThatIsThereAndLeastOfAllTheOneThatCounts() throws Exception {
        write(remote, "edit/three", "a.yaml", null, "a: 1\n");
        for (SourceId id : new SourceId[] {remote, folder}) {
            assertThatThrownBy(() -> write(id, "trunk", "a.yaml", null, "a: 1\n"))
                    .hasMessageContaining("trunk is the branch that counts");
            assertThatThrownBy(() -> write(id, "edit/three", "b.yaml", null, "b: 1\n"))
                    .hasMessageContaining("there is a branch edit/three already");
        }
        assertThat(content("edit/three", "b.yaml")).isNull();
    }

    @Test
    void undoesNobodysNewerWork() throws Exception {
        Files.writeString(work.resolve("catalog-info.yaml"), "kind: Group\n");
        git.commit().setAll(true).setMessage("second").setSign(false).call();

        assertThatThrownBy(() -> write(remote, "edit/four", "catalog-info.yaml", OLD, "kind: API\n"))
                .hasMessageContaining("catalog-info.yaml was changed meanwhile");
        assertThatThrownBy(() -> write(remote, "edit/four", "catalog-info.yaml", null, "kind: API\n"))
                .hasMessageContaining("There is a file catalog-info.yaml already");
        assertThatThrownBy(() -> write(remote, "edit/four", "gone.yaml", OLD, "kind: API\n"))
                .hasMessageContaining("gone.yaml is no longer there");
        assertThat(git.getRepository().exactRef("refs/heads/edit/four")).isNull();
    }

    @Test
    void harmsNoFileThatIsWrittenInAnotherEncoding() throws Exception {
        byte[] western = "kind: Größe\n".getBytes(Charset.forName("windows-1252"));
        Files.write(work.resolve("catalog-info.yaml"), western);
        git.commit().setAll(true).setMessage("second").setSign(false).call();
        String read = new String(western, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> write(remote, "edit/five", "catalog-info.yaml", read, read + "x: y\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("catalog-info.yaml is not written in UTF-8");
        assertThat(git.getRepository().exactRef("refs/heads/edit/five")).isNull();
    }

    @Test
    void refusesPathsThatLeadElsewhereOrSteerBuilds() {
        for (String path : new String[] {
            "../out.yaml", "/etc/out.yaml", "a/../../out.yaml", ".git/hooks/out.yaml", "a/.GIT/config.yaml",
                    "git~1/x.yaml",
            ".github/workflows/out.yaml", ".gitlab-ci.yml", "a//b.yaml", "a\\b.yaml", "run.sh", "azure-pipelines.yml",
            "con.yaml/x.yaml", "a\u0000b.yaml", ""
        }) {
            assertThatThrownBy(() -> write(remote, "edit/five", path, null, "a: 1\n"))
                    .as(path)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> write(remote, "edit/five", "link/x.yaml", null, "a: 1\n"))
                .hasMessageContaining("link is a link or a file here");
        assertThatThrownBy(() -> write(remote, "edit/five", "link.yaml", "/etc/passwd", "a: 1\n"))
                .hasMessageContaining("link.yaml is a link or a folder here");
        for (String branch :
                new String[] {"", "-x", "a..b", "a b", "a.lock", "HEAD", "refs/heads/../x", "a~1", "x\ny"}) {
            assertThatThrownBy(() -> write(remote, branch, "a.yaml", null, "a: 1\n"))
                    .as(branch)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void asksForThePermissionAndForARepository() throws Exception {
        Proposal proposal = new Proposal("edit/six", "Six", Map.of("a.yaml", new Proposal.Edit(null, "a: 1\n")));
        assertThatThrownBy(() -> As.person("yusuf", Role.VIEWER, () -> branches.write(remote, proposal)))
                .isInstanceOf(AccessDeniedException.class);
        SourceId plain = new SourceId("branches-plain" + System.nanoTime());
        store.add(
                plain,
                "plain",
                Location.folder(Files.createDirectory(home.resolve("plain")).toString()),
                false);

        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> branches.write(plain, proposal)))
                .hasMessageContaining("It is a folder outside of Git.");
        store.delete(plain);
    }

    @Test
    void knowsWhereHostsOpenAReview() {
        assertThat(ReviewAddress.of("https://github.com/o/r.git", "edit/x"))
                .contains("https://github.com/o/r/pull/new/edit/x");
        assertThat(ReviewAddress.of("https://gitlab.example.com/g/s/r.git", "edit/x"))
                .contains(
                        "https://gitlab.example.com/g/s/r/-/merge_requests/new?merge_request%5Bsource_branch%5D=edit%2Fx");
        assertThat(ReviewAddress.of("https://bitbucket.org/o/r", "x"))
                .contains("https://bitbucket.org/o/r/pull-requests/new?source=x");
        assertThat(ReviewAddress.of("https://bitbucket.example.com/scm/PRJ/r.git", "edit/x"))
                .contains(
                        "https://bitbucket.example.com/projects/PRJ/repos/r/pull-requests?create&sourceBranch=refs%2Fheads%2Fedit%2Fx");
        assertThat(ReviewAddress.of("file:///srv/r.git", "x")).isEmpty();
    }

    private Branches.Written write(SourceId id, String branch, String path, String before, String after) {
        return As.person(
                "tomasz",
                Role.ENGINEER,
                () -> branches.write(
                        id, new Proposal(branch, "Say it is an API", Map.of(path, new Proposal.Edit(before, after)))));
    }

    private RevCommit tip(String branch) throws Exception {
        try (RevWalk commits = new RevWalk(git.getRepository())) {
            return commits.parseCommit(git.getRepository().resolve("refs/heads/" + branch));
        }
    }

    private String content(String branch, String path) throws Exception {
        Repository repository = git.getRepository();
        ObjectId tree = tip(branch).getTree();
        try (TreeWalk file = TreeWalk.forPath(repository, path, tree)) {
            return file == null
                    ? null
                    : new String(repository
                            .open(file.getObjectId(0), Constants.OBJ_BLOB)
                            .getBytes());
        }
    }
}
