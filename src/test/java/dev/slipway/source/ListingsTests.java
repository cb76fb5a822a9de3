package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.MovedClock;
import dev.slipway.PortalTest;
import dev.slipway.source.host.GitHost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Listing an organisation from a server that behaves like a host's API. */
@PortalTest
class ListingsTests {

    @Autowired
    ApplicationContext portal;

    @Autowired
    OrganisationStore store;

    @Autowired
    ListedStore listed;

    @Autowired
    Adoption adoption;

    @Autowired
    SourceStore sources;

    @Autowired
    FoundSources found;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    List<GitHost> hosts;

    @Autowired
    JdbcClient jdbc;

    private final ApiServer api = new ApiServer();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-20T12:00:00Z"));
    private KnownOrganisations.Known acme;
    private Listings listings;

    @BeforeEach
    void anOrganisation() {
        TestSources.awaitFirstLoad(portal); // it lets go of organisations that its settings do not name
        for (int i = 1; i <= 5; i++) {
            api.repositories.add(repository(i, "repo-" + i, "2026-11-20T11:00:00Z"));
        }
        settings();
    }

    private void settings(String... more) {
        String[] all = new String[8 + more.length];
        System.arraycopy(
                new String[] {
                    "organisations[0].host", "github",
                    "organisations[0].name", "acme",
                    "organisations[0].url", api.url(),
                    "organisations[0].token", "secret"
                },
                0,
                all,
                0,
                8);
        System.arraycopy(more, 0, all, 8, more.length);
        SourceSettings settings = SampleSettings.of(all);
        KnownOrganisations organisations = new KnownOrganisations(settings, hosts);
        acme = organisations.all().getFirst();
        listings = new Listings(new HostClient(clock), store, listed, adoption, sources, settings, transactions, clock);
        adoption.align(organisations.all());
        due();
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from source.source where location like 'https://git.example.org/acme/%'")
                .update();
        store.ids().forEach(store::delete);
        api.close();
    }

    @Test
    void makesASourceOfEachRepositoryOnEveryPage() {
        listings.list(acme);

        assertThat(names()).containsExactly("repo-1", "repo-2", "repo-3", "repo-4", "repo-5");
        assertThat(api.taken()).containsExactly("1 200", "2 200", "3 200");
        assertThat(api.tokens).containsOnly("Bearer secret");
        assertThat(organisation().repositories()).isEqualTo(5);
        assertThat(organisation().remaining()).isEqualTo(4997);
        assertThat(organisation().listedAt()).isEqualTo(clock.instant());
        assertThat(organisation().error()).isNull();
    }

    @Test
    void spendsNothingOnPagesThatDidNotChange() {
        listings.list(acme);
        api.taken();
        int before = api.remaining;
        later(Duration.ofMinutes(10));

        listings.list(acme);

        assertThat(api.taken()).containsExactly("1 304", "2 304", "3 304");
        assertThat(api.remaining).isEqualTo(before);
        assertThat(organisation().requests()).isZero();
        assertThat(organisation().unchanged()).isEqualTo(3);
        assertThat(names()).hasSize(5);
    }

    @Test
    void asksNothingBeforeItsTime() {
        listings.list(acme);
        api.taken();
        later(Duration.ofMinutes(9));

        listings.list(acme);

        assertThat(api.taken()).isEmpty();
    }

    @Test
    void hasVisitedWhatWasPushedToAndNothingElse() {
        listings.list(acme);
        visited();
        api.repositories.set(3, repository(4, "repo-4", "2026-11-20T12:05:00Z"));
        later(Duration.ofMinutes(10));

        listings.list(acme);

        assertThat(api.taken()).endsWith("1 304", "2 200", "3 304");
        assertThat(dueNames()).containsExactly("acme/repo-4");
    }

