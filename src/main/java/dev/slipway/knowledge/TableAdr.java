package dev.slipway.knowledge;

/** Its status and date stand in a table at the head. */
final class TableAdr implements AdrFormat {

    @Override
    public String id() {
        return "table";
    }

    @Override
    public boolean fits(AdrText text) {
        return text.own().stream().anyMatch(line -> line.text().matches("(?i)^\\W*(status|date|scope)\\b.*\\|.*"));
    }
}
