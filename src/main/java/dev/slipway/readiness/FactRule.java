package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.Entity;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.source.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that another room declares over the same facts: compiled once, checked as strictly and judged on the same terms
 * as a question's. What is stale, or less sure than likely, is unknown to it.
 */
public final class FactRule {

    private final Rule rule;

    private FactRule(Rule rule) {
        this.rule = rule;
    }

    /** What came out; {@code UNKNOWN} where the answer depends on a fact that nobody stated. */
    public enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /** What is known of one entity at one moment, ready for any number of rules. */
    public static final class Known {

        private final Map<String, Object> entity;
        private final Map<String, Object> values = new HashMap<>();

        private Known(Entity entity, Map<String, Fact> facts, Instant moment) {
            this.entity = Assessor.describe(entity);
            facts.forEach((key, fact) -> {
                if (counts(fact, moment)) {
                    values.put(key, Assessor.plain(fact.value()));
                }
            });
        }

        public static Known of(Entity entity, Map<String, Fact> facts, Instant moment) {
            return new Known(entity, facts, moment);
        }
    }

    /** Whether a rule counts the fact: it is fresh, and likelier true than not. */
    public static boolean counts(Fact fact, Instant moment) {
        return fact.freshAt(moment) && fact.confidence() >= Question.LIKELY;
    }

    /**
     * Compiles the rule that stands at a place of a declaration; null, with problems at their line and column, if it
     * does not hold together.
     */
    public static @Nullable FactRule read(
            Declaration declaration,
            String where,
            String text,
            @Nullable Map<String, FactType> types,
            List<Problem> problems) {
        Rule compiled = Standards.check(declaration, where, text, types, problems);
        return compiled == null ? null : new FactRule(compiled);
    }

    /** One that was read before. */
    public static FactRule of(String text) {
        Rule.Compiled compiled = Rule.compile(text, null);
        if (compiled.rule() == null) {
            throw new IllegalStateException("the stored rule “" + text + "” does not compile: " + compiled.flaws());
        }
        return new FactRule(compiled.rule());
    }

    /** Every fact that the rule names, in its order. */
    public Set<String> facts() {
        return rule.facts();
    }

    public Truth judge(Known known) {
        return Truth.valueOf(rule.judge(known.values, known.entity).truth().name());
    }
}
