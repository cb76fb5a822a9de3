import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;

/**
 * Measures the built portal from outside, as its users would: start-up, ingest, lists, search, memory, idle, judging
 * and open pages. One JSON line a figure, with the target where there is one.
 *
 * <p>Usage: {@code ./slipway bench [--services 1000,10000] [--documents 50000] [--seconds 8]}; 0 leaves a part out, seconds
 * those of requests and relevance.
 */
public final class Bench {

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        String sizes = option(args, "--services", "1000,10000");
        int documents = Integer.parseInt(option(args, "--documents", "50000"));
        int seconds = Integer.parseInt(option(args, "--seconds", "8"));
        Path work = Files.createTempDirectory("slipway-bench");
        try {
            if (seconds > 0) {
                SearchBench.relevance(home, work);
            }
            for (String size : sizes.split(",")) {
                if (Integer.parseInt(size) > 0) {
                    measure(home, work, Integer.parseInt(size), seconds);
                }
            }
            if (documents > 0) {
                SearchBench.library(home, work, documents, seconds);
            }
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void measure(Path home, Path work, int services, int seconds) throws Exception {
        Path catalog = Files.createDirectories(work.resolve("catalog-" + services));
        Path staged = work.resolve("staged-" + services);
        Organisation.write(staged, services);
        Path data = work.resolve("data-" + services);
        String last = "svc-%05d".formatted(services - 1);
        try (Portal portal = new Portal(home, data, catalog)) {
            figure("start.fresh_database.first_page", services, portal.secondsToFirstPage, "s", null);
            long start = System.nanoTime();
            Files.move(staged, catalog.resolve("organisation"));
            portal.post("/api/v1/sources/catalog-" + services + "/sync", "");
            await(portal, "/api/catalog/entities/by-query?filter=kind=component&limit=1", "totalItems", services);
            figure("ingest.visible", services, since(start), "s", null);
            await(portal, "/api/v1/search?q=&kind=service&limit=1", "total", services);
            figure("ingest.searchable", services, since(start), "s", null);
            await(portal, "/api/v1/scorecards/production-readiness/assessments?limit=1", "total", services);
            figure("ingest.scored", services, since(start), "s", services == 10_000 ? 12.0 : null);
            settle(portal);
            figure("ingest.scanned", services, since(start), "s", null); // all files looked at, all judged by them

            start = System.nanoTime();
            int runbooks = Organisation.writeRunbooks(catalog.resolve("organisation"), services);
            portal.post("/api/v1/sources/catalog-" + services + "/sync", "");
            await(portal, "/api/v1/search?q=&kind=runbook&limit=1", "total", runbooks);
            figure("ingest.runbooks_searchable", runbooks, since(start), "s", null);
            settle(portal);

            if (seconds > 0) {
                requests(portal, services, seconds);
            }

            start = System.nanoTime();
            Path descriptor = catalog.resolve("organisation").resolve(last).resolve("catalog-info.yaml");
            Files.writeString(descriptor, Files.readString(descriptor).replace("title: Service", "title: Xylorimba"));
            portal.post("/api/v1/sources/catalog-" + services + "/sync", "");
            await(portal, "/api/v1/search?q=xylorimba&limit=1", "total", 1);
            figure("change.one_file_to_found", services, since(start), "s", null);

            AssessBench.oneFact(portal, work, services);
            AssessBench.everything(portal, home, catalog, services);
        }
        try (Portal portal = new Portal(home, data, catalog)) {
            figure("start.first_page", services, portal.secondsToFirstPage, "s", 8.0);
            figure("start.ready", services, portal.secondsToReady, "s", null);
        }
    }

    private static void requests(Portal portal, int services, int seconds) throws IOException, InterruptedException {
        load(portal, "list.by_query", services, 64, seconds, 2_000.0, 50_000L, i -> "/api/catalog/entities/by-query?limit=20&filter=kind=component,spec.lifecycle=production&orderField=metadata.name,asc");
        load(portal, "list.filter_owner", services, 64, seconds, null, 50_000L, i -> "/api/catalog/entities/by-query?limit=20&filter=kind=component,spec.owner=team-" + i % 20);
        load(portal, "by_name", services, 64, seconds, 5_000.0, 50_000L, i -> "/api/catalog/entities/by-name/component/default/svc-%05d".formatted(i * 7919L % services));
        load(portal, "facets", services, 64, seconds, null, 50_000L, i -> "/api/catalog/entity-facets?facet=kind&facet=spec.type&facet=spec.owner");
        load(portal, "readiness", services, 64, seconds, null, 50_000L, i -> "/api/v1/entities/component/default/svc-%05d/readiness".formatted(i * 7919L % services));
        load(portal, "search", services, 16, seconds, 1_000.0, 20_000L, i -> "/api/v1/search?limit=20&q=" + Load.words().get(i % 20).replace(' ', '+'));
        load(portal, "suggest", services, 4, seconds, null, 10_000L, i -> "/api/v1/search/suggestions?q=" + prefix(i));
        figure("memory.resident", services, portal.residentMib(), "MiB", 700.0);

        figure("idle.right_after_load", services, idle(portal, 20), "% of a core", null); // compilers end their work
        figure("idle.processor", services, idle(portal, 60), "% of a core", 2.0); // every minute each source is looked at
    }

    private static double idle(Portal portal, int seconds) throws IOException, InterruptedException {
        long before = portal.ticks();
        Thread.sleep(seconds * 1_000L);
        return (portal.ticks() - before) / (double) seconds;
    }

    /** Waits until the portal has been idle for three seconds, so that the next figures stand alone. */
    static void settle(Portal portal) throws Exception {
        int idle = 0;
        while (idle < 3) {
            long before = portal.ticks();
            Thread.sleep(1_000);
            idle = portal.ticks() - before < 10 ? idle + 1 : 0;
        }
    }

    private static String prefix(int i) {
        String word = Load.words().get(i % 20).replace(' ', '+');
        return word.substring(0, Math.min(word.length(), 2 + i % 6));
    }

    static void await(Portal portal, String path, String key, long wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (portal.number(path, key) < wanted) {
            if (since(start) > 600) {
                throw new IllegalStateException(path + " did not reach " + wanted + " within ten minutes");
            }
            Thread.sleep(200); // who asks takes part of the two cores
        }
    }

    static double gauge(Portal portal, String name) throws IOException, InterruptedException {
        return portal.get("/actuator/prometheus").body().lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    static void awaitGauge(Portal portal, String name, DoublePredicate wanted) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!wanted.test(gauge(portal, name))) {
            if (since(start) > 60) {
                throw new IllegalStateException(name + " stayed at " + gauge(portal, name));
            }
            Thread.sleep(10);
        }
    }

