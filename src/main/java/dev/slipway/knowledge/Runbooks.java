package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The front door to runbooks: when each was exercised last, and which alerts lead to it. */
@Component
@Requires(Permission.CATALOG_READ)
public class Runbooks {

    private static final Duration USUALLY_FRESH = Duration.ofDays(90);
    private static final int MOST_ALERTS = 200;
    private static final Set<String> INDEX = Set.of("readme", "index", "_index");

    private final RunbookStore store;
    private final Facts facts;
    private final Clock clock;

    Runbooks(RunbookStore store, Facts facts, Clock clock) {
        this.store = store;
        this.facts = facts;
        this.clock = clock;
    }

    /** Never exercised first, then the longest ago. */
    public Page<Runbook> list(RunbookFilter filter, int offset, int limit) {
        return store.list(filter, clock.instant().minus(fresh()), Math.max(0, offset), Math.clamp(limit, 1, 1_000));
    }

    /** How long an exercise counts, as the fact type says. */
    public Duration fresh() {
        FactType type = facts.types().get(Exercises.FACT);
        return type == null ? USUALLY_FRESH : type.fresh();
    }

    /** Until when an exercise counts. */
    public Instant validUntil(Exercise exercise) {
        Instant end = exercise.endedAt() == null ? exercise.startedAt() : exercise.endedAt();
        return end.plus(fresh());
    }

    /** The alerts that lead to a runbook, of whatever service: its file is named by the rule, or after the alert. */
    public List<AlertRule> alerts(Document runbook) {
        return store.alertsFor(stem(runbook), MOST_ALERTS);
    }

    /** Whether people work through it when something is broken: by what it looks like, or because an alert names it. */
    public boolean exercisable(Document document) {
        return switch (document.kind()) {
            case RUNBOOK, PLAYBOOK -> true;
            case GUIDE ->
                !INDEX.contains(stem(document)) && alerts(document).stream().anyMatch(alert -> alert.runbook() != null);
            case ADR, DECISION_TREE -> false;
        };
    }

    /** The alerts of a service, each with its runbook; null where none is known. */
    public Map<AlertRule, @Nullable Document> alerts(EntityRef entity) {
        List<AlertRule> alerts = store.alertsOf(entity);
        Map<String, Document> byStem = alerts.isEmpty()
                ? Map.of()
                : store.byStem(
                        alerts.stream()
                                .map(AlertRule::stem)
                                .filter(stem -> !INDEX.contains(stem))
                                .distinct()
                                .toList(),
                        entity);
        Map<AlertRule, @Nullable Document> found = new LinkedHashMap<>();
        alerts.forEach(alert -> found.put(alert, byStem.get(alert.stem())));
        return found;
    }

    /** The name of its file without the ending, in lower case. */
    static String stem(Document document) {
        return document.name().replaceFirst("\\.[^.]+$", "").toLowerCase(Locale.ROOT);
    }

    /** Everything that passes, document by document, with a head line. */
    public byte[] csv(RunbookFilter filter) {
        Sheet csv = new Sheet();
        csv.line("title", "entity", "source", "path", "alerts", "last exercised", "by", "occasion", "outcome");
        store.each(filter, clock.instant().minus(fresh()), runbook -> print(csv, runbook));
        return csv.bytes();
    }

    private static void print(Sheet csv, Runbook runbook) {
        Document document = runbook.document();
        Exercise last = runbook.last();
        csv.line(
                document.title(),
                document.entity(),
                document.source(),
                document.path(),
                String.join(" ", runbook.alerts()),
                last == null ? null : last.endedAt(),
                last == null ? null : last.endedBy(),
                last == null ? null : last.occasion().word(),
                last == null || last.outcome() == null ? null : last.outcome().word());
    }
}
