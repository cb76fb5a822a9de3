package dev.slipway.capability;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.facts.FactsChanged;
import dev.slipway.schedule.RecurringTask;
import dev.slipway.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws the map of services whose facts changed. A change only marks them; they are looked at by one thread, once nothing
 * changed for two seconds or they waited for a minute, so that reading in thousands of services is not slowed down.
 * See docs/adr/0021.
 */
@Component
class MapServices implements RecurringTask {

    static final String NAME = "map-services";

    private static final Logger log = LoggerFactory.getLogger(MapServices.class);
    private static final int CHUNK = 250;
    private static final int MARKED_AT_ONCE = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final MapStandards standards;
    private final MapStore store;
    private final CoverageRepository coverage;
    private final Catalog catalog;
    private final Facts facts;
    private final Schedule schedule;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MapServices(
            MapStandards standards,
            MapStore store,
            CoverageRepository coverage,
            Catalog catalog,
            Facts facts,
            Schedule schedule,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.standards = standards;
        this.store = store;
        this.coverage = coverage;
        this.catalog = catalog;
        this.facts = facts;
        this.schedule = schedule;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @ApplicationModuleListener
    void on(FactsChanged event) {
        mark(event.refs());
    }

    @ApplicationModuleListener
    void on(EntitiesChanged event) {
        mark(event.refs());
    }

    private void mark(Collection<EntityRef> refs) {
        coverage.await(refs, clock.instant());
        schedule.soon(NAME);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        if (coverage.busy(now.minus(CoverageRepository.REST), now.minus(LONGEST_WAIT))) {
            schedule.soon(NAME);
            return;
        }
        CapabilityStandard standard = standards.current();
        afterANewStandard(standard, now);
        coverage.awaitStale(now);
        long start = System.nanoTime();
        int mapped = 0;
        Set<CoverageRepository.Waiting> seen = new HashSet<>();
        List<CoverageRepository.Waiting> chunk = coverage.waiting(CHUNK);
        while (!chunk.isEmpty() && seen.addAll(chunk)) {
            List<CoverageRepository.Waiting> these = chunk;
            transaction.executeWithoutResult(status -> map(standard, these));
            mapped += chunk.size();
            chunk = coverage.waiting(CHUNK);
        }
        if (mapped > 0) {
            events.publishEvent(new CoverageChanged());
        }
        if (mapped >= CHUNK) {
            log.info("Mapped {} services in {} ms", mapped, (System.nanoTime() - start) / 1_000_000);
        }
    }

    private void afterANewStandard(CapabilityStandard standard, Instant now) {
        if (store.state().mapped() == standard.revision()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            List<EntityRef> refs = new ArrayList<>();
            catalog.each(EntityFilter.SERVICES, entity -> refs.add(entity.ref()));
            for (int i = 0; i < refs.size(); i += MARKED_AT_ONCE) {
                coverage.await(refs.subList(i, Math.min(refs.size(), i + MARKED_AT_ONCE)), now);
            }
            store.mapped(standard.revision());
        });
    }

    private void map(CapabilityStandard standard, List<CoverageRepository.Waiting> waiting) {
        Instant now = clock.instant();
        List<EntityRef> refs =
                waiting.stream().map(CoverageRepository.Waiting::entity).toList();
        List<Entity> services =
                catalog.find(refs).stream().filter(Capabilities::maps).toList();
        Set<EntityRef> gone = new HashSet<>(refs);
        Map<EntityRef, Map<String, Fact>> known = services.isEmpty()
                ? Map.of()
                : facts.withoutEvidence(services.stream().map(Entity::ref).toList(), now);
        Set<String> reads = Mapper.reads(standard);
        List<CoverageRepository.Row> rows = new ArrayList<>();
        for (Entity service : services) {
            gone.remove(service.ref());
            Map<String, Fact> about = known.getOrDefault(service.ref(), Map.of());
            rows.add(new CoverageRepository.Row(
                    service.ref(),
                    service.title(),
                    Objects.toString(service.owner(), null),
                    Objects.toString(service.system(), null),
                    service.tier(),
                    standard.revision(),
                    Mapper.letters(standard, service, about, now),
                    JsonMapper.shared().writeValueAsString(Mapper.tools(standard, about, now)),
                    Mapper.staleAt(about, reads, now)));
        }
        coverage.write(rows, now);
        coverage.forget(gone);
        coverage.done(waiting);
    }
}
