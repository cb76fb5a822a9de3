package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import dev.slipway.schedule.RecurringTask;
import dev.slipway.schedule.Schedule;
import dev.slipway.source.SourceSynced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** States about each entity how many findings of some weight its documents have, as days pass and files change. */
@Component
class FindingFacts implements RecurringTask {

    static final String KEY = "docs.findings";
    static final String NAME = "state-document-findings";
    private static final String SOURCE = "Document checks";
    private static final int STEP = 500;
    private static final Duration RENEWED = Duration.ofHours(3);

    private final FindingCounts counts;
    private final BelongingStore links;
    private final Facts facts;
    private final TransactionTemplate transactions;
    private final Schedule schedule;
    private final Clock clock;

    FindingFacts(
            FindingCounts counts,
            BelongingStore links,
            Facts facts,
            TransactionTemplate transactions,
            Schedule schedule,
            Clock clock) {
        this.counts = counts;
        this.links = links;
        this.facts = facts;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    /** What differs from what was stated, whatever it came from; and all, before it ages. */
    @Override
    public void run() {
        Instant now = clock.instant();
        Map<String, Long> due;
        do {
            due = counts.due(today(now), now.minus(RENEWED), STEP);
            Map<String, Long> step = due;
            transactions.executeWithoutResult(transaction -> state(step, now));
        } while (due.size() == STEP && declared());
    }

    /** A first visit is left to the task a little later, so that thousands of services are not judged twice. */
    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (synced.changedPaths().size() > STEP) {
            schedule.soon(NAME);
        } else if (!synced.changedPaths().isEmpty()) {
            about(links.links(synced.source(), synced.changedPaths()).stream()
                    .map(BelongingStore.Link::entity)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet()));
        }
    }

    /** At once, in the caller's transaction. */
    void about(Collection<String> entities) {
        if (!entities.isEmpty()) {
            Instant now = clock.instant();
            state(counts.of(entities, today(now)), now);
        }
    }

    private void state(Map<String, Long> found, Instant now) {
        if (found.isEmpty() || !declared()) {
            return;
        }
        Map<EntityRef, List<Statement>> statements = new LinkedHashMap<>();
        found.forEach((entity, count) -> statements.put(
                EntityRef.of(entity),
                List.of(new Statement(KEY, count, 1, now, null, List.of(evidence(entity, count))))));
        facts.replace(SOURCE, statements);
        counts.stated(found, now);
    }

    private boolean declared() {
        return facts.types().containsKey(KEY);
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Evidence evidence(String entity, long count) {
        return new Evidence(
                null,
                null,
                null,
                "docs/findings?entity=" + entity,
                count == 0
                        ? "Every document passes the checks that weigh"
                        : count + " findings of high or medium weight");
    }
}
