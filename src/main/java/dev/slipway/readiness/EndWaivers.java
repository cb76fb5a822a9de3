package dev.slipway.readiness;

import dev.slipway.schedule.RecurringTask;
import dev.slipway.search.SearchLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes waivers whose end has come, and reminds of those that come to it: fourteen days before, and three. */
@Component
class EndWaivers implements RecurringTask {

    static final String PORTAL = "the portal";
    static final int SOON = 14;

    private static final List<Integer> REMINDERS = List.of(3, SOON); // the last first, so that nobody gets both at once
    private static final int AT_ONCE = 200;

    private final WaiverStore store;
    private final SearchLog search;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EndWaivers(
            WaiverStore store,
            SearchLog search,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.search = search;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "end-waivers";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> end(now)));
        }
        for (int days : REMINDERS) {
            more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> remind(now, days)));
            }
        }
    }

    private boolean end(Instant now) {
        List<Waiver> over = store.over(now, AT_ONCE);
        for (Waiver waiver : over) {
            store.move(waiver.id(), waiver.state(), Waiver.State.ENDED);
            store.step(
                    waiver.id(),
                    now,
                    PORTAL,
                    "ended",
                    waiver.state() == Waiver.State.REQUESTED
                            ? "Nobody decided by its end."
                            : "Its last day was " + waiver.lastDay() + ".");
        }
        if (!over.isEmpty()) {
            events.publishEvent(new WaiversChanged(
                    over.stream().map(Waiver::entity).distinct().toList()));
            tell(over);
        }
        return over.size() == AT_ONCE;
    }

    private boolean remind(Instant now, int days) {
        List<Waiver> ending = store.toRemindOf(now.plus(Duration.ofDays(days)), days, AT_ONCE);
        for (Waiver waiver : ending) {
            store.reminded(waiver.id(), days);
            List<String> whom = new ArrayList<>(List.of(waiver.requestedBy()));
            if (waiver.decidedBy() != null) {
                whom.add(waiver.decidedBy());
            }
            store.step(
                    waiver.id(),
                    now,
                    PORTAL,
                    "reminded",
                    "It ends after " + waiver.lastDay() + ". Shown to " + String.join(" and ", whom) + ".");
            events.publishEvent(new WaiverEnding(waiver, days));
        }
        tell(ending);
        return ending.size() == AT_ONCE;
    }

    private void tell(List<Waiver> waivers) {
        if (!waivers.isEmpty()) {
            search.changed(waivers.stream()
                    .map(waiver -> "entity:" + waiver.entity())
                    .distinct()
                    .toList());
        }
    }
}
