package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.BulkSimScorer;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * A word in any of its forms, in any of the fields that have words. A field's score is BM25 with the forms taken for one word,
 * each occurrence counting what its form is worth; a document's is that of its best field and a part of the others'. So do
 * Lucene's {@code DisjunctionMaxQuery} and {@code SynonymQuery}, document by document.
 *
 * @param forms with what each is worth
 * @param others what the fields besides the best add of their scores
 */
record InFields(Map<String, Float> forms, float others) implements Wanted {

    /** So few documents are read one by one, as most blocks have none of them. */
    private static final int FEW = 8;

    /** A word is common that more than one of so many documents have: finding it is then worth little. */
    private static final int COMMON = 2;

    /** By the segment's place in the index; null where the segment does not have the field. */
    private record Field(
            String name,
            BytesRef[] words,
            float[] worth,
            @Nullable Terms[] segments,
            SimScorer scorer) {}

    /** @param states by form; null where the segment does not have it */
    private record Terms(TermsEnum each, @Nullable TermState[] states) {}

    @Override
    public Prepared prepare(Index.View view) throws IOException {
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, Float> one : SearchFields.WITH_WORDS.entrySet()) {
            Field field = field(view, one.getKey(), one.getValue());
            if (field != null) {
                fields.add(field);
            }
        }
        return segment -> {
            List<Reading> readings = new ArrayList<>(fields.size());
            for (Field field : fields) {
                Reading reading = Reading.of(view, segment, field);
                if (reading != null) {
                    readings.add(reading);
                }
            }
            return readings.isEmpty()
                    ? null
                    : new OfWord(readings, segment.reader().maxDoc(), others);
        };
    }

    private @Nullable Field field(Index.View view, String name, float worth) throws IOException {
        BytesRef[] words = forms.keySet().stream().map(BytesRef::new).toArray(BytesRef[]::new);
        int[] documents = new int[words.length];
        long occurrences = 0;
        List<LeafReaderContext> leaves = view.getIndexReader().leaves();
        @Nullable Terms[] segments = new Terms[leaves.size()];
        for (LeafReaderContext leaf : leaves) {
            var all = leaf.reader().terms(name);
            if (all == null) {
                continue;
            }
            TermsEnum each = all.iterator();
            @Nullable TermState[] states = new TermState[words.length];
            for (int form = 0; form < words.length; form++) {
                if (each.seekExact(words[form])) {
                    states[form] = each.termState();
                    documents[form] += each.docFreq();
                    occurrences += each.totalTermFreq();
                }
            }
            segments[leaf.ord] = new Terms(each, states);
        }
        CollectionStatistics whole = occurrences == 0 ? null : view.collectionStatistics(name);
        if (whole == null) {
            return null;
        }
        float[] counted = new float[words.length];
        int form = 0;
        for (float each : forms.values()) {
            counted[form++] = each;
        }
        TermStatistics together =
                new TermStatistics(words[0], Arrays.stream(documents).max().orElse(1), occurrences);
        return new Field(name, words, counted, segments, view.getSimilarity().scorer(worth, whole, together));
    }

    /** One field of one segment. */
    private static final class Reading {

        private final Field field;
        private final Terms terms;
        private final PostingsEnum[] forms;
        private final float[] worth;
        private final BulkSimScorer scorer;
        private final byte[] lengths;
        private PostingsEnum @Nullable [] having;
        private int at = -1; // no document before this one has any form

        private Reading(Field field, Terms terms, int known, byte[] lengths) throws IOException {
            this.field = field;
            this.terms = terms;
            this.forms = new PostingsEnum[known];
            this.worth = new float[known];
            this.scorer = field.scorer().asBulkSimScorer();
            this.lengths = lengths;
            int at = 0;
            for (int form = 0; form < field.worth().length; form++) {
                if (terms.states()[form] != null) {
                    worth[at++] = field.worth()[form];
                }
            }
            open(forms, PostingsEnum.FREQS);
        }

        static @Nullable Reading of(Index.View view, LeafReaderContext segment, Field field) throws IOException {
            Terms terms = field.segments()[segment.ord];
            byte[] lengths = view.columns.of(segment.reader()).lengths().get(field.name());
            if (terms == null || lengths == null) {
                return null;
            }
            int known = 0;
            for (TermState state : terms.states()) {
                known += state == null ? 0 : 1;
            }
            return known == 0 ? null : new Reading(field, terms, known, lengths);
        }

        /** Those of the forms that the segment has. */
        private void open(PostingsEnum[] all, int what) throws IOException {
            int at = 0;
            for (int form = 0; form < terms.states().length; form++) {
                TermState state = terms.states()[form];
                if (state != null) {
                    terms.each().seekExact(field.words()[form], state);
                    all[at++] = terms.each().postings(null, what);
                }
            }
        }

        /** How many documents have the most frequent form. */
        long most() {
            long most = 0;
            for (PostingsEnum form : forms) {
                most = Math.max(most, form.cost());
            }
            return most;
        }

        /** Adds the documents of a stretch that have any form. */
        void mark(int from, int to, FixedBitSet marked) throws IOException {
            if (having == null) {
                having = new PostingsEnum[forms.length];
                open(having, PostingsEnum.NONE);
            }
            for (PostingsEnum form : having) {
                if ((form.docID() < from ? form.advance(from) : form.docID()) < to) {
                    form.intoBitSet(to, marked, from);
                }
            }
        }

        int next(int from) throws IOException {
            if (at < from) {
                at = DocIdSetIterator.NO_MORE_DOCS;
                for (PostingsEnum form : forms) {
                    at = Math.min(at, form.docID() < from ? form.advance(from) : form.docID());
                }
            }
            return at;
        }

        long cost() {
            return Arrays.stream(forms).mapToLong(PostingsEnum::cost).sum();
        }
    }

    private static final class OfWord extends Stretch {

        private final Reading[] fields;
        private final @Nullable FixedBitSet having; // of a word that many documents have
        private final float most;
        private final float others;
        private final float[] sums = new float[LONGEST];
        private final float[] occurrences = new float[LONGEST];
        private final FixedBitSet inField = new FixedBitSet(LONGEST);
        private final DocAndFloatFeatureBuffer block = new DocAndFloatFeatureBuffer();
        private long[] lengths = new long[0];
        private float[] counted = new float[0];

        OfWord(List<Reading> fields, int documents, float others) {
            this.fields = fields.toArray(Reading[]::new);
            this.others = others;
            boolean common = false;
            float best = 0;
            float sum = 0;
            for (Reading one : this.fields) {
                common |= one.most() > documents / COMMON;
                float inField = one.field.scorer().score(Float.MAX_VALUE, 1);
                best = Math.max(best, inField);
                sum += inField;
            }
            this.having = common ? new FixedBitSet(LONGEST) : null;
            this.most = best + others * (sum - best);
        }

        @Override
        @Nullable
        FixedBitSet having(int from, int to) throws IOException {
            if (having == null) {
                return null;
            }
            having.clear();
            for (Reading field : fields) {
                field.mark(from, to, having);
            }
            return having;
        }

        @Override
        float most() {
            return most;
        }

        @Override
        int next(int from) throws IOException {
            int first = DocIdSetIterator.NO_MORE_DOCS;
            for (Reading field : fields) {
                first = Math.min(first, field.next(from));
            }
            return first;
        }

        @Override
        void read(int from, int to, @Nullable FixedBitSet among) throws IOException {
            clear();
            Arrays.fill(sums, 0);
            for (Reading field : fields) {
                if (field.next(from) >= to) {
                    continue;
                }
                if (field.forms.length == 1 && field.worth[0] == 1 && among == null) {
                    readOne(field, from, to);
                } else {
                    readAll(field, from, to, among);
                }
            }
            for (int place = 0; place < LONGEST; place++) {
                scores[place] += others * (sums[place] - scores[place]);
            }
        }

        private void readOne(Reading field, int from, int to) throws IOException {
            while (nextBlock(field.forms[0], from, to, null)) {
                add(field, from);
            }
        }

        /** Counts for every document what it has of all forms, and then scores those that matter. */
        private void readAll(Reading field, int from, int to, @Nullable FixedBitSet among) throws IOException {
            boolean any = false;
            boolean few = among != null && among.cardinality() <= FEW;
            for (int form = 0; form < field.forms.length; form++) {
                float worth = field.worth[form];
                if (among != null && few) {
                    any |= countEach(field.forms[form], worth, from, among);
                    continue;
                }
                while (nextBlock(field.forms[form], from, to, among)) {
                    any = true;
                    count(from, worth);
                }
            }
            if (!any) {
                return;
            }
            if (among != null) {
                inField.and(among);
            }
            block.growNoCopy(LONGEST);
            block.size = 0;
            long[] bits = inField.getBits();
            for (int word = 0; word < bits.length; word++) {
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    int place = (word << 6) + Long.numberOfTrailingZeros(left);
                    block.docs[block.size] = from + place;
                    block.features[block.size++] = occurrences[place];
                }
            }
            inField.clear();
            Arrays.fill(occurrences, 0);
            add(field, from);
        }

        private boolean countEach(PostingsEnum form, float worth, int from, FixedBitSet among) throws IOException {
            boolean any = false;
            for (int place = next(0, among); place < LONGEST; place = next(place + 1, among)) {
                int document = from + place;
                if ((form.docID() < document ? form.advance(document) : form.docID()) == document) {
                    occurrences[place] += worth * form.freq();
                    inField.set(place);
                    any = true;
                }
            }
            return any;
        }

        private void count(int from, float worth) {
            int size = block.size;
            int[] documents = block.docs;
            float[] times = block.features;
            if (size > 0 && documents[size - 1] - documents[0] == size - 1) { // a word that every document has
                int first = documents[0] - from;
                for (int i = 0; i < size; i++) {
                    occurrences[first + i] += worth * times[i];
                }
                inField.set(first, first + size);
                return;
            }
            long[] bits = inField.getBits();
            for (int i = 0; i < size; i++) {
                int place = documents[i] - from;
                occurrences[place] += worth * times[i];
                bits[place >> 6] |= 1L << place;
            }
        }

        /** Reads on from the next document that matters; false at the end of the stretch. */
        private boolean nextBlock(PostingsEnum form, int from, int to, @Nullable FixedBitSet among) throws IOException {
            int first = from + next(Math.max(0, form.docID() - from), among);
            if (first >= to || (form.docID() < first && form.advance(first) >= to)) {
                return false;
            }
            form.nextPostings(to, block);
            return true;
        }

        private void add(Reading field, int from) {
            int count = block.size;
            int[] documents = block.docs;
            if (lengths.length < count) {
                lengths = new long[documents.length];
                counted = new float[documents.length];
            }
            for (int i = 0; i < count; i++) {
                lengths[i] = field.lengths[documents[i]];
            }
            field.scorer.score(count, block.features, lengths, counted);
            long[] bits = found.getBits();
            for (int i = 0; i < count; i++) {
                int place = documents[i] - from;
                float score = counted[i];
                sums[place] += score;
                scores[place] = Math.max(scores[place], score);
                bits[place >> 6] |= 1L << place;
            }
        }

        @Override
        long cost() {
            return Arrays.stream(fields).mapToLong(Reading::cost).sum();
        }
    }
}
