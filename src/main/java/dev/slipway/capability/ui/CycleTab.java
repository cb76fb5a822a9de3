package dev.slipway.capability.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.slipway.capability.Capabilities;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.ui.EntityTab;
import dev.slipway.ui.Live;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where a team stands in the improvement cycle; the day to compare with stands in the address. */
@org.springframework.stereotype.Component
final class CycleTab implements EntityTab {

    private static final int USUAL_DAYS = 14;

    private final Capabilities capabilities;
    private final Live live;
    private final Clock clock;

    CycleTab(Capabilities capabilities, Live live, Clock clock) {
        this.capabilities = capabilities;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "cycle";
    }

    @Override
    public String title() {
        return "Improvement";
    }

    @Override
    public int order() {
        return 25;
    }

    @Override
    public boolean shows(Entity entity) {
        return entity.ref().kind().equals("group") && entity.orphan() == null;
    }

    @Override
    public @Nullable String figure(Entity entity) {
        return null;
    }

    @Override
    public Component content(Entity entity) {
        return content(entity, QueryParameters.empty());
    }

    @Override
    public Component content(Entity entity, QueryParameters asked) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate since = today.minusDays(USUAL_DAYS);
        try {
            since = LocalDate.parse(asked.getSingleParameter("since").orElse(""));
        } catch (DateTimeParseException none) {
            // two weeks, as for most retrospectives
        }
        return new CycleContent(entity, capabilities, live, since.isAfter(today) ? today : since, today);
    }
}
