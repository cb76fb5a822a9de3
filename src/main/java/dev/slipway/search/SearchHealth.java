package dev.slipway.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** This node may be asked once its index has held all that the store held. Falling behind later does not take it away. */
@Component("searchHealthIndicator")
class SearchHealth implements HealthIndicator {

    private final IndexFollower follower;

    SearchHealth(IndexFollower follower) {
        this.follower = follower;
    }

    @Override
    public Health health() {
        Health.Builder health = follower.caughtUp() ? Health.up() : Health.outOfService();
        health.withDetail("lagMillis", follower.lag());
        String trouble = follower.trouble();
        if (trouble != null) {
            health.withDetail("trouble", trouble);
        }
        long built = follower.rebuilding();
        if (built >= 0) {
            health.withDetail("rebuilding", built + " documents so far");
        }
        return health.build();
    }
}
