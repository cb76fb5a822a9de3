package dev.slipway.knowledge;

import java.util.Set;

/** Eclipse's dataspace projects: decision, rationale, approach, and nothing else. */
final class EdcAdr implements AdrFormat {

    @Override
    public String id() {
        return "edc";
    }

    @Override
    public boolean fits(AdrText text) {
        return text.headings().containsAll(Set.of("decision", "rationale")) && !text.has(AdrWords.CONTEXT);
    }
}
