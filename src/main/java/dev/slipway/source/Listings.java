package dev.slipway.source;

import dev.slipway.source.HostClient.Answer;
import dev.slipway.source.host.GitHost;
import dev.slipway.source.host.Listed;
import dev.slipway.source.host.ListedPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists the repositories of an organisation, page by page, each page in a transaction with where to go on. A listing that
 * breaks off goes on at that page; only one that came to its end says what is gone.
 */
@Component
class Listings {

    private static final Logger log = LoggerFactory.getLogger(Listings.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final HostClient client;
    private final OrganisationStore store;
    private final ListedStore listed;
    private final Adoption adoption;
    private final SourceStore sources;
    private final SourceSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private volatile boolean stopping;

    Listings(
            HostClient client,
            OrganisationStore store,
            ListedStore listed,
            Adoption adoption,
            SourceStore sources,
            SourceSettings settings,
            TransactionTemplate transactions,
            Clock clock) {
        this.client = client;
        this.store = store;
        this.listed = listed;
        this.adoption = adoption;
        this.sources = sources;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    void stop() {
        stopping = true;
    }

    /** Goes on with the listing, or begins one, unless it is too early. */
    void list(KnownOrganisations.Known organisation) {
        Optional<OrganisationStore.State> kept = store.state(organisation.id());
        if (kept.isEmpty() || kept.get().nextAt().isAfter(clock.instant())) {
            return;
        }
        List<String> beginnings = organisation.host().beginnings(organisation.name()).stream()
                .map(path -> organisation.api() + path)
                .toList();
        if (kept.get().cursor() == null) {
            store.begin(organisation.id(), beginnings.getFirst());
        }
        boolean goOn = true;
        while (goOn && !stopping) {
            OrganisationStore.State state = store.state(organisation.id()).orElseThrow();
            String address = state.cursor();
            if (address == null) {
                return;
            }
            Instant resets = state.allowance().resets();
            if (resets != null && state.allowance().spent(settings.reserve(), clock.instant())) {
                rest(organisation, resets);
                return;
            }
            goOn = page(organisation, state, address, beginnings);
        }
    }

    private boolean page(
            KnownOrganisations.Known organisation,
            OrganisationStore.State state,
            String address,
            List<String> beginnings) {
        Optional<ListedStore.KeptPage> before = listed.page(organisation.id(), address);
        // a full last page may get a successor without changing itself
        boolean sure = before.isPresent()
                && (before.get().next() != null || before.get().size() < GitHost.PAGE);
        Answer answer = client.get(organisation, address, sure ? before.get().etag() : null);
        store.allowance(organisation.id(), answer.allowance());
        return switch (answer) {
            case Answer.Page page -> {
                ListedPage read = organisation.host().read(page.body(), page.headers(), address, organisation.name());
                take(organisation, state, address, read, page.etag());
                yield read.next() != null;
            }
            case Answer.Unchanged unchanged -> {
                String next = before.map(ListedStore.KeptPage::next).orElse(null);
                transactions.executeWithoutResult(transaction -> {
                    listed.metAgain(organisation.id(), address, state.listing());
                    goOn(organisation, state, next, true);
                });
                yield next != null;
            }
            case Answer.Later later -> {
                rest(organisation, later.until());
                yield false;
            }
            case Answer.Unknown unknown -> {
                int tried = beginnings.indexOf(address);
                if (tried >= 0 && tried + 1 < beginnings.size()) {
                    store.advance(organisation.id(), beginnings.get(tried + 1), false);
                    yield true;
                }
                store.begin(organisation.id(), beginnings.getFirst());
                failed(
                        organisation,
                        state,
                        "it knows no organisation of this name, or hides it from this token; check the"
                                + " name, and that the token has "
                                + organisation.host().permission());
                yield false;
            }
            case Answer.Refused refused -> {
                failed(organisation, state, words(organisation, refused.why()));
                yield false;
            }
            case Answer.Failed failed -> {
                failed(organisation, state, failed.why() + "; it is tried again");
                yield false;
            }
        };
    }

    private static String words(KnownOrganisations.Known organisation, HostClient.Denial why) {
        return switch (why) {
            case TOKEN ->
                organisation.settings().token().isBlank()
                        ? "it asks for a sign-in; give the organisation a token with "
                                + organisation.host().permission()
                        : "it does not accept the token, which may have ended; give the organisation a new one";
            case PERMISSION ->
                "the token is not allowed to list the repositories; it needs "
                        + organisation.host().permission();
            case ADDRESS ->
                "it points to another address, where the token is not sent; check the organisation's name"
                        + " and the url of the API";
        };
    }

    private void take(
            KnownOrganisations.Known organisation,
            OrganisationStore.State state,
            String address,
            ListedPage page,
            @Nullable String etag) {
        List<Listed> usable = Adoption.usable(page.repositories());
        transactions.executeWithoutResult(transaction -> {
            listed.met(organisation.id(), address, usable, organisation.wanted()::fits, state.listing());
            listed.keep(
                    organisation.id(),
                    address,
                    new ListedStore.KeptPage(
                            etag, page.next(), page.repositories().size()),
                    state.listing());
            adoption.adopt(
                    organisation,
                    listed.repositories(
                            organisation.id(), usable.stream().map(Listed::id).toList()));
            goOn(organisation, state, page.next(), false);
        });
    }

    private void goOn(
            KnownOrganisations.Known organisation,
            OrganisationStore.State state,
            @Nullable String next,
            boolean unchanged) {
        store.advance(organisation.id(), next, unchanged);
        if (next == null) {
            Instant now = clock.instant();
            for (ListedStore.KeptRepository gone : listed.missed(organisation.id(), state.listing())) {
                if (gone.source() != null) {
                    log.info("{} is no longer listed by {} and is removed", gone.name(), organisation.id());
                    sources.leave(gone.source());
                }
            }
            adoption.adopt(organisation, listed.open(organisation.id()));
            listed.lag(organisation.id(), organisation.host().lag(), now);
            store.complete(organisation.id(), state.listing(), now, now.plus(settings.listingPace()));
            sources.tell();
        }
    }

    private void rest(KnownOrganisations.Known organisation, Instant until) {
        log.info("The listing of {} rests until {}: the host's allowance is used", organisation.id(), until);
        store.rest(organisation.id(), until);
        sources.tell();
    }

    private void failed(KnownOrganisations.Known organisation, OrganisationStore.State state, String why) {
        String words = organisation.host().title() + ": " + why;
        log.warn("The listing of {} stopped: {}", organisation.id(), words);
        Instant now = clock.instant();
        store.failed(organisation.id(), words, now, now.plus(pause(state.failures())));
        if (!words.equals(state.error())) {
            sources.tell();
        }
    }

    /** Twice as long with each failure in a row. */
    static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
