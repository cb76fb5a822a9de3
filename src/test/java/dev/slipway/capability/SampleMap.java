package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.Declared;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.DeclaredFacts;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.source.Checkout;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The map that is shipped, without the portal that usually reads it. */
final class SampleMap {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final EntityRef SHOP = EntityRef.of("component:default/shop");

    private SampleMap() {}

    static List<Declaration> shipped() {
        try {
            return Declared.in(new SourceId("standards"), Checkout.builtIn("catalog/standards"), NOW)
                    .declarations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, FactType> types() {
        return DeclaredFacts.types(shipped(), new ArrayList<>());
    }

    static CapabilityStandard standard() {
        Map<String, FactType> types = types();
        List<Problem> problems = new ArrayList<>();
        List<Capability.Group> groups = new ArrayList<>();
        List<Capability> capabilities = new ArrayList<>();
        List<ToolKind> tools = new ArrayList<>();
        for (Declaration each : shipped()) {
            switch (each.kind()) {
                case MapRules.GROUPS -> groups.addAll(MapRules.groups(each, problems));
                case MapRules.CAPABILITY -> capabilities.add(MapRules.capability(each, types, problems));
                case MapRules.TOOLS -> tools.add(MapRules.toolKind(each, types, problems));
                default -> {}
            }
        }
        if (!problems.isEmpty()) {
            throw new AssertionError("the shipped map has problems: " + problems);
        }
        return CapabilityStandard.of(1, groups, capabilities, tools);
    }

    static Entity shop() {
        return new Entity(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                SHOP,
                "Component",
                "shop",
                "Shop",
                null,
                "service",
                "production",
                EntityRef.of("group:default/money"),
                null,
                1,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                new SourceId("made-up"),
                "catalog-info.yaml",
                1,
                "",
                NOW,
                null);
    }

    static Map<String, Fact> facts(Map<String, Object> values) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        values.forEach((key, value) -> facts.put(key, fact(key, value, 1, NOW.plus(Duration.ofDays(7)))));
        return facts;
    }

    static Fact fact(String key, Object value, double confidence, Instant end) {
        return new Fact(SHOP, key, value, "A test", confidence, NOW, end, List.of());
    }
}
