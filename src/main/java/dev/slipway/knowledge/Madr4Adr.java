package dev.slipway.knowledge;

import java.util.Set;

/** MADR 4: decision-makers in the front matter, a confirmation; also what has MADR's headings and no mark of another age. */
final class Madr4Adr implements AdrFormat {

    private static final Set<String> HEADINGS = Set.of(
            "context and problem statement",
            "decision outcome",
            "considered options",
            "résultat de la décision",
            "kontext und problemstellung");

    /** Of any age. */
    static boolean madr(AdrText text) {
        return text.has(HEADINGS);
    }

    @Override
    public String id() {
        return "madr4";
    }

    @Override
    public boolean fits(AdrText text) {
        boolean marked = text.front().values().containsKey("decision-makers")
                || text.headings().contains("confirmation")
                || text.own().stream()
                        .anyMatch(line -> line.text().matches("(?i)^(décisionnaires|decision-makers|consultés).*"));
        return madr(text) && (marked || !new Madr3Adr().fits(text) && !new Madr2Adr().fits(text));
    }
}
