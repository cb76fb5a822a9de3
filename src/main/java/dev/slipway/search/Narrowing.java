package dev.slipway.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the facets' filters let through of all that matches. */
final class Narrowing {

    static final int FACETS = Columns.SINGLE.length;
    static final int TAGS = FACETS;
    static final int AGES = FACETS + 1;

    /** Nothing keeps the document out. */
    static final int NOTHING = -1;

    /** The filters of more than one facet keep the document out. */
    static final int SEVERAL = AGES + 1;

    private final boolean[] @Nullable [] wanted = new boolean[FACETS + 1][];
    private final boolean[] @Nullable [] keptOut = new boolean[FACETS + 1][];
    private final int wantedAges;
    private final boolean keepsOut;
    private final boolean takesAll;

    /** Made after the columns of every segment were read, so that no value comes up that it does not know. */
    Narrowing(Columns columns, Map<String, List<String>> filters, Map<String, List<String>> unwanted) {
        for (int facet = 0; facet <= TAGS; facet++) {
            FacetValues values = columns.values(facet);
            List<String> in = filters.getOrDefault(name(facet), List.of());
            wanted[facet] = in.isEmpty() ? null : values.wanted(in);
            List<String> out = unwanted.getOrDefault(name(facet), List.of());
            keptOut[facet] = out.isEmpty() ? null : values.wanted(out);
        }
        List<String> ages = filters.getOrDefault("age", List.of());
        wantedAges = ages.isEmpty() ? -1 : Age.wanted(ages);
        takesAll = wantedAges == -1 && Arrays.stream(wanted).allMatch(Objects::isNull);
        keepsOut = Arrays.stream(keptOut).anyMatch(Objects::nonNull);
    }

    static String name(int facet) {
        return facet == TAGS ? SearchFields.TAG : Columns.SINGLE[facet];
    }

    /** The values of a facet that are asked for; null if any will do. */
    boolean @Nullable [] wanted(int facet) {
        return wanted[facet];
    }

    boolean wanted(Age age) {
        return wantedAges != -1 && (wantedAges & (1 << age.ordinal())) != 0;
    }

    boolean isKeptOut(Columns.Segment segment, int document) {
        if (!keepsOut) {
            return false;
        }
        for (int facet = 0; facet < FACETS; facet++) {
            boolean[] values = keptOut[facet];
            if (values != null && isIn(values, segment.single()[facet][document])) {
                return true;
            }
        }
        boolean[] tags = keptOut[TAGS];
        return tags != null && anyIsIn(tags, segment, document);
    }

    /** Whether no facet is filtered by: then nothing is ever {@link #missed}. */
    boolean takesAll() {
        return takesAll;
    }

    /**
     * The facet whose filter keeps the document out.
     *
     * @param ages as {@link Age#of}
     */
    int missed(Columns.Segment segment, int document, int ages) {
        int missed = NOTHING;
        for (int facet = 0; facet < FACETS; facet++) {
            boolean[] values = wanted[facet];
            if (values != null && !isIn(values, segment.single()[facet][document])) {
                if (missed >= 0) {
                    return SEVERAL;
                }
                missed = facet;
            }
        }
        boolean[] tags = wanted[TAGS];
        if (tags != null && !anyIsIn(tags, segment, document)) {
            if (missed >= 0) {
                return SEVERAL;
            }
            missed = TAGS;
        }
        if (wantedAges != -1 && (ages & wantedAges) == 0) {
            return missed >= 0 ? SEVERAL : AGES;
        }
        return missed;
    }

    static boolean isIn(boolean[] values, int value) {
        return value >= 0 && value < values.length && values[value];
    }

    private static boolean anyIsIn(boolean[] values, Columns.Segment segment, int document) {
        for (int i = segment.tagsFrom()[document]; i < segment.tagsFrom()[document + 1]; i++) {
            if (isIn(values, segment.tags()[i])) {
                return true;
            }
        }
        return false;
    }
}
