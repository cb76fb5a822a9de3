package dev.slipway.readiness;

import dev.slipway.Sheet;
import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/** The effect of a changed standard as a table: one line for each entity that would stand differently. */
public final class PreviewCsv {

    private PreviewCsv() {}

    public static byte[] write(StandardPreview preview) {
        Sheet csv = new Sheet();
        csv.line("entity", "score now", "score then", "verdict now", "verdict then", "blocked then", "freed then");
        for (StandardPreview.Effect effect : preview.effects()) {
            csv.line(
                    effect.entity(),
                    rounded(effect.before()),
                    rounded(effect.score()),
                    word(effect.verdictBefore()),
                    word(effect.verdict()),
                    String.join(" ", effect.blocked()),
                    String.join(" ", effect.freed()));
        }
        for (EntityRef entity : preview.dropped()) {
            csv.line(entity, "", "", "", "no longer judged", "", "");
        }
        return csv.bytes();
    }

    private static String word(@Nullable Verdict verdict) {
        return verdict == null ? "" : verdict.word();
    }

    private static Object rounded(@Nullable Double score) {
        return score == null ? "" : Math.round(score * 10) / 10.0;
    }
}
