package dev.slipway.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** What documents are wanted for: a word, or several wanted things together. */
sealed interface Wanted permits InFields, AtLeast, BestOf, Plain {

    /** Looks up what is the same for the whole index: how frequent words are, and so what finding one is worth. */
    Prepared prepare(Index.View view) throws IOException;

    /** What is wanted, ready to be looked for. */
    interface Prepared {

        /** Null if the segment has nothing of it. */
        @Nullable
        Stretch in(LeafReaderContext segment) throws IOException;
    }
}
