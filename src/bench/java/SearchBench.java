import dev.slipway.bench.Judgement;
import dev.slipway.bench.Relevance;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How good search is on the demo organisation, and how quick over a large library. */
final class SearchBench {

    private static final Pattern REF = Pattern.compile("\"ref\":\"([^\"]+)\"");

    private SearchBench() {}

    static void relevance(Path home, Path work) throws Exception {
        List<Judgement> judged = Judgement.read(home.resolve("src/test/resources/search/judged-demo.txt"));
        try (Portal portal = new Portal(home, work.resolve("data-relevance"), null)) {
            Bench.await(portal, "/api/v1/search?q=&kind=runbook&limit=1", "total", 1);
            Bench.settle(portal);
            Relevance found = Relevance.of(judged, query -> refs(portal, query));
            Bench.atLeast("relevance.ndcg10", judged.size(), found.ndcg(), "of 1", 0.97);
            Bench.atLeast("relevance.success1", judged.size(), found.success(), "of 1", 0.95);
            Bench.atLeast("relevance.mrr", judged.size(), found.reciprocalRank(), "of 1", 0.97);
        }
    }

    private static List<String> refs(Portal portal, String query) {
        try {
            String body = portal.get("/api/v1/search?limit=10&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).body();
            return REF.matcher(body.substring(0, body.indexOf("\"facets\""))).results().map((MatchResult one) -> one.group(1)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Index time, searches with facets and highlights, suggestions and memory over this many documents. */
    static void library(Path home, Path work, int documents, int seconds) throws Exception {
        Path catalog = Files.createDirectories(work.resolve("library-" + documents));
        Library library = new Library();
        library.write(catalog.resolve("docs"), documents);
        try (Portal portal = new Portal(home, work.resolve("data-library-" + documents), catalog)) {
            long start = System.nanoTime();
            Bench.await(portal, "/api/v1/search?q=&limit=1", "total", documents);
            Bench.figure("documents.searchable", documents, Bench.since(start), "s", null);
            Bench.settle(portal);

            start = System.nanoTime();
            portal.post("/api/v1/search/rebuild", "");
            Bench.awaitGauge(portal, "slipway_search_rebuilding", value -> value >= 0);
            int answered = 0;
            while (Bench.gauge(portal, "slipway_search_rebuilding") >= 0) {
                if (portal.number("/api/v1/search?q=rollback&limit=1", "total") < 1) {
                    throw new IllegalStateException("search was interrupted by a rebuild");
                }
                answered++;
            }
            Bench.figure("documents.reindexed", documents, Bench.since(start), "s", null);
            Bench.figure("documents.searches_while_reindexing", documents, answered, "searches", null);

            Bench.load(portal, "library.search", documents, 16, seconds, 1_000.0, 20_000L,
                    i -> "/api/v1/search?limit=20&q=" + library.query(i));
            Bench.load(portal, "library.search_one", documents, 1, seconds, null, 20_000L,
                    i -> "/api/v1/search?limit=20&q=" + library.query(i));
            Bench.load(portal, "library.suggest", documents, 4, seconds, null, 10_000L,
                    i -> "/api/v1/search/suggestions?q=" + library.prefix(i));
            Bench.figure("library.memory.resident", documents, portal.residentMib(), "MiB", 700.0);
        }
    }
}
