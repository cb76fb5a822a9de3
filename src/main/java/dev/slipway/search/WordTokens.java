package dev.slipway.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Hands {@link Words} to the index: with their stems beside them, or in all their beginnings. */
final class WordTokens extends Tokenizer {

    enum Form {
        STEMMED,
        BEGINNINGS
    }

    static final int LONGEST_BEGINNING = 14;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    private final Form form;
    private final Supplier<Language> spoken;
    private final Words words = new Words();
    private final Stems stems = new Stems();

    private char[] text = new char[4096];
    private boolean read;
    private Language language = Language.ENGLISH;
    private String stem = "";
    private int beginning;

    /** @param spoken asked for the language of each text before it is read */
    WordTokens(Form form, Supplier<Language> spoken) {
        this.form = form;
        this.spoken = spoken;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!read) {
            int length = readAll(); // which may put a larger text in place
            words.over(text, length);
            read = true;
        }
        clearAttributes();
        if (!stem.isEmpty()) {
            term.append(language.mark).append(stem);
            stem = "";
            return placed(0);
        }
        if (beginning > 0 && beginning < Math.min(words.length(), LONGEST_BEGINNING)) {
            beginning++;
            term.copyBuffer(words.buffer(), 0, beginning);
            return placed(0);
        }
        if (!words.next()) {
            return false;
        }
        if (form == Form.BEGINNINGS) {
            beginning = 1;
            term.copyBuffer(words.buffer(), 0, 1);
        } else {
            term.copyBuffer(words.buffer(), 0, words.length());
        }
        if (form == Form.STEMMED && !words.whole()) {
            String word = words.word();
            String from = stems.of(word, language);
            stem = from.equals(word) ? "" : from;
        }
        return placed(words.step());
    }

    private boolean placed(int step) {
        offset.setOffset(correctOffset(words.from()), correctOffset(words.to()));
        position.setPositionIncrement(step);
        return true;
    }

    private int readAll() throws IOException {
        int length = 0;
        while (true) {
            if (length == text.length) {
                text = Arrays.copyOf(text, 2 * text.length);
            }
            int count = input.read(text, length, text.length - length);
            if (count < 0) {
                return length;
            }
            length += count;
        }
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        language = spoken.get();
        read = false;
        stem = "";
        beginning = 0;
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(words.to());
        offset.setOffset(last, last);
    }
}
