package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.FactsChanged;
import dev.slipway.knowledge.Confirmation.Ruling;
import dev.slipway.knowledge.Confirmation.State;
import dev.slipway.schedule.RecurringTask;
import dev.slipway.search.SearchLog;
import dev.slipway.source.SourceSynced;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks again whether the facts agree with decisions: when facts or records change, and as facts grow stale. */
@Component
class Confirm implements RecurringTask {

    static final String CHECK = ConfirmationCheck.ID;
    private static final int MOST = 5_000;
    private static final Set<String> IN_FORCE = Set.of("accepted", "proposed");

    private final DecisionStore store;
    private final FindingStore findings;
    private final ObjectProvider<DecisionJudge> judge;
    private final ConfirmationCheck check;
    private final SearchLog log;
    private final Clock clock;

    Confirm(
            DecisionStore store,
            FindingStore findings,
            ObjectProvider<DecisionJudge> judge,
            ConfirmationCheck check,
            SearchLog log,
            Clock clock) {
        this.store = store;
        this.findings = findings;
        this.judge = judge;
        this.check = check;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "confirm-decisions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        judge(store.ruled(MOST));
    }

    @ApplicationModuleListener
    void on(FactsChanged changed) {
        judge(store.ruled(changed.refs().stream().map(EntityRef::toString).toList()));
    }

    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (!synced.changedPaths().isEmpty()) {
            judge(store.ruled(synced.source()));
        }
    }

    private void judge(List<Decision> decisions) {
        DecisionJudge rules = judge.getIfAvailable();
        if (rules == null) {
            return;
        }
        List<String> changed = new ArrayList<>();
        for (Decision decision : decisions) {
            Document document = decision.document();
            EntityRef entity = document.entity();
            boolean judged = entity != null && IN_FORCE.contains(String.valueOf(document.status()));
            Instant now = clock.instant();
            Confirmation then =
                    !judged || entity == null ? null : Confirmation.of(rules.judge(decision.rules(), entity, now), now);
            if (!same(decision.confirmation(), then)) {
                store.confirm(document, then);
                findings.replace(document, CHECK, check.of(document, then));
                changed.add(DocumentSearch.id(document.source(), document.path()));
            }
        }
        if (!changed.isEmpty()) {
            log.changed(changed);
        }
    }

    private static boolean same(@Nullable Confirmation one, @Nullable Confirmation other) {
        List<Ruling> before = one == null ? List.of() : one.rulings();
        List<Ruling> after = other == null ? List.of() : other.rulings();
        State first = one == null ? null : one.state();
        return first == (other == null ? null : other.state()) && before.equals(after);
    }
}
