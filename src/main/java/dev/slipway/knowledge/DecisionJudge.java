package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.List;

/** Knows rules over facts, which this room does not: a later room fills it with one bean. Without it nothing is judged. */
public interface DecisionJudge {

    /** One ruling for each rule, in their order. Never throws for what is wrong with a rule. */
    List<Confirmation.Ruling> judge(List<String> rules, EntityRef entity, Instant moment);
}
