package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import dev.slipway.schedule.RecurringTask;
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
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** States about each entity how many findings of some weight its documents have, as days pass and files change. */
@Component
class FindingFacts implements RecurringTask {

    static final String KEY = "docs.findings";
    private static final String SOURCE = "Document checks";
    private static final int STEP = 500;

    private final FindingStore store;
    private final DocumentStore documents;
    private final Facts facts;
    private final Clock clock;

    FindingFacts(FindingStore store, DocumentStore documents, Facts facts, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "state-document-findings";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(3);
    }

    @Override
    public void run() {
        List<String> step = store.entitiesAfter("", STEP);
        while (!step.isEmpty()) {
            state(step);
            step = store.entitiesAfter(step.getLast(), STEP);
        }
    }

    /** A first visit is left to the task, so that thousands of services are not judged twice. */
    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (!synced.changedPaths().isEmpty() && synced.changedPaths().size() <= STEP) {
            state(documents.links(synced.source(), synced.changedPaths()).stream()
                    .map(DocumentStore.Link::entity)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
        }
    }

    private void state(Collection<String> entities) {
        if (entities.isEmpty() || !facts.types().containsKey(KEY)) {
            return;
        }
        Instant now = clock.instant();
        Map<EntityRef, List<Statement>> statements = new LinkedHashMap<>();
        store.weighty(entities, LocalDate.ofInstant(now, ZoneOffset.UTC))
                .forEach((entity, count) -> statements.put(
                        EntityRef.of(entity),
                        List.of(new Statement(KEY, count, 1, now, null, List.of(evidence(entity, count))))));
        facts.replace(SOURCE, statements);
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
