package dev.slipway.knowledge;

import java.util.Set;

/** MADR 2, as log4brains writes it too: fields in a list below the title. */
final class Madr2Adr implements AdrFormat {

    @Override
    public String id() {
        return "madr2";
    }

    @Override
    public boolean fits(AdrText text) {
        return Madr4Adr.madr(text)
                && (text.field(AdrWords.STATUS_FIELD) != null
                        || text.has(Set.of("positive consequences", "links"))
                        || text.lines().stream().anyMatch(line -> line.text().startsWith("Technical Story")));
    }
}
