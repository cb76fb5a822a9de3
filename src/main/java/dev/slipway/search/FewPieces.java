package dev.slipway.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * Brings an index into one piece, while what was written since is little beside the whole into two, or three. A search looks
 * every word up in each piece: in one it takes a seventh less time than in three large ones.
 */
final class FewPieces extends FilterMergePolicy {

    /** What is less than such a part stays beside the rest, so that a small change is not paid for by writing all anew. */
    private static final int LITTLE = 8;

    private static final int MOST = 3;

    FewPieces() {
        super(new TieredMergePolicy());
    }

    @Override
    public @Nullable MergeSpecification findMerges(MergeTrigger trigger, SegmentInfos index, MergeContext context) {
        if (!context.getMergingSegments().isEmpty()) {
            return null; // what is under way asks again when it is through
        }
        List<SegmentCommitInfo> pieces = new ArrayList<>(index.asList());
        pieces.sort(Comparator.comparingInt(piece -> -alive(piece, context)));
        long rest = index.totalMaxDoc();
        int kept = 0;
        while (kept < Math.min(MOST - 1, pieces.size())) {
            SegmentCommitInfo largest = pieces.get(kept);
            long loose = rest - alive(largest, context); // smaller pieces, and what is deleted and still there
            if (LITTLE * loose >= alive(largest, context)) {
                break;
            }
            rest -= largest.info.maxDoc();
            kept++;
        }
        List<SegmentCommitInfo> others = pieces.subList(kept, pieces.size());
        if (others.isEmpty() || (others.size() == 1 && rest == alive(others.getFirst(), context))) {
            return null;
        }
        MergeSpecification together = new MergeSpecification();
        together.add(new OneMerge(others));
        return together;
    }

    private static int alive(SegmentCommitInfo piece, MergeContext context) {
        return piece.info.maxDoc() - context.numDeletedDocs(piece);
    }
}
