package dev.slipway.search;

import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.lucene.store.AlreadyClosedException;
import org.springframework.stereotype.Component;

/** Finds entities, documents and whatever else rooms offer; tolerant of typing errors, near real time. */
@Component
@Requires(Permission.CATALOG_READ)
public class Search {

    private final IndexFollower follower;
    private final Meaning meaning;
    private final UnansweredCounts unanswered;
    private final People people;
    private final Clock clock;
    private final Timer searches;

    /** As many as there are processors: a search waits for nothing, and more at once would only take longer each. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final Timer suggestions;

    Search(
            IndexFollower follower,
            Meaning meaning,
            UnansweredCounts unanswered,
            People people,
            Clock clock,
            MeterRegistry meters) {
        this.follower = follower;
        this.meaning = meaning;
        this.unanswered = unanswered;
        this.people = people;
        this.clock = clock;
        this.searches = Timer.builder("slipway.search")
                .description("Searches answered")
                .publishPercentileHistogram()
                .register(meters);
        this.suggestions = Timer.builder("slipway.search.suggestions")
                .description("Suggestions answered")
                .publishPercentileHistogram()
                .register(meters);
        Gauge.builder("slipway.search.documents", this, Search::documents)
                .description("Documents that can be found")
                .register(meters);
        Gauge.builder("slipway.search.lag", follower, it -> it.lag() / 1_000d)
                .description("For how long a change has been waiting to be indexed")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("slipway.search.rebuilding", follower, IndexFollower::rebuilding)
                .description("Documents that an index which is built anew has read so far; -1 while none is")
                .register(meters);
    }

    /** Whether there is an index to ask: there is none while the first is built, or while it cannot be opened. */
    public boolean ready() {
        return follower.index() != null;
    }

    /** What the person who asks may see: totals and facets count nothing else. */
    public SearchResults find(SearchQuery query) {
        long start = System.nanoTime();
        Person asking = people.current().orElse(Person.NOBODY);
        SearchQuery own = asking.program() ? query : query.of(owners(asking));
        Finder.Asking about = new Finder.Asking(asking.permissions(), meaning.now(), clock.instant());
        try {
            return read(view -> Finder.find(view, own, about), SearchResults.NONE);
        } finally {
            searches.record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static Set<String> owners(Person person) {
        Set<String> owners = new HashSet<>(person.groups());
        owners.add("user:default/" + person.name());
        return owners;
    }

    /** The best few for what has been typed so far, the last word taken as a beginning. */
    public List<SearchResults.Hit> suggest(String typed, int limit) {
        long start = System.nanoTime();
        Set<Permission> may = people.current().orElse(Person.NOBODY).permissions();
        try {
            return read(view -> Suggestions.of(view, typed, limit, may), List.of());
        } finally {
            suggestions.record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** What says much the same, the likest first. */
    public List<SearchResults.Hit> similar(String id, int limit) {
        Set<Permission> may = people.current().orElse(Person.NOBODY).permissions();
        return read(view -> Similar.to(view, id, Math.clamp(limit, 1, 20), may), List.of());
    }

    /**
     * Tells that what was found does not answer what was asked. Not done by {@link #find}: a page searches with every few
     * letters, and half a word is not yet a question.
     */
    public void unanswered(SearchQuery query, SearchResults results) {
        if (!results.certain() && query.offset() == 0 && query.filters().isEmpty() && ready()) {
            unanswered.add(query.text(), results.total());
        }
    }

    /** Builds the index anew from every source while the old one goes on answering. */
    @Requires(Permission.PORTAL_ADMINISTER)
    public void rebuild() {
        follower.wantRebuild();
    }

    /** While the first index is built there is nothing to find; one that is replaced meanwhile is asked again. */
    private <T> T read(Index.Reading<T> reading, T nothing) {
        for (int attempt = 0; ; attempt++) {
            Index index = follower.index();
            if (index == null) {
                return nothing;
            }
            turns.acquireUninterruptibly();
            try {
                return index.read(reading);
            } catch (AlreadyClosedException e) {
                if (attempt == 2) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                turns.release();
            }
        }
    }

    private double documents() {
        return read(view -> view.getIndexReader().numDocs(), 0);
    }
}
