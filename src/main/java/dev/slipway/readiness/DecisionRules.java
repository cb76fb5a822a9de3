package dev.slipway.readiness;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.knowledge.Confirmation.Ruling;
import dev.slipway.knowledge.Confirmation.Shown;
import dev.slipway.knowledge.Confirmation.State;
import dev.slipway.knowledge.DecisionJudge;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges the rules that decision records bind their confirmation to, by the same words as a standard's questions. */
@Component
class DecisionRules implements DecisionJudge {

    private final Facts facts;
    private final Catalog catalog;

    DecisionRules(Facts facts, Catalog catalog) {
        this.facts = facts;
        this.catalog = catalog;
    }

    @Override
    public List<Ruling> judge(List<String> rules, EntityRef entity, Instant moment) {
        Map<String, Object> about = catalog.find(entity).map(Assessor::describe).orElse(Map.of());
        Map<String, Fact> known = facts.of(List.of(entity), moment).getOrDefault(entity, Map.of());
        Map<String, Object> values = new HashMap<>();
        known.forEach((key, fact) -> {
            if (fact.freshAt(moment)) {
                values.put(key, Assessor.plain(fact.value()));
            }
        });
        return rules.stream().map(rule -> judge(rule, about, known, values)).toList();
    }

    private Ruling judge(String text, Map<String, Object> entity, Map<String, Fact> known, Map<String, Object> values) {
        Rule.Compiled compiled = Rule.compile(text, facts.types());
        Rule rule = compiled.rule();
        if (rule == null) {
            Rule.Flaw flaw = compiled.flaws().getFirst();
            return new Ruling(text, State.INVALID, "line " + flaw.line() + ": " + flaw.message(), List.of());
        }
        Rule.Finding finding = rule.judge(values, entity);
        List<Shown> shown = rule.facts().stream()
                .map(key -> shown(key, known.get(key), values.containsKey(key)))
                .toList();
        return switch (finding.truth()) {
            case TRUE -> new Ruling(text, State.HOLDS, null, shown);
            case FALSE -> new Ruling(text, State.CONTRADICTED, null, shown);
            case UNKNOWN ->
                new Ruling(
                        text,
                        finding.error() == null ? State.UNPROVEN : State.INVALID,
                        finding.error() == null
                                ? "No fresh fact: " + String.join(", ", finding.missing())
                                : finding.error(),
                        shown);
        };
    }

    private static Shown shown(String key, @Nullable Fact fact, boolean fresh) {
        if (fact == null) {
            return new Shown(key, null, null, null, null);
        }
        String link = fact.evidence().stream()
                .map(Evidence::link)
                .filter(address -> address != null && !address.isBlank())
                .findFirst()
                .orElse(null);
        String value = String.valueOf(fact.value());
        return new Shown(
                key,
                fresh ? value.substring(0, Math.min(200, value.length())) : null,
                fact.source(),
                fact.observedAt(),
                link);
    }
}
