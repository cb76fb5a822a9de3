package dev.slipway.capability.ui;

import dev.slipway.capability.CoverageChanged;
import dev.slipway.ui.Live;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets open maps of this node follow what was mapped. */
@Component
class MapChanges {

    /** What pages follow; no document of the search is called so. */
    static final String ID = "capability:*";

    private final Live live;

    MapChanges(Live live) {
        this.live = live;
    }

    @EventListener
    void on(CoverageChanged changed) {
        live.nudge(Set.of(ID));
    }
}
