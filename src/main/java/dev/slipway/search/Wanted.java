package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** What documents are wanted for: a word, or several wanted things together. */
sealed interface Wanted permits InFields, AtLeast, BestOf, Plain {

    /** Looks up what is the same for the whole index: how frequent words are, and so what finding one is worth. */
    Prepared prepare(Index.View view) throws IOException;

    static List<Prepared> prepare(List<Wanted> all, Index.View view) throws IOException {
        List<Prepared> prepared = new ArrayList<>(all.size());
        for (Wanted one : all) {
            prepared.add(one.prepare(view));
        }
        return prepared;
    }

    /** Those that the segment has anything of. */
    static List<Stretch> in(LeafReaderContext segment, List<Prepared> all) throws IOException {
        List<Stretch> known = new ArrayList<>(all.size());
        for (Prepared one : all) {
            Stretch stretch = one.in(segment);
            if (stretch != null) {
                known.add(stretch);
            }
        }
        return known;
    }

    /** What is wanted, ready to be looked for. */
    interface Prepared {

        /** Null if the segment has nothing of it. */
        @Nullable
        Stretch in(LeafReaderContext segment) throws IOException;
    }
}
