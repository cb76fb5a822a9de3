package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The sync on a real database, with readers of its own. */
@PortalTest
class SyncTests {

    @TempDir
    Path folder;

    @Autowired
    SourceStore store;

    @Autowired
    FoundSources found;

    @Autowired
    NextVisit nextVisit;

    @Autowired
    KnownOrganisations organisations;

    @Autowired
    SourceLock lock;

    @Autowired
    Snapshots snapshots;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FileStore fileStore;

    @Autowired
    ProblemStore problemStore;

    @Autowired
    Clock clock;

    private final SourceId id =
            new SourceId("sync-" + UUID.randomUUID().toString().substring(0, 8));
    private final Notes notes = new Notes();
    private final List<SourceSynced> told = new ArrayList<>();
    private Sync sync;

    @BeforeEach
    void aSource() {
        store.add(id, "sync test", Location.folder(folder.toString()), false);
        StaticListableBeanFactory readers = new StaticListableBeanFactory(Map.of("notes", notes));
        sync = new Sync(
                store,
                fileStore,
                problemStore,
                found,
                nextVisit,
                organisations,
                lock,
                snapshots,
                new HandOn(store, fileStore, problemStore, transactions),
                readers.getBeanProvider(SourceReader.class),
                transactions,
                event -> {
                    if (event instanceof SourceSynced synced) {
                        told.add(synced);
                    }
                },
                new SimpleMeterRegistry(),
                clock);
    }

    @AfterEach
    void clean() {
        store.delete(id);
    }

