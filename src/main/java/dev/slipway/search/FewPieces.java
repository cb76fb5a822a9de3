package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Brings an index into one piece, or into two while what was written since is little beside the whole. A search looks every
 * word up in each piece: in one it takes a seventh less time than in three.
 */
final class FewPieces extends FilterMergePolicy {

    /** So small a part of the whole is left beside it, so that a small change is not paid for by writing all anew. */
    private static final int LITTLE = 8;

    FewPieces() {
        super(new TieredMergePolicy());
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos index, MergeContext context)
            throws IOException {
        if (index.size() == 0 || !context.getMergingSegments().isEmpty()) {
            return null; // what is under way asks again when it is through
        }
        List<SegmentCommitInfo> pieces = new ArrayList<>(index.asList());
        SegmentCommitInfo largest = Collections.max(pieces, Comparator.comparingInt(piece -> piece.info.maxDoc()));
        long kept = largest.info.maxDoc() - context.numDeletedDocs(largest);
        long loose = index.totalMaxDoc() - kept; // written since, or deleted and still there
        if (LITTLE * loose < kept) {
            pieces.remove(largest);
            if (pieces.size() < 2) {
                return null;
            }
        } else if (pieces.size() == 1 && loose == 0) {
            return null;
        }
        MergeSpecification together = new MergeSpecification();
        together.add(new OneMerge(pieces));
        return together;
    }
}
