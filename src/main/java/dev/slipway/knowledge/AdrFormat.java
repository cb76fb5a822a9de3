package dev.slipway.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The ways to write decision records down. The first that fits counts, so the narrower one stands before the wider. */
enum AdrFormat {

    /** Its status and date stand in a table at the head. */
    TABLE {
        @Override
        boolean fits(AdrText text) {
            return text.own().stream().anyMatch(line -> line.text().matches("(?i)^\\W*(status|date|scope)\\b.*\\|.*"));
        }
    },
    /** Decision-makers in the front matter, a confirmation; also MADR's headings without a mark of another age. */
    MADR4 {
        @Override
        boolean fits(AdrText text) {
            boolean marked = text.front("decision-makers|décisionnaires|entscheidungsträger") != null
                    || text.headings().contains("confirmation")
                    || text.own().stream()
                            .anyMatch(line -> line.text().matches("(?i)^(décisionnaires|decision-makers|consultés).*"));
            return madr(text) && (marked || !MADR3.fits(text) && !MADR2.fits(text));
        }
    },
    /** Deciders in the front matter, a validation. */
    MADR3 {
        @Override
        boolean fits(AdrText text) {
            return madr(text)
                    && (text.front("deciders|décideurs|entscheider|decisores|responsables") != null
                            || text.headings().contains("validation"));
        }
    },
    /** Fields in a list below the title; log4brains writes it too, and dates its files. */
    MADR2 {
        @Override
        boolean fits(AdrText text) {
            return madr(text)
                    && (text.field(AdrWords.STATUS_FIELD) != null
                            || text.has(Set.of("positive consequences", "links"))
                            || text.own().stream().anyMatch(line -> line.text().startsWith("Technical Story"))
                            || text.stem().matches("\\d{8}[-_ ].*"));
        }
    },
    Y_STATEMENT {
        @Override
        boolean fits(AdrText text) {
            return !text.has(AdrWords.CONTEXT) && YStatement.said(text.lines());
        }
    },
    /** Eclipse's dataspace projects: decision, rationale, approach, and nothing else. */
    EDC {
        @Override
        boolean fits(AdrText text) {
            return text.headings().contains("decision")
                    && text.has(Set.of("rationale", "rational"))
                    && !text.has(AdrWords.CONTEXT);
        }
    },
    /** Michael Nygard's: status, context, decision, consequences; what adr-tools writes. */
    NYGARD {
        @Override
        boolean fits(AdrText text) {
            return text.has(AdrWords.DECISION) && (text.has(AdrWords.CONTEXT) || text.has(AdrWords.CONSEQUENCES))
                    || text.has(AdrWords.CONTEXT) && text.has(AdrWords.STATUS);
        }
    },
    OTHER {
        @Override
        boolean fits(AdrText text) {
            return true;
        }
    };

    private static final Set<String> MADR_HEADINGS = Headings.set(
            "context and problem statement|decision outcome|considered options",
            "contexte et énoncé du problème|contexte et problématique|résultat de la décision|options envisagées",
            "kontext und problemstellung|entscheidungsergebnis|betrachtete optionen",
            "contexto y planteamiento del problema|resultado de la decisión|opciones consideradas");

    /** Whether a text that is known to be a record is written this way. */
    abstract boolean fits(AdrText text);

    static AdrFormat of(AdrText text) {
        return Arrays.stream(values())
                .filter(format -> format.fits(text))
                .findFirst()
                .orElse(OTHER);
    }

    /** In the store and over REST. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of any age. */
    private static boolean madr(AdrText text) {
        return text.has(MADR_HEADINGS);
    }
}
