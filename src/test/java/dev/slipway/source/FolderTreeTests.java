package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void namesFilesWithForwardSlashesInOrder() throws IOException {
        write("b.txt", "b");
        write("a/z.txt", "z");
        write("a/.github/workflows/ci.yaml", "on: push");

        assertThat(tree().paths()).containsExactly("a/.github/workflows/ci.yaml", "a/z.txt", "b.txt");
    }

    @Test
    void passesByWhatToolsMake() throws IOException {
        write("kept.txt", "");
        write(".git/HEAD", "ref");
        write("web/node_modules/left-pad/index.js", "");
        write("api/target/classes/A.class", "");
        write(".venv/lib/x.py", "");

        assertThat(tree().paths()).containsExactly("kept.txt");
        assertThat(tree().read(".git/HEAD")).isEmpty();
    }

    @Test
    void isLedByNoLinkToWhatItPassesBy() throws IOException {
        write(".git/config", "url = https://somebody:secret@git.example");
        write("kept.txt", "");
        Files.createSymbolicLink(root().resolve("harmless.yaml"), Path.of(".git/config"));

        assertThat(tree().paths()).containsExactly("kept.txt");
        assertThat(tree().read("harmless.yaml")).isEmpty();
    }

    @Test
    void hashesAsGitDoes() throws IOException {
        write("hello.txt", "hello\n");

        Found found = tree().complete(tree().found().get("hello.txt"));

        assertThat(found.hash()).isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a"); // git hash-object
        assertThat(BlobHash.of("hello\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(found.hash());
    }

    @Test
    void followsALinkOnlyToAFileInside() throws IOException {
        Path outside =
                Files.writeString(Files.createDirectory(home.resolve("outside")).resolve("secret"), "secret");
        write("real.txt", "inside");
        Files.createSymbolicLink(root().resolve("in.txt"), Path.of("real.txt"));
        Files.createSymbolicLink(root().resolve("out.txt"), outside);
        Files.createSymbolicLink(root().resolve("folder"), outside.getParent());
        Files.createSymbolicLink(root().resolve("loop"), root());

        FolderTree tree = tree();

        assertThat(tree.paths()).containsExactly("in.txt", "real.txt");
        assertThat(tree.read("in.txt")).hasValue("inside".getBytes(StandardCharsets.UTF_8));
        for (String path : List.of(
                "out.txt",
                "folder/secret",
                "../outside/secret",
                "/etc/passwd",
                "a/../../outside/secret",
                "",
                ".",
                "no\0thing")) {
            assertThat(tree.read(path)).as(path).isEmpty();
        }
    }

    @Test
    void doesNotReadWhatIsTooLarge() throws IOException {
        Files.createDirectories(root());
        Files.write(root().resolve("large.bin"), new byte[FileTree.LIMIT + 1]);
        Files.write(root().resolve("limit.bin"), new byte[FileTree.LIMIT]);

        assertThat(tree().read("large.bin")).isEmpty();
        assertThat(tree().read("limit.bin")).isPresent();
    }

    @Test
    void doesNotTrustTheTimeOfAFileThatWasJustWritten() throws IOException {
        write("old.txt", "old");
        write("new.txt", "new");
        Files.setLastModifiedTime(root().resolve("old.txt"), FileTime.from(NOW.minusSeconds(60)));
        Files.setLastModifiedTime(root().resolve("new.txt"), FileTime.from(NOW.minusMillis(100)));

        assertThat(tree().found().get("old.txt").modifiedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(tree().found().get("new.txt").modifiedAt()).isNull();
    }

    @Test
    void standsForWhatIsThereByNameSizeAndTime() throws IOException {
        write("a.txt", "one");
        write("b/c.txt", "two");
        age("a.txt", 60);
        age("b/c.txt", 60);
        String before = tree().state();

        assertThat(before).isNotNull().isEqualTo(tree().state());

        write("a.txt", "changed");
        age("a.txt", 60);
        String larger = tree().state();
        age("a.txt", 50);
        String later = tree().state();
        Files.move(root().resolve("a.txt"), root().resolve("d.txt"));
        assertThat(List.of(before, larger, later, tree().state())).doesNotHaveDuplicates();
    }

    @Test
    void standsForNothingWhileAFileIsTooYoung() throws IOException {
        write("old.txt", "old");
        write("new.txt", "new");
        age("old.txt", 60);
        age("new.txt", 1);

        assertThat(tree().state()).isNull();
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> FolderTree.of(home.resolve("nowhere"), NOW)).isInstanceOf(Unreachable.class);
    }

    @Test
    void takesAFolderThatWentAwayForUnreachableAndNotForEmpty() throws IOException {
        write("a.txt", "a");
        FolderTree tree = tree();
        Files.move(root(), home.resolve("elsewhere"));
        Files.createDirectory(root()); // what is left of a share is the place where it hung

        assertThatThrownBy(tree::found).isInstanceOf(Unreachable.class).hasMessageContaining("went away");
    }

    private void age(String path, int seconds) throws IOException {
        Files.setLastModifiedTime(root().resolve(path), FileTime.from(NOW.minusSeconds(seconds)));
    }

    private FolderTree tree() throws IOException {
        return FolderTree.of(root(), NOW);
    }

    private Path root() {
        return home.resolve("root");
    }

    private void write(String path, String content) throws IOException {
        Path file = root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