    @Test
    void keepsTheSourceOfARepositoryThatWasRenamed() {
        listings.list(acme);
        SourceId before = id("acme/repo-2");
        api.repositories.set(1, repository(2, "renamed", "2026-11-20T11:00:00Z"));
        later(Duration.ofMinutes(10));

        listings.list(acme);

        assertThat(id("acme/renamed")).isEqualTo(before);
        assertThat(names()).doesNotContain("repo-2");
    }

    @Test
    void goesOnAtThePageThatBrokeOff() {
        api.failures.put(2, "break");

        listings.list(acme);

        assertThat(api.taken()).containsExactly("1 200", "2 200");
        assertThat(names()).containsExactly("repo-1", "repo-2");
        assertThat(organisation().error()).isEqualTo("GitHub: its page broke off or is no JSON; it is tried again");
        assertThat(organisation().listing()).isTrue();

        later(Duration.ofSeconds(31));
        listings.list(acme);

        assertThat(api.taken()).containsExactly("2 200", "3 200");
        assertThat(names()).hasSize(5);
        assertThat(organisation().error()).isNull();
    }

    @Test
    void waitsTwiceAsLongWithEachFailure() {
        for (int pause : new int[] {30, 60, 120}) {
            api.failures.put(1, "502");
            listings.list(acme);
            assertThat(organisation().error()).isEqualTo("GitHub: it answered 502; it is tried again");
            assertThat(organisation().nextAt()).isEqualTo(clock.instant().plusSeconds(pause));
            later(Duration.ofSeconds(pause));
        }
        assertThat(Listings.pause(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Listings.pause(40)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void leavesAReserveOfTheAllowanceAndGoesOnWhenItIsReset() {
        api.limit = 100;
        api.remaining = 12; // two requests above the reserve of ten

        listings.list(acme);

        assertThat(api.taken()).containsExactly("1 200", "2 200");
        assertThat(organisation().nextAt()).isEqualTo(api.resets);
        assertThat(organisation().error()).isNull();
        assertThat(organisation().listing()).isTrue();

        api.remaining = 100;
        clock.set(api.resets.plusSeconds(1));
        api.resets = api.resets.plusSeconds(3600);
        listings.list(acme);

        assertThat(api.taken()).containsExactly("3 200");
        assertThat(names()).hasSize(5);
    }

    @Test
    void restsAsLongAsTheHostSays() {
        api.failures.put(2, "429");
        listings.list(acme);
        assertThat(organisation().nextAt()).isEqualTo(clock.instant().plusSeconds(120));
        assertThat(organisation().error()).isNull();

        due();
        api.remaining = 0;
        listings.list(acme);
        assertThat(organisation().nextAt()).isEqualTo(api.resets);
    }

    @Test
    void dropsARepositoryOnlyAfterASecondCompleteListingWithoutIt() {
        listings.list(acme);
        api.repositories.remove(2);
        later(Duration.ofMinutes(10));
        listings.list(acme);
        assertThat(names()).as("it may have slipped between two pages").contains("repo-3");

        later(Duration.ofMinutes(10));
        api.failures.put(2, "500");
        listings.list(acme);
        assertThat(names()).as("a listing that breaks off says nothing").contains("repo-3");

        later(Duration.ofMinutes(10));
        listings.list(acme);
        assertThat(names()).containsExactly("repo-1", "repo-2", "repo-4", "repo-5");
    }

    @Test
    void keepsEverythingWhenTheOrganisationIsHidden() {
        listings.list(acme);
        api.kind = "nothing";
        for (int i = 0; i < 3; i++) {
            later(Duration.ofHours(1));
            listings.list(acme);
        }

        assertThat(names()).hasSize(5);
        assertThat(organisation().error())
                .contains("knows no organisation of this name")
                .contains("metadata");
    }

    @Test
    void listsTheRepositoriesOfAUserToo() {
        api.kind = "users";

        listings.list(acme);

        assertThat(names()).hasSize(5);
        assertThat(api.taken()).startsWith("1 404", "1 200");
    }

    @Test
    void saysWhatToDoWhenItIsRefused() {
        api.failures.put(1, "401");
        listings.list(acme);
        assertThat(organisation().error()).contains("does not accept the token");
        due();
        api.failures.put(1, "403");
        listings.list(acme);
        assertThat(organisation().error()).contains("not allowed to list").contains("read access to metadata");
        due();
        api.failures.put(1, "301");
        listings.list(acme);
        assertThat(organisation().error()).contains("points to another address");
    }

    @Test
    void takesTheTokenToNoOtherServer() {
        try (ApiServer other = new ApiServer()) {
            api.elsewhere = other.url();
            listings.list(acme);

            assertThat(other.asked).isEmpty();
            assertThat(organisation().error()).contains("points to another address");
            assertThat(names()).containsExactly("repo-1", "repo-2");
        }
    }

    @Test
    void readsOnlyWhatTheSettingsWant() {
        api.repositories.clear();
        api.repositories.add(repository(1, "pay-api", "2026-11-20T11:00:00Z"));
        api.repositories.add(repository(2, "pay-sandbox", "2026-11-20T11:00:00Z"));
        api.repositories.add(repository(3, "web", "2026-11-20T11:00:00Z"));
        api.repositories.add(repository(4, "pay-empty", ""));
        api.repositories.add(
                new ApiServer.Repository(5, "pay-old", address("o"), "2020-01-01T00:00:00Z", true, false, ""));
        api.repositories.add(
                new ApiServer.Repository(6, "pay-fork", address("f"), "2020-01-01T00:00:00Z", false, true, ""));
        api.repositories.add(
                new ApiServer.Repository(7, "pay-file", "file:///etc", "2020-01-01T00:00:00Z", false, false, ""));
        settings("organisations[0].include", "PAY-*", "organisations[0].exclude", "*sandbox");

        listings.list(acme);

        assertThat(names()).containsExactly("pay-api");
        assertThat(organisation().wanted()).isEqualTo(1);
        settings("organisations[0].archived", "true", "organisations[0].forks", "true");
        listings.list(acme);
        assertThat(names()).containsExactly("pay-api", "pay-fork", "pay-old", "pay-sandbox", "web");
    }

    @Test
    void wantsOneOfTheTopics() {
        api.repositories.add(
                new ApiServer.Repository(9, "tagged", address("t"), "2020-01-01T00:00:00Z", false, false, "Slipway"));
        settings("organisations[0].topics", "slipway");

        listings.list(acme);

        assertThat(names()).containsExactly("tagged");
    }

    @Test
    void letsGoOfAnOrganisationThatTheSettingsNoLongerName() {
        listings.list(acme);

        adoption.align(List.of());

        assertThat(names()).isEmpty();
        assertThat(store.ids()).isEmpty();
    }

    private static ApiServer.Repository repository(long id, String name, String pushed) {
        return new ApiServer.Repository(id, name, address(name), pushed, false, false, "");
    }

    private static String address(String name) {
        return "https://git.example.org/acme/" + name + ".git";
    }

    private void later(Duration time) {
        clock.forward(time);
    }

    private void due() {
        store.rest(acme.id(), clock.instant());
    }

    private Organisation organisation() {
        return store.all(host -> host).get(acme.id());
    }

    private List<String> names() {
        return sources.all().stream()
                .filter(kept -> kept.found() && !kept.leaving())
                .map(kept -> kept.source().name().substring("acme/".length()))
                .sorted()
                .toList();
    }

    private SourceId id(String name) {
        return sources.all().stream()
                .map(SourceStore.Kept::source)
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void visited() {
        jdbc.sql("update source.source set next_visit = now() + interval '1 day' where organisation_id is not null")
                .update();
    }

    private List<String> dueNames() {
        return found.due(Instant.now()).stream()
                .map(due -> sources.find(due.id()).orElseThrow())
                .filter(SourceStore.Kept::found)
                .map(kept -> kept.source().name())
                .toList();
    }
}
