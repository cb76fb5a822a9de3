package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.access.As;
import dev.slipway.access.People;
import dev.slipway.access.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A second node beside the portal's own: same database, a folder and a source of its own. */
@PortalTest
class FollowingTests {

    private static final String ONE = "following:one";
    private static final String TWO = "following:two";

    @Autowired
    SearchLog searchLog;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Meaning meaning;

    @Autowired
    UnansweredCounts unanswered;

    @Autowired
    People people;

    @Autowired
    JdbcClient client;

    @Autowired
    JdbcConnectionDetails database;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path folder;

    private final Map<String, SearchDocument> existing = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile int builds;
    private volatile CountDownLatch beforeReadingAll = new CountDownLatch(0);
    private IndexFollower node;

    @BeforeEach
    void startNode() {
        node = newNode();
        node.start();
        await().until(node::caughtUp);
    }

    @AfterEach
    void stopNode() {
        beforeReadingAll.countDown();
        node.stop();
    }

    @Test
    void findsWhatWasCommittedAndTellsOfIt() {
        change(ONE);

        awaitFound(ONE);
        await().until(() -> told.contains(ONE));

        existing.remove(ONE);
        searchLog.changed(List.of(ONE));

        await().until(() -> !found(ONE));
    }

    @Test
    void saysWhetherThereIsAnIndexToAsk() {
        IndexFollower late = newNode();

        assertThat(search(late).ready()).isFalse();
        assertThat(search(node).ready()).isTrue();
    }

