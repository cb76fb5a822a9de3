package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts about one service, as tests need them. */
final class SampleFacts {

    static final EntityRef SERVICE = EntityRef.of("component:default/readiness-sample");
    static final Instant NOON = Instant.parse("2026-11-17T12:00:00Z");
    static final Map<String, Object> ENTITY =
            Map.of("kind", "Component", "type", "service", "name", "readiness-sample", "tags", List.of());

    private SampleFacts() {}

    static Fact fact(String key, Object value, Duration valid) {
        return new Fact(
                SERVICE,
                key,
                value,
                "Repository scan",
                1,
                NOON.minusSeconds(60),
                NOON.plus(valid),
                List.of(Evidence.NONE));
    }

    static Map<String, Fact> fresh(Map<String, Object> values) {
        Map<String, Fact> facts = new HashMap<>();
        values.forEach((key, value) -> facts.put(key, fact(key, value, Duration.ofDays(7))));
        return facts;
    }

    /** What a service states that has done everything: each rule of the shipped standard passes on it. */
    static Map<String, Object> everythingDone(Standard standard) {
        Map<String, Object> values = new HashMap<>();
        standard.rules().values().forEach(rule -> rule.facts().forEach(key -> values.put(key, true)));
        standard.applies().values().forEach(rule -> rule.facts().forEach(key -> values.put(key, true)));
        values.put("tls.min_version", "1.2");
        values.put("http.security_headers", List.of("Strict-Transport-Security", "X-Content-Type-Options"));
        values.put("secrets.leaked", 0L);
        values.put("load.peak_multiple", 2.5);
        values.put("docs.runbooks", 3L);
        values.put("config.environments", List.of("staging", "production"));
        return values;
    }
}
