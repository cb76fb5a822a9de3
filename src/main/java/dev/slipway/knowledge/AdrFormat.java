package dev.slipway.knowledge;

import java.util.List;

/** A way to write decision records down. A new one is a new class, and its place among the others. */
interface AdrFormat {

    /** The first that fits counts, so the narrower one stands before the wider. */
    List<AdrFormat> ALL = List.of(
            new TableAdr(),
            new Madr4Adr(),
            new Madr3Adr(),
            new Madr2Adr(),
            new YStatementAdr(),
            new EdcAdr(),
            new NygardAdr());

    String OTHER = "other";

    /** In the store and over REST. */
    String id();

    /** Whether a text that is known to be a record is written this way. */
    boolean fits(AdrText text);

    static String of(AdrText text) {
        return ALL.stream()
                .filter(format -> format.fits(text))
                .map(AdrFormat::id)
                .findFirst()
                .orElse(OTHER);
    }
}