    @Test
    void handsOnInBatchesAndTellsOnce() throws IOException {
        int files = 2 * HandOn.BATCH + 50;
        writeMany(files);

        sync.visit(id);

        assertThat(notes.batches).isEqualTo(3);
        assertThat(notes.contents).hasSize(files);
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.changedPaths()).hasSize(files));
        assertThat(source().files()).isEqualTo(files);
        assertThat(source().syncedAt()).isNotNull();
    }

    @Test
    void readsNothingWhereNothingChanged() throws IOException {
        write("a.md", "a");
        sync.visit(id);
        notes.batches = 0;
        long news = news();

        sync.visit(id);

        assertThat(notes.batches).isZero();
        assertThat(told)
                .last()
                .satisfies(event -> assertThat(event.changedPaths()).isEmpty());
        assertThat(news()).isEqualTo(news).isPositive();
    }

    @Test
    void asksForNothingThatIsKnownWhereNothingChanged() throws IOException {
        write("a.md", "a");
        sync.visit(id);
        notes.batches = 0;
        fileStore.remove(id, List.of("a.md")); // whoever asked would take the file for new

        sync.visit(id);
        assertThat(notes.batches).isZero();

        write("b.md", "b");
        sync.visit(id);
        assertThat(notes.batches).as("now it asks").isEqualTo(1);
    }

    @Test
    void looksCloselyAtWhatWentBackToWhatItWasAfterHalfAVisit() throws IOException {
        write("a.md", "before");
        sync.visit(id);
        write("a.md", "between");
        writeMany(HandOn.BATCH);
        notes.diesAfter = notes.batches + 1;
        try {
            sync.visit(id);
        } catch (OutOfMemoryError killed) {
            assertThat(killed).hasMessage("killed");
        }
        assertThat(notes.contents).containsEntry("a.md", "between");
        notes.diesAfter = Integer.MAX_VALUE;
        write("a.md", "before");
        removeMany(HandOn.BATCH);

        sync.visit(id);

        assertThat(notes.contents).containsExactly(Map.entry("a.md", "before"));
    }

    @Test
    void tellsOfDifferentAndRemovedFiles() throws IOException {
        write("a.md", "a");
        write("b.md", "b");
        write("c.png", "c");
        sync.visit(id);
        write("a.md", "changed");
        Files.delete(folder.resolve("b.md"));
        Files.delete(folder.resolve("c.png"));

        sync.visit(id);

        assertThat(notes.contents).containsExactly(Map.entry("a.md", "changed"));
        assertThat(told)
                .last()
                .satisfies(event -> assertThat(event.changedPaths()).containsExactly("a.md", "b.md", "c.png"));
    }

    @Test
    void makesOneBadFileAProblemAndGoesOn() throws IOException {
        writeMany(250);
        write("bad.md", "explodes");

        sync.visit(id);

        assertThat(notes.contents).hasSize(250).doesNotContainKey("bad.md");
        assertThat(problemStore.page(id, 0, 10))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem().path()).isEqualTo("bad.md"));
        assertThat(source().error()).isNull();
    }

    @Test
    void triesABadFileAgainWithoutItsChanging() throws IOException {
        write("bad.md", "explodes");
        sync.visit(id);
        notes.explodes = false;

        sync.visit(id);

        assertThat(notes.contents).containsKey("bad.md");
        assertThat(problemStore.page(id, 0, 10)).isEmpty();
    }

    @Test
    void keepsTheLastGoodStateOfAFileThatCanNoLongerBeRead() throws IOException {
        write("a.md", "good");
        sync.visit(id);
        write("a.md", "explodes");
        sync.visit(id);
        assertThat(notes.contents).containsEntry("a.md", "good");

        Files.delete(folder.resolve("a.md"));
        sync.visit(id);

        assertThat(notes.contents).as("the reader still hears that it is gone").isEmpty();
        assertThat(problemStore.page(id, 0, 10)).isEmpty();
    }

    @Test
    void preparesTheNextBatchWhileOneIsStoredAndOutsideOfItsTransaction() throws IOException {
        writeMany(HandOn.BATCH + 100);
        CountDownLatch second = new CountDownLatch(2);
        notes.prepared = () -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isFalse();
            second.countDown();
        };
        notes.before = () -> {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            assertThat(waitFor(second)).as("the second is prepared meanwhile").isTrue();
        };

        sync.visit(id);

        assertThat(notes.batches).isEqualTo(2);
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void goesOnWithTheRestAfterAFailureInTheMiddle() throws IOException {
        writeMany(2 * HandOn.BATCH + 100);
        notes.diesAfter = 2;
        try {
            sync.visit(id);
        } catch (OutOfMemoryError killed) {
            assertThat(killed).hasMessage("killed");
        }
        assertThat(fileStore.known(id)).as("what was handed on").hasSize(2 * HandOn.BATCH);
        assertThat(told).isEmpty();
        notes.diesAfter = Integer.MAX_VALUE;
        notes.batches = 0;

        sync.visit(id);

        assertThat(notes.batches).isEqualTo(1);
        assertThat(notes.contents).hasSize(2 * HandOn.BATCH + 100);
        assertThat(told)
                .singleElement()
                .satisfies(event -> assertThat(event.changedPaths())
                        .as("also what was handed on before the failure")
                        .hasSize(2 * HandOn.BATCH + 100));
    }

    @Test
    void reportsAFileThatIsTooMuchForAReaderAndTakesTheOthers() throws IOException {
        write("a.md", "nests too deeply");
        write("b.md", "b");

        sync.visit(id);

        assertThat(notes.contents).containsOnlyKeys("b.md");
        assertThat(problemStore.page(id, 0, 10)).hasSize(1);
    }

    @Test
    void keepsEverythingWhenTheFolderIsGone() throws IOException {
        write("a.md", "a");
        sync.visit(id);
        store.confirm(id, "sync test", Location.folder(folder.resolve("gone").toString()));

        sync.visit(id);

        assertThat(source().error()).contains("does not exist");
        assertThat(source().errorAt()).isNotNull();
        assertThat(source().files()).isEqualTo(1);
        assertThat(notes.contents).containsKey("a.md");
    }

    @Test
    void keepsEverythingWhenTheFolderGoesAwayWhileItIsRead() throws IOException {
        write("share/a.md", "a");
        write("share/b.md", "b");
        sync.visit(id);
        write("share/a.md", "a is different");
        write("share/b.md", "b is different");
        notes.before = () -> move("share", "elsewhere");

        sync.visit(id);

        assertThat(source().error()).contains("could no longer be read");
        assertThat(problemStore.page(id, 0, 10)).isEmpty();
        assertThat(notes.contents).containsExactly(Map.entry("share/a.md", "a"), Map.entry("share/b.md", "b"));

        notes.before = () -> {};
        move("elsewhere", "share");
        sync.visit(id);
        assertThat(notes.contents).containsEntry("share/a.md", "a is different").hasSize(2);
    }

    @Test
    void keepsEverythingWhenAnEmptyFolderStandsWhereTheShareWas() throws IOException {
        write("share/a.md", "a");
        Location share = Location.folder(folder.resolve("share").toString());
        store.confirm(id, "sync test", share);
        sync.visit(id);
        move("share", "elsewhere");
        Files.createDirectory(folder.resolve("share"));

        sync.visit(id);

        assertThat(source().error()).contains("another folder stands at its place");
        assertThat(notes.contents).containsKey("a.md");

        Files.delete(folder.resolve("share"));
        move("elsewhere", "share");
        Files.delete(folder.resolve("share/a.md"));
        sync.visit(id);
        assertThat(source().error()).isNull();
        assertThat(notes.contents).as("the same folder, emptied").isEmpty();
    }

    @Test
    void reportsAFileThatIsTooLargeAndKeepsWhatWasRead() throws IOException {
        write("a.md", "small");
        sync.visit(id);
        write("a.md", "x".repeat(FileTree.LIMIT + 1));

        sync.visit(id);
        sync.visit(id);

        assertThat(notes.contents).containsEntry("a.md", "small");
        assertThat(problemStore.page(id, 0, 10))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem().message()).contains("larger than 5 MiB"));
    }

    @Test
    void takesEverythingAlongWhenASourceIsRemoved() throws IOException {
        writeMany(250);
        sync.visit(id);
        store.leave(id);

        sync.visit(id);

        assertThat(notes.contents).isEmpty();
        assertThat(store.find(id)).isEmpty();
        assertThat(told)
                .last()
                .satisfies(event -> assertThat(event.changedPaths()).hasSize(250));
    }

    @Test
    void looksAtTenThousandUnchangedFilesInWellUnderASecond() throws IOException {
        writeMany(10_000);
        sync.visit(id);
        sync.visit(id);

        Instant start = Instant.now();
        sync.visit(id);

        Duration took = Duration.between(start, Instant.now());
        System.out.println("10,000 unchanged files: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(5)); // loosely: other tests share the machine
    }

    private void move(String from, String to) {
        try {
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Source source() {
        return store.find(id).orElseThrow().source();
    }

    private void writeMany(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write("many/%05d.md".formatted(i), "text " + i);
        }
    }

    private void removeMany(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.delete(folder.resolve("many/%05d.md".formatted(i)));
        }
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    /** How often the open pages of all nodes were told. */
    private long news() {
        return jdbc.sql("select count(*) from search.change_log where doc = :doc")
                .param("doc", Sources.NEWS)
                .query(Long.class)
                .single();
    }

    /** Keeps what it read in memory, and fails where it is told to. */
    private static final class Notes implements SourceReader {

        final Map<String, String> contents = new TreeMap<>();
        final Predicate<String> wants = path -> path.endsWith(".md");
        Runnable before = () -> {};
        Runnable prepared = () -> {};
        int batches;
        boolean explodes = true;
        int diesAfter = Integer.MAX_VALUE;

        @Override
        public String name() {
            return "notes";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean reads(String path) {
            return wants.test(path);
        }

        @Override
        public Runnable prepare(SourceChange change) {
            prepared.run();
            return () -> read(change);
        }

        @Override
        public void read(SourceChange change) {
            if (batches == diesAfter) {
                throw new OutOfMemoryError("killed");
            }
            before.run();
            Map<String, String> read = new TreeMap<>();
            for (SourceFile file : change.written()) {
                String text = new String(change.files().read(file.path()).orElseThrow(), StandardCharsets.UTF_8);
                if (text.equals("nests too deeply")) {
                    throw new StackOverflowError("a mistake of the reader's");
                }
                if (text.equals("explodes") && explodes) {
                    throw new IllegalStateException("a mistake of the reader's");
                }
                read.put(file.path(), text);
            }
            contents.putAll(read);
            change.removed().forEach(contents::remove);
            batches++;
        }
    }
}
