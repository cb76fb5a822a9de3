package dev.slipway.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision record with what only records have.
 *
 * @param amends paths in the same source, or what is written where that is no file
 * @param amendedBy likewise
 * @param rules over facts that confirm it
 * @param confirmation null if it has no rules, belongs to no entity, or no longer holds
 */
public record Decision(
        Document document,
        List<String> deciders,
        List<String> amends,
        List<String> amendedBy,
        List<String> rules,
        @Nullable Confirmation confirmation) {

    public Decision {
        deciders = List.copyOf(deciders);
        amends = List.copyOf(amends);
        amendedBy = List.copyOf(amendedBy);
        rules = List.copyOf(rules);
    }
}