    static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static void load(
            Portal portal, String name, int services, int connections, int seconds, Double rate, Long p95, IntFunction<String> path)
            throws IOException, InterruptedException {
        int warmUp = 4 * seconds; // the compiler, which shares the cores with the load, needs half a minute
        Load load = Load.run(portal.port, portal.viewersToken(), connections, warmUp, seconds, path);
        if (load.errors() > 0) {
            figure(name + ".errors", services, load.errors(), "answers", 0.0);
        }
        atLeast(name + ".rate", services, load.perSecond(), "requests/s", rate);
        figure(name + ".p50", services, load.p50Micros() / 1000.0, "ms", null);
        figure(name + ".p95", services, load.p95Micros() / 1000.0, "ms", p95 == null ? null : p95 / 1000.0);
        figure(name + ".p99", services, load.p99Micros() / 1000.0, "ms", null);
    }

    static void figure(String name, int services, double value, String unit, Double atMost) {
        print(name, services, value, unit, atMost, atMost == null ? null : value <= atMost);
    }

    static void atLeast(String name, int services, double value, String unit, Double target) {
        print(name, services, value, unit, target, target == null ? null : value >= target);
    }

    private static void print(String name, int services, double value, String unit, Double target, Boolean met) {
        System.out.println(String.format(
                        Locale.ROOT,
                        "{\"figure\":\"%s\",\"services\":%d,\"value\":%.2f,\"unit\":\"%s\"%s}",
                        name,
                        services,
                        value,
                        unit,
                        target == null ? "" : String.format(Locale.ROOT, ",\"target\":%.0f,\"met\":%s", target, met)));
    }

    private static String option(String[] args, String name, String otherwise) {
        for (int i = 1; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }
}
