package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class IndexTests {

    @Test
    void bringsWhatWasWrittenIntoOnePieceWhileNothingIsWritten() throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (Index index = new Index(directory)) {
            writePieces(index, 0, 7);
            index.commit();
            int files = directory.listAll().length;
            assertThat(pieces(index)).isEqualTo(7);

            await().until(() -> !index.tidy() && pieces(index) == 1);

            assertThat(index.documents()).isEqualTo(7);
            assertThat(index.uncommitted())
                    .as("what they were brought together from is still there")
                    .isTrue();
            index.commit();
            assertThat(Stream.of(directory.listAll())).hasSizeLessThan(files);
        }
    }

    @Test
    void leavesAllAsItIsForALittleThatWasWrittenSince() throws IOException {
        try (Index index = new Index(new ByteBuffersDirectory())) {
            writePieces(index, 0, 40);
            await().until(() -> !index.tidy() && pieces(index) == 1);
            Set<Integer> before = sizes(index);

            writePieces(index, 40, 43);
            await().until(() -> !index.tidy() && pieces(index) == 2);
            assertThat(sizes(index)).isEqualTo(Set.of(40, 3)).containsAll(before);

            writePieces(index, 43, 46);
            await().until(() -> !index.tidy() && pieces(index) == 1);
            assertThat(sizes(index)).isEqualTo(Set.of(46));
        }
    }

    @Test
    void doesNotWriteHundredsAnewForTheNextOne() throws IOException {
        try (Index index = new Index(new ByteBuffersDirectory())) {
            writePiece(index, 0, 200);
            writePiece(index, 200, 210);
            writePiece(index, 210, 211);
            assertThat(index.tidy()).isFalse();
            assertThat(sizes(index)).isEqualTo(Set.of(200, 10, 1));

            writePiece(index, 211, 212);
            await().until(() -> !index.tidy() && pieces(index) == 2);
            assertThat(sizes(index)).isEqualTo(Set.of(200, 12));
        }
    }

    @Test
    void writesAnewWhatIsDeletedInLargeParts() throws IOException {
        try (Index index = new Index(new ByteBuffersDirectory())) {
            writePieces(index, 0, 20);
            await().until(() -> !index.tidy() && pieces(index) == 1);

            index.remove(List.of("d:1", "d:2"));
            assertThat(index.tidy()).isFalse();
            assertThat(sizes(index)).as("two of twenty").isEqualTo(Set.of(20));

            index.remove(List.of("d:3", "d:4"));
            await().until(() -> !index.tidy() && sizes(index).equals(Set.of(16)));
        }
    }

    private static void writePieces(Index index, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            writePiece(index, i, i + 1);
        }
    }

    private static void writePiece(Index index, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            index.add(SearchDocument.of("d:" + i, "guide", "d/" + i, "Guide " + i, "/d/" + i, "ledger")
                    .build());
        }
        index.refresh();
    }

    /** With what is deleted and still there. */
    private static Set<Integer> sizes(Index index) throws IOException {
        return index.read(view -> view.getIndexReader().leaves().stream()
                .map(leaf -> leaf.reader().maxDoc())
                .collect(Collectors.toSet()));
    }

    private static int pieces(Index index) throws IOException {
        return index.read(view -> view.getIndexReader().leaves().size());
    }
}
