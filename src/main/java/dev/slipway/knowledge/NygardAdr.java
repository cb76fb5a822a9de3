package dev.slipway.knowledge;

/** Michael Nygard's: status, context, decision, consequences; what adr-tools writes. */
final class NygardAdr implements AdrFormat {

    @Override
    public String id() {
        return "nygard";
    }

    @Override
    public boolean fits(AdrText text) {
        return text.has(AdrWords.CONTEXT) && text.has(AdrWords.DECISION)
                || text.headings().contains("status");
    }
}
