package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** The words of one view of the index: how frequent one is, what begins like it, what it may have been meant to be. */
final class Vocabulary {

    private static final int REMEMBERED = 4_000;
    private static final int LOOKED_AT = 400;
    private static final int SIMILAR = 12;
    private static final int LONGEST_MISTYPED = 32;
    private static final int BEGINNING_ALIKE = 8;

    /** @param likeness 1 for the same word, less the more letters differ */
    record Candidate(String word, int documents, float likeness) {}

    private final IndexReader reader;
    private final @Nullable Terms terms;
    private final List<Language> languages;
    private final Map<String, Integer> frequencies = new ConcurrentHashMap<>();
    private final Map<String, List<Candidate>> similar = new ConcurrentHashMap<>();
    private final Map<String, List<Candidate>> begun = new ConcurrentHashMap<>();

    Vocabulary(IndexReader reader) throws IOException {
        this.reader = reader;
        this.terms = MultiTerms.getTerms(reader, SearchFields.VOCABULARY);
        this.languages = languages(terms);
    }

    private static List<Language> languages(@Nullable Terms terms) throws IOException {
        List<Language> found = new ArrayList<>(List.of(Language.ENGLISH));
        for (Language language : Language.values()) {
            BytesRef mark = new BytesRef(String.valueOf(language.mark));
            TermsEnum each = terms == null || language == Language.ENGLISH ? null : terms.iterator();
            if (each != null
                    && language.stemmer != null
                    && each.seekCeil(mark) != TermsEnum.SeekStatus.END
                    && StringHelper.startsWith(each.term(), mark)) {
                found.add(language);
            }
        }
        return List.copyOf(found);
    }

    /** English, and the others in which anything is written: the stems of the rest need not be looked up. */
    List<Language> languages() {
        return languages;
    }

    /** In how many documents the word stands as written. */
    int documents(String word) throws IOException {
        Integer known = frequencies.get(word);
        if (known == null) {
            known = reader.docFreq(new Term(SearchFields.VOCABULARY, word));
            remember(frequencies, word, known);
        }
        return known;
    }

    /** Longer words that begin with this, the most frequent first. */
    List<Candidate> beginningWith(String word) throws IOException {
        List<Candidate> known = begun.get(word);
        if (known == null) {
            known = lookUpBeginnings(word);
            remember(begun, word, known);
        }
        return known;
    }

    /** Words that differ by a letter, or by two where the word is long; nearest first. */
    List<Candidate> similarTo(String word) throws IOException {
        List<Candidate> known = similar.get(word);
        if (known == null) {
            known = lookUpSimilar(word);
            remember(similar, word, known);
        }
        return known;
    }

    private List<Candidate> lookUpBeginnings(String word) throws IOException {
        if (terms == null) {
            return List.of();
        }
        BytesRef beginning = new BytesRef(word);
        TermsEnum each = terms.iterator();
        List<Candidate> found = new ArrayList<>();
        TermsEnum.SeekStatus status = each.seekCeil(beginning);
        BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term();
        for (int looked = 0;
                term != null && looked < LOOKED_AT && StringHelper.startsWith(term, beginning);
                looked++, term = each.next()) {
            if (term.length > beginning.length) {
                found.add(new Candidate(term.utf8ToString(), each.docFreq(), 1));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Candidate::documents).reversed())
                .limit(BEGINNING_ALIKE)
                .toList();
    }

    private List<Candidate> lookUpSimilar(String word) throws IOException {
        int letters = word.codePointCount(0, word.length());
        if (terms == null || letters < 4 || letters > LONGEST_MISTYPED) {
            return List.of();
        }
        int edits = letters < 8 ? 1 : 2;
        List<Candidate> found = new ArrayList<>();
        // with two letters wrong the first is taken for right: that keeps the search short
        FuzzyTermsEnum each =
                new FuzzyTermsEnum(terms, new Term(SearchFields.VOCABULARY, word), edits, edits == 1 ? 0 : 1, true);
        for (BytesRef term = each.next(); term != null; term = each.next()) {
            String other = term.utf8ToString();
            if (!other.equals(word) && !Language.marks(other.charAt(0))) {
                found.add(new Candidate(other, each.docFreq(), each.getBoost()));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Candidate::likeness)
                        .thenComparing(Candidate::documents)
                        .reversed())
                .limit(SIMILAR)
                .toList();
    }

    private static <T> void remember(Map<String, T> memory, String word, T value) {
        if (memory.size() >= REMEMBERED) {
            memory.clear();
        }
        memory.put(word, value);
    }
}
