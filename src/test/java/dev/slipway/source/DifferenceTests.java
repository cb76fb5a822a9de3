package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path root;

    private final Map<String, Known> known = new HashMap<>();
    private Readers readers = new Readers(List.of(reader("notes", 1, path -> path.endsWith(".md"))));

    @BeforeEach
    void twoFilesAreKnown() throws IOException {
        write("a.md", "a");
        write("b.txt", "b");
        remember();
    }

    @Test
    void findsNothingWhereNothingChanged() throws IOException {
        assertThat(difference().steps()).isEmpty();
        assertThat(difference().touched()).isEmpty();
    }

    @Test
    void findsWhatIsNewDifferentAndGone() throws IOException {
        write("a.md", "changed");
        write("c.md", "c");
        Files.delete(root.resolve("b.txt"));

        assertThat(difference().steps())
                .extracting(Step::path, step -> step.found() == null, step -> step.known() == null)
                .containsExactly(tuple("b.txt", true, false), tuple("a.md", false, false), tuple("c.md", false, true));
    }

    @Test
    void takesANewTimeAloneForNoChange() throws IOException {
        Files.setLastModifiedTime(root.resolve("a.md"), FileTime.from(NOW.minusSeconds(10)));

        assertThat(difference().steps()).isEmpty();
        assertThat(difference().touched()).extracting(Found::path).containsExactly("a.md");
    }

    @Test
    void putsTheOldPlaceOfAMovedFileBeforeItsNewOne() throws IOException {
        for (int i = 0; i < 10; i++) {
            write("new-" + i + ".txt", "n" + i);
        }
        Files.move(root.resolve("b.txt"), root.resolve("z.txt"));

        List<String> order = difference().steps().stream().map(Step::path).toList();

        assertThat(order).endsWith("b.txt", "z.txt").hasSize(12);
    }

    @Test
    void handsAFileOnAgainToAReaderOfANewVersion() throws IOException {
        readers = new Readers(List.of(reader("notes", 2, path -> path.endsWith(".md"))));

        assertThat(difference().steps()).singleElement().satisfies(step -> {
            assertThat(step.path()).isEqualTo("a.md");
            assertThat(step.readers()).containsExactly("notes:2");
            assertThat(step.isChange()).isFalse();
        });
    }

    @Test
    void tellsAReaderThatNoLongerWantsAFileThatItIsGone() throws IOException {
        readers = new Readers(List.of(reader("notes", 2, path -> false)));

        assertThat(difference().steps()).singleElement().satisfies(step -> {
            assertThat(step.readers()).isEmpty();
            assertThat(step.leavers()).containsExactly("notes");
        });
    }

    @Test
    void handsOnToANewReaderOnly() throws IOException {
        readers =
                new Readers(List.of(reader("notes", 1, path -> path.endsWith(".md")), reader("all", 1, path -> true)));

        assertThat(difference().steps())
                .extracting(Step::path, Step::readers)
                .containsExactly(tuple("a.md", Set.of("all:1")), tuple("b.txt", Set.of("all:1")));
    }

    @Test
    void tellsOnlyThoseWhoTookAFileThatItIsGone() throws IOException {
        Files.delete(root.resolve("a.md"));
        Files.delete(root.resolve("b.txt"));

        assertThat(difference().steps())
                .extracting(Step::path, Step::leavers)
                .containsExactly(tuple("a.md", Set.of("notes")), tuple("b.txt", Set.of()));
    }

    private Difference difference() throws IOException {
        return Difference.between(FolderTree.of(root, NOW), known, readers);
    }

    private void remember() throws IOException {
        FolderTree tree = FolderTree.of(root, NOW);
        for (Found first : tree.found().values()) {
            Found found = tree.complete(first);
            known.put(
                    found.path(),
                    new Known(
                            found.path(),
                            found.hash(),
                            found.size(),
                            found.modifiedAt(),
                            NOW,
                            null,
                            readers.of(found.path())));
        }
    }

    private void write(String path, String content) throws IOException {
        Files.writeString(root.resolve(path), content);
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(NOW.minusSeconds(3600 - content.length())));
    }

    private static SourceReader reader(String name, int version, Predicate<String> reads) {
        return new SourceReader() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int version() {
                return version;
            }

            @Override
            public boolean reads(String path) {
                return reads.test(path);
            }

            @Override
            public void read(SourceChange change) {}
        };
    }
}
