package dev.slipway.source.ui;

import dev.slipway.source.SourceVisited;
import dev.slipway.source.Sources;
import dev.slipway.ui.Live;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the pages of this node see that a source was just visited, also when nothing had changed. */
@Component
final class VisitedNews {

    private final Live live;

    VisitedNews(Live live) {
        this.live = live;
    }

    @EventListener
    void on(SourceVisited visited) {
        live.nudge(Set.of(Sources.NEWS));
    }
}
