package dev.slipway.knowledge;

/** MADR 3: deciders in the front matter, a validation. */
final class Madr3Adr implements AdrFormat {

    @Override
    public String id() {
        return "madr3";
    }

    @Override
    public boolean fits(AdrText text) {
        return Madr4Adr.madr(text)
                && (text.front().values().containsKey("deciders")
                        || text.headings().contains("validation"));
    }
}
