package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be passed by whom until when, and how far that has come. */
@Component
@Requires(Permission.CATALOG_READ)
public class Campaigns {

    private static final Logger log = LoggerFactory.getLogger(Campaigns.class);

    private final CampaignStore store;
    private final CampaignFigures figures;
    private final Readiness readiness;
    private final Catalog catalog;
    private final People people;
    private final Clock clock;

    Campaigns(
            CampaignStore store,
            CampaignFigures figures,
            Readiness readiness,
            Catalog catalog,
            People people,
            Clock clock) {
        this.store = store;
        this.figures = figures;
        this.readiness = readiness;
        this.catalog = catalog;
        this.people = people;
        this.clock = clock;
    }

    /** Running ones first, by deadline; {@code open} null is all of them. */
    public Page<Campaign> list(@Nullable Boolean open, @Nullable String text, int offset, int limit) {
        return store.list(open, text, offset, limit);
    }

    public Campaign find(long id) {
        return store.find(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no campaign " + id + "."));
    }

    /**
     * While it runs, on the judgements as they are, and the services are those that pass its filter today; once it is
     * closed, as it was then.
     */
    public Campaign.Progress progress(Campaign campaign) {
        Campaign.Progress atTheEnd = campaign.atTheEnd();
        return atTheEnd == null ? now(campaign) : atTheEnd;
    }

    private Campaign.Progress now(Campaign campaign) {
        List<Campaign.OfQuestion> now = figures.byQuestion(campaign.plan());
        long open = now.stream().mapToLong(Campaign.OfQuestion::open).sum();
        return new Campaign.Progress(
                now, burnDown(campaign.begins(), today(), open, figures.changes(campaign.plan(), campaign.begins())));
    }

    /** The sums of several, by id, all at once. */
    public Map<Long, Campaign.Tally> tallies(Collection<Campaign> campaigns) {
        Map<Long, Campaign.Tally> tallies = new HashMap<>();
        List<Long> running = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Campaign.Progress atTheEnd = campaign.atTheEnd();
            if (atTheEnd == null) {
                running.add(campaign.id());
                tallies.put(campaign.id(), Campaign.Tally.NONE);
            } else {
                tallies.put(campaign.id(), atTheEnd.tally());
            }
        }
        if (!running.isEmpty()) {
            tallies.putAll(figures.tallies(running));
        }
        return tallies;
    }

    /** Backwards from what is open now, day by day; the last entry is today. */
    static List<Campaign.Day> burnDown(LocalDate begins, LocalDate today, long openNow, Map<LocalDate, Long> changes) {
        List<Campaign.Day> days = new ArrayList<>();
        long open = openNow;
        for (LocalDate day = today; !day.isBefore(begins); day = day.minusDays(1)) {
            days.addFirst(new Campaign.Day(day, open));
            open -= changes.getOrDefault(day, 0L);
        }
        return days;
    }

    public Page<Campaign.Service> services(Campaign campaign, int offset, int limit) {
        return campaign.atTheEnd() == null
                ? figures.services(campaign.plan(), offset, limit)
                : figures.servicesAtTheEnd(campaign.id(), offset, limit);
    }

    @Requires(Permission.READINESS_PLAN)
    @Transactional
    public Campaign start(CampaignPlan plan) {
        check(plan);
        if (plan.deadline().isBefore(today())) {
            throw CampaignPlan.refused("deadline", plan.deadline() + " is over. Give today or a later day.");
        }
        long id = store.add(plan, today(), person().name(), clock.instant());
        log.info("Audit: {} started campaign {}: {}", person().name(), id, plan.title());
        return find(id);
    }

    /** @param version of the campaign as it was read */
    @Requires(Permission.READINESS_PLAN)
    @Transactional
    public Campaign change(long id, CampaignPlan plan, int version) {
        Campaign before = find(id);
        check(plan);
        if (plan.deadline().isBefore(before.begins())) {
            throw CampaignPlan.refused("deadline", "lies before the campaign began, on " + before.begins() + ".");
        }
        if (!before.open()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "This campaign is closed. Start a new one.");
        }
        if (!store.change(id, plan, version)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "Somebody else has changed this campaign meanwhile. Load it again.");
        }
        log.info("Audit: {} changed campaign {}: {}", person().name(), id, plan.title());
        return find(id);
    }

    /** For good: what it had reached is kept, whatever becomes of its services. */
    @Requires(Permission.READINESS_PLAN)
    @Transactional
    public Campaign close(long id) {
        Campaign campaign = find(id);
        if (!campaign.open() || !store.close(campaign, now(campaign), person().name(), clock.instant())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "This campaign is closed already.");
        }
        figures.keepServices(campaign);
        log.info("Audit: {} closed campaign {}", person().name(), id);
        return find(id);
    }

    /** Whether whoever is asking may start, change and close. */
    public boolean mayPlan() {
        return people.current()
                .filter(person -> person.may(Permission.READINESS_PLAN))
                .isPresent();
    }

    private void check(CampaignPlan plan) {
        Set<String> known = readiness
                .required(plan.scorecard())
                .questions()
                .map(Question::id)
                .collect(Collectors.toSet());
        List<String> unknown =
                plan.questions().stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw CampaignPlan.refused(
                    "questions",
                    "the scorecard " + plan.scorecard() + " does not have " + String.join(", ", unknown) + ".");
        }
        if (catalog.find(plan.lead()).isEmpty()) {
            throw CampaignPlan.refused("lead", "the catalog has no " + plan.lead() + ".");
        }
    }

    private LocalDate today() {
        return Assessor.day(clock.instant());
    }

    private Person person() {
        return people.current().orElse(Person.NOBODY);
    }
}
