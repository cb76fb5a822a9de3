package dev.slipway.source;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Out of service until every source has been tried once since this start. */
@Component("firstLoad")
class FirstLoad implements HealthIndicator {

    private @Nullable Set<String> open;

    synchronized void expect(Set<SourceId> sources) {
        Set<String> ids = new TreeSet<>();
        sources.forEach(id -> ids.add(id.value()));
        open = ids;
    }

    synchronized void tried(SourceId id) {
        if (open != null) {
            open.remove(id.value());
        }
    }

    @Override
    public synchronized Health health() {
        if (open == null) {
            return Health.outOfService()
                    .withDetail("waiting for", "the list of sources")
                    .build();
        }
        return open.isEmpty()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("waiting for", Set.copyOf(open))
                        .build();
    }
}
