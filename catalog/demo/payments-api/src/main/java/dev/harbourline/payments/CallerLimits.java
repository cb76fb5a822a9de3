package dev.harbourline.payments;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Rate limit: 20 payments a second for each caller. Over it, the answer is 429 with Retry-After. */
@Component
class CallerLimits {

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    void spend(String caller) {
        Bucket bucket = buckets.computeIfAbsent(caller, any -> Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(20).refillGreedy(20, Duration.ofSeconds(1)).build())
                .build());
        if (!bucket.tryConsume(1)) {
            throw new TooManyRequests(Duration.ofSeconds(1));
        }
    }
}
