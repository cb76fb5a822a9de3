package dev.slipway.readiness;

import dev.slipway.Cell;
import dev.slipway.catalog.EntityRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** The effect of a changed standard as a table: one line for each entity that would stand differently. */
public final class PreviewCsv {

    private PreviewCsv() {}

    public static byte[] write(StandardPreview preview) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "entity", "score now", "score then", "verdict now", "verdict then", "blocked then", "freed then");
            for (StandardPreview.Effect effect : preview.effects()) {
                csv.printRecord(
                        Cell.of(effect.entity()),
                        rounded(effect.before()),
                        rounded(effect.score()),
                        word(effect.verdictBefore()),
                        word(effect.verdict()),
                        String.join(" ", effect.blocked()),
                        String.join(" ", effect.freed()));
            }
            for (EntityRef entity : preview.dropped()) {
                csv.printRecord(Cell.of(entity), "", "", "", "no longer judged", "", "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "" : verdict.word();
    }

    private static Object rounded(@Nullable Double score) {
        return score == null ? "" : Math.round(score * 10) / 10.0;
    }
}
