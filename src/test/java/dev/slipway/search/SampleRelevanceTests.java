package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.access.Permission;
import dev.slipway.bench.Judgement;
import dev.slipway.bench.Relevance;
import dev.slipway.knowledge.FoundSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;

/** How good the answers are over hundreds of real documents that nobody here wrote. */
@EnabledIf("dev.slipway.knowledge.FoundSamples#present")
class SampleRelevanceTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static final Finder.Asking ASKING =
            new Finder.Asking(Set.of(Permission.CATALOG_READ), ShippedSynonyms.read(), NOW);

    @Test
    void answersAsACarefulReaderWould() throws IOException {
        List<Judgement> judged = Judgement.read(Path.of("src/test/resources/search/judged-samples.txt"));
        try (Index index = new Index(new ByteBuffersDirectory())) {
            for (SearchDocument document : FoundSamples.all(NOW)) {
                index.add(document);
            }
            index.refresh();

            Relevance relevance = Relevance.of(judged, query -> refs(index, query));

            LoggerFactory.getLogger(getClass()).info("Over the samples: {}", relevance);
            assertThat(relevance.ndcg())
                    .as(() -> relevance + "; the worst: "
                            + Relevance.worst(judged, query -> refs(index, query)).stream()
                                    .limit(45)
                                    .toList())
                    .isGreaterThan(0.94);
            assertThat(relevance.success()).isGreaterThan(0.94);
            assertThat(relevance.reciprocalRank()).isGreaterThan(0.95);
        }
    }

    private static List<String> refs(Index index, String query) {
        try {
            return index
                    .read(view -> Finder.find(view, new SearchQuery(query, Map.of(), 0, 10), ASKING))
                    .hits()
                    .stream()
                    .map(SearchResults.Hit::ref)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
