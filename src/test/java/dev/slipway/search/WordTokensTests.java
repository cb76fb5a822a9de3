package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

class WordTokensTests {

    @Test
    void readsTextsOfEveryLengthOneAfterTheOther() throws IOException {
        try (WordTokens tokens = new WordTokens(WordTokens.Form.STEMMED, () -> Language.ENGLISH)) {
            for (int words : new int[] {1, 2_000, 3, 500_000, 10}) {
                assertThat(count(tokens, "ab ".repeat(words))).isEqualTo(words);
            }
        }
    }

    private static int count(WordTokens tokens, String text) throws IOException {
        CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
        tokens.setReader(new StringReader(text));
        tokens.reset();
        int count = 0;
        while (tokens.incrementToken()) {
            assertThat(term).hasToString("ab");
            count++;
        }
        tokens.end();
        tokens.close();
        return count;
    }
}
