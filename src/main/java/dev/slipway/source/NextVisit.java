package dev.slipway.source;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a source is visited next. */
@Component
class NextVisit {

    private static final Duration LONGEST = Duration.ofHours(6);

    private final SourceSettings settings;

    NextVisit(SourceSettings settings) {
        this.settings = settings;
    }

    /** What a listing or a webhook would tell of is believed for long; the rest is looked at again and again. */
    Instant afterSuccess(SourceStore.Kept kept, Instant start) {
        if (!kept.found()) {
            return start.plus(settings.pace());
        }
        return start.plus(kept.believed() ? settings.lookAgain() : settings.listingPace());
    }

    /** Of thousands some are always broken: each is tried half as often with every failure. */
    Instant afterFailure(SourceStore.Kept kept, Instant now) {
        if (!kept.found()) {
            return now.plus(settings.pace());
        }
        Duration pause = settings.pace().multipliedBy(1L << Math.min(kept.failures(), 12));
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