    @Test
    void aTransactionThatIsRolledBackLeavesNoTrace() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            change(ONE);
            status.setRollbackOnly();
        });
        change(TWO);

        awaitFound(TWO);
        assertThat(found(ONE)).isFalse();
        assertThat(told).doesNotContain(ONE);
    }

    @Test
    void aSlowTransactionIsNotLost() throws Exception {
        try (Connection slow =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
            slow.setAutoCommit(false);
            existing.put(ONE, document(ONE));
            slow.createStatement().execute("insert into search.change_log (doc) values ('" + ONE + "')");

            change(TWO);
            await().until(() -> node.lag() > 0);
            assertThat(found(TWO)).isFalse();

            slow.commit();
        }
        awaitFound(ONE);
        awaitFound(TWO);
        await().until(() -> node.lag() == 0);
    }

    @Test
    void goesOnWhereItStoodAfterARestart() {
        change(ONE);
        awaitFound(ONE);
        node.stop();
        int before = builds;
        change(TWO);

        node = newNode();
        node.start();

        awaitFound(TWO);
        awaitFound(ONE);
        assertThat(builds).isEqualTo(before);
    }

    @Test
    void outlivesALostConnection() {
        jdbc.query(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?",
                row -> {},
                "following test");
        change(ONE);

        awaitFound(ONE);
    }

    @Test
    void rebuildsBesideTheIndexThatAnswersAndMissesNothing() {
        change(ONE);
        awaitFound(ONE);
        beforeReadingAll = new CountDownLatch(1);
        existing.put(TWO, document(TWO)); // there, but never told: only a rebuild finds it
        int before = builds;

        node.wantRebuild();
        await().until(() -> node.rebuilding() >= 0);
        assertThat(found(ONE)).isTrue();
        existing.remove(ONE);
        searchLog.changed(List.of(ONE));
        beforeReadingAll.countDown();

        awaitFound(TWO);
        await().until(() -> !found(ONE));
        assertThat(builds).isEqualTo(before + 1);
    }

    @Test
    void answersWithoutAGapWhileItIsBuiltAnewAgainAndAgain() throws Exception {
        for (int i = 0; i < 200; i++) {
            change("following:many-" + i);
        }
        awaitFound("following:many-199");
        Search search = search(node);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Set<Long>> asked = CompletableFuture.supplyAsync(() -> As.person("noor", Role.VIEWER, () -> {
            Set<Long> totals = new HashSet<>();
            while (!over.get()) {
                totals.add(search.find(new SearchQuery("body", Map.of(), 0, 10)).total());
            }
            return totals;
        }));

        for (int round = 0; round < 2; round++) {
            int before = builds;
            Index answering = node.index();
            node.wantRebuild();
            await().atMost(Duration.ofMinutes(1)).until(() -> builds > before && node.index() != answering);
        }
        over.set(true);

        assertThat(asked.get(20, TimeUnit.SECONDS)).containsExactly(200L);
    }

    @Test
    void losesNothingWhereAKillLeftItInTheMiddleOfARebuild(@TempDir Path left) throws Exception {
        change(ONE);
        awaitFound(ONE);
        beforeReadingAll = new CountDownLatch(1);
        node.wantRebuild();
        await().until(() -> node.rebuilding() >= 0);
        change(TWO);
        awaitFound(TWO); // followed, but not yet committed
        copy(folder, left);
        node.stop();
        int before = builds + 1; // the one that was under way goes to its end
        beforeReadingAll.countDown();
        await().until(() -> builds == before);

        node = newNode(left);
        node.start();

        awaitFound(ONE);
        awaitFound(TWO);
        assertThat(builds).as("the index that was whole goes on").isEqualTo(before);
    }

    /** As the disk is at this moment, whatever the program has still in hand. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.getFileName().toString().endsWith("lock"))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Test
    void buildsADamagedIndexAnew() throws Exception {
        change(ONE);
        awaitFound(ONE);
        node.stop();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                Files.write(file, "broken".getBytes(StandardCharsets.UTF_8));
            }
        }
        int before = builds;

        node = newNode();
        node.start();

        awaitFound(ONE);
        assertThat(builds).isGreaterThan(before);
    }

    @Test
    void buildsAnewWhenTheLogNoLongerReachesBack() {
        node.stop();
        int before = builds;
        change(ONE);
        jdbc.update("update search.change_log set at = now() - interval '8 days' where doc = ?", ONE);
        new TrimChangeLog(client, unanswered).run();
        assertThat(jdbc.queryForObject("select count(*) from search.change_log where doc = ?", Integer.class, ONE))
                .isZero();

        node = newNode();
        node.start();

        awaitFound(ONE);
        assertThat(builds).isGreaterThan(before);
    }

    @Test
    void oneThatFailsDoesNotKeepOthersFromBeingFound() {
        existing.put(ONE, document(ONE));
        searchLog.changed(List.of("following:broken", ONE, "unknown:thing"));
        change(TWO);

        awaitFound(TWO);
        assertThat(found(ONE)).isTrue();
    }

    private Search search(IndexFollower follower) {
        return new Search(follower, meaning, unanswered, people, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    private void change(String id) {
        existing.put(id, document(id));
        searchLog.changed(List.of(id));
    }

    private static SearchDocument document(String id) {
        return SearchDocument.of(id, "guide", id, "Title of " + id, "x", "body").build();
    }

    private void awaitFound(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> found(id));
    }

    private boolean found(String id) {
        Index index = node.index();
        if (index == null) {
            return false;
        }
        try {
            return index.read(view -> view.count(new TermQuery(new Term(SearchFields.ID, id)))) == 1;
        } catch (AlreadyClosedException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexFollower newNode() {
        return newNode(folder);
    }

    private IndexFollower newNode(Path home) {
        return new IndexFollower(
                new IndexFolder(home),
                () -> DriverManager.getConnection(
                        database.getJdbcUrl() + "&ApplicationName=following%20test",
                        database.getUsername(),
                        database.getPassword()),
                new ChangeLog(client),
                () -> List.of(new Existing()),
                told::addAll);
    }

    private final class Existing implements SearchSource {
        @Override
        public String prefix() {
            return "following";
        }

        @Override
        public List<SearchDocument> load(Collection<String> ids) {
            Set<String> wanted = new HashSet<>(ids);
            if (wanted.contains("following:broken")) {
                throw new IllegalArgumentException("cannot be read");
            }
            return existing.values().stream()
                    .filter(document -> wanted.contains(document.id()))
                    .toList();
        }

        @Override
        public void all(Consumer<SearchDocument> each) {
            try {
                beforeReadingAll.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            builds++;
            existing.values().forEach(each);
        }
    }
}
