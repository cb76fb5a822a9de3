package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class IndexTests {

    @Test
    void bringsWhatWasWrittenIntoFewPiecesWhileNothingIsWritten() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (Index index = new Index(directory)) {
            for (int i = 0; i < 7; i++) {
                index.add(SearchDocument.of("d:" + i, "guide", "d/" + i, "Guide " + i, "/d/" + i, "ledger")
                        .build());
                index.refresh();
            }
            index.commit();
            int files = directory.listAll().length;
            assertThat(pieces(index)).isEqualTo(7);

            await().until(() -> !index.tidy() && pieces(index) <= 2);

            assertThat(index.documents()).isEqualTo(7);
            assertThat(index.uncommitted())
                    .as("what they were brought together from is still there")
                    .isTrue();
            index.commit();
            assertThat(Stream.of(directory.listAll())).hasSizeLessThan(files);
        }
    }

    private static int pieces(Index index) throws IOException {
        return index.read(view -> view.getIndexReader().leaves().size());
    }
}
