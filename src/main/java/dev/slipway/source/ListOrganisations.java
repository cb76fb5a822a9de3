package dev.slipway.source;

import dev.slipway.schedule.RecurringTask;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Looks whether an organisation's listing is due, and has what it found visited. */
@Component
class ListOrganisations implements RecurringTask, DisposableBean {

    static final String NAME = "list-organisations";

    private static final Logger log = LoggerFactory.getLogger(ListOrganisations.class);

    private final KnownOrganisations organisations;
    private final Listings listings;
    private final SyncSources sync;

    ListOrganisations(KnownOrganisations organisations, Listings listings, SyncSources sync) {
        this.organisations = organisations;
        this.listings = listings;
        this.sync = sync;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return organisations.all().isEmpty() ? Duration.ofHours(1) : Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        for (KnownOrganisations.Known organisation : organisations.all()) {
            try {
                listings.list(organisation);
            } catch (RuntimeException e) {
                log.error("The listing of {} failed; it goes on where it was", organisation.id(), e);
            }
        }
        if (!organisations.all().isEmpty()) {
            sync.visitDue();
        }
    }

    @Override
    public void destroy() {
        listings.stop();
    }
}
