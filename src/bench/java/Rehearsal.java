import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries what must not be tried for the first time when it is needed, on a data folder of production's size: an upgrade,
 * twice the expected peak, a rollback, the loss of the machine, and a token in wrong hands. One JSON line a figure.
 *
 * <p>Usage: {@code java src/bench/java/Rehearsal.java WORK PHASE RELEASE BEFORE}, from the root of the checkout, where WORK
 * is a folder that the phases share, RELEASE and BEFORE the extracted programs of this release and of the one before
 * ({@code target/app} of their builds). The phases, in this order: fill, upgrade, peak, limit, rollback, lost, stolen. Each takes
 * less than five minutes. Apart from them, hold keeps twice the expected peak up for half an hour.
 */
public final class Rehearsal {

    private static final int SERVICES = 10_000;

    /** Two hundred people at once, each with a view every ten seconds that asks five times. */
    private static final int EXPECTED_PEAK = 100;

    private final Path home = Path.of("").toAbsolutePath();
    private final Path release;
    private final Path data;
    private final Path fleet;
    private final Path before;

    private Rehearsal(Path work, Path release, Path before) {
        this.release = release;
        this.data = work.resolve("data");
        this.fleet = work.resolve("fleet");
        this.before = before;
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(args[0]));
        Rehearsal rehearsal = new Rehearsal(work, Path.of(args[2]), Path.of(args[3]));
        switch (args[1]) {
            case "fill" -> rehearsal.fill();
            case "upgrade" -> rehearsal.upgrade();
            case "peak" -> rehearsal.peak(args.length > 4 ? Integer.parseInt(args[4]) : 200);
            case "hold" -> rehearsal.hold(args.length > 4 ? Integer.parseInt(args[4]) : 30);
            case "limit" -> rehearsal.limit();
            case "rollback" -> rehearsal.rollback();
            case "lost" -> rehearsal.lost(work.resolve("elsewhere"));
            case "stolen" -> rehearsal.stolen();
            default -> throw new IllegalArgumentException("there is no phase " + args[1]);
        }
    }

    private Portal current(Path data, Map<String, String> environment) throws Exception {
        return new Portal(program(release), data, fleet, environment);
    }

    private Portal earlier() throws Exception {
        return new Portal(program(before), data, fleet, Map.of());
    }

    private List<String> program(Path app) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCache=" + app.resolve("slipway.aot"),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+UseSerialGC",
                "-Xmx640m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:InlineSmallCode=500",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslipway.home=" + home,
                "-jar",
                app.resolve("slipway-0.1.0.jar").toString());
    }

    private void fill() throws Exception {
        if (Files.notExists(fleet)) {
            Organisation.write(fleet, SERVICES);
            Organisation.writeRunbooks(fleet, SERVICES);
        }
        long start = System.nanoTime();
        try (Portal portal = earlier()) {
            Bench.await(portal, "/api/v1/scorecards/production-readiness/assessments?limit=1", "total", SERVICES);
            Bench.settle(portal);
            say("fill.release_before", Bench.since(start), "s");
            counts(portal).forEach((what, number) -> say("fill." + what, number, ""));
        }
    }

    /** The new release on the data of the one before: its migrations run, and nothing is missing afterwards. */
    private void upgrade() throws Exception {
        Map<String, Long> was;
        try (Portal portal = earlier()) {
            was = counts(portal);
        }
        try (Portal portal = current(data, Map.of())) {
            say("upgrade.first_page", portal.secondsToFirstPage, "s");
            say("upgrade.ready", portal.secondsToReady, "s");
            compare("upgrade", was, counts(portal));
            say("upgrade.smoke_test", smoke(portal), "exit code");
        }
    }

    private void peak(int seconds) throws Exception {
        try (Portal portal = current(data, Map.of("SLIPWAY_BACKUP_EVERY", "60s", "SLIPWAY_BACKUP_KEEP", "3"))) {
            String token = portal.viewersToken();
            Paced warm = Paced.run(portal.port, token, EXPECTED_PEAK, 15);
            say("peak.warm_up", warm.sent, "requests");
            for (int multiple : new int[] {1, 3}) {
                long ticks = portal.ticks();
                Paced load = Paced.run(portal.port, token, EXPECTED_PEAK * multiple, multiple == 1 ? 20 : seconds);
                String name = "peak.times_" + multiple;
                say(name + ".rate", load.sent / load.seconds, "requests/s");
                say(name + ".seconds", load.seconds, "s");
                say(name + ".errors", load.errors, "answers");
                say(name + ".p50", load.at(0.50), "ms");
                say(name + ".p95", load.at(0.95), "ms");
                say(name + ".p99", load.at(0.99), "ms");
                say(name + ".processor", (portal.ticks() - ticks) / load.seconds, "% of a core");
            }
            say("peak.memory", portal.residentMib(), "MiB");
            say("peak.backups_meanwhile", backups().size(), "");
        }
    }

    /** Twice the peak for a long time: what only shows when pools, caches and memory had the time to fill. */
    private void hold(int minutes) throws Exception {
        try (Portal portal = current(data, Map.of())) {
            String token = portal.viewersToken();
            Paced.run(portal.port, token, EXPECTED_PEAK, 15);
            int sent = 0;
            int errors = 0;
            for (int minute = 1; minute <= minutes; minute++) {
                long ticks = portal.ticks();
                Paced load = Paced.run(portal.port, token, EXPECTED_PEAK * 2, 60);
                sent += load.sent;
                errors += load.errors;
                say("hold.minute_" + minute + ".p95", load.at(0.95), "ms");
                say("hold.minute_" + minute + ".p99", load.at(0.99), "ms");
                say("hold.minute_" + minute + ".processor", (portal.ticks() - ticks) / load.seconds, "% of a core");
                say("hold.minute_" + minute + ".memory", portal.residentMib(), "MiB");
                say("hold.errors_so_far", errors, "of " + sent + " answers");
            }
        }
    }

    /** More and more, until it gives way: at what, and in which part. */
    private void limit() throws Exception {
        try (Portal portal = current(data, Map.of())) {
            String token = portal.viewersToken();
            Paced.run(portal.port, token, EXPECTED_PEAK, 15);
            for (int multiple : new int[] {4, 8, 12, 16}) {
                long ticks = portal.ticks();
                Paced load = Paced.run(portal.port, token, EXPECTED_PEAK * multiple, 12);
                String name = "limit.times_" + multiple;
                say(name + ".rate", load.sent / load.seconds, "requests/s");
                say(name + ".errors", load.errors, "answers");
                say(name + ".p95", load.at(0.95), "ms");
                say(name + ".processor", (portal.ticks() - ticks) / load.seconds, "% of a core");
                say(name + ".connections_most", Bench.gauge(portal, "hikaricp_connections_usage_seconds_max{pool=\"HikariPool-1\"}"), "s");
                say(name + ".connections_waited", Bench.gauge(portal, "hikaricp_connections_acquire_seconds_max{pool=\"HikariPool-1\"}"), "s");
            }
            long start = System.nanoTime();
            Paced after = Paced.run(portal.port, token, EXPECTED_PEAK, 10);
            say("limit.afterwards.p95", after.at(0.95), "ms");
            say("limit.afterwards.errors", after.errors, "answers after " + (int) Bench.since(start) + " s");
        }
    }

    /** Back to the release before, and forth again, while somebody keeps asking. */
    private void rollback() throws Exception {
        Map<String, Long> was;
        String token;
        long start;
        try (Portal portal = current(data, Map.of())) {
            was = counts(portal);
            token = portal.viewersToken();
            say("rollback.new_release.ready", portal.secondsToReady, "s");
            start = System.nanoTime();
        }
        try (Portal portal = earlier()) {
            awayFor("rollback", start, portal);
            compare("rollback", was, counts(portal));
            say("rollback.smoke_test", smoke(portal), "exit code");
            Paced load = Paced.run(portal.port, token, EXPECTED_PEAK, 20);
            say("rollback.p95_afterwards", load.at(0.95), "ms");
            say("rollback.errors_afterwards", load.errors, "of " + load.sent + " answers");
            start = System.nanoTime();
        }
        try (Portal portal = current(data, Map.of())) {
            awayFor("rollback.forth", start, portal);
            compare("rollback.forth", was, counts(portal));
        }
    }

    /** From the word to go until a page is shown again, and until the portal says it is ready. */
    private static void awayFor(String name, long start, Portal portal) {
        double ready = Bench.since(start);
        say(name + ".no_page_for", ready - portal.secondsToReady + portal.secondsToFirstPage, "s");
        say(name + ".not_ready_for", ready, "s");
    }

    /** Kills it, takes everything but the newest backup and Git away, and brings the portal back elsewhere. */
    private void lost(Path elsewhere) throws Exception {
        Map<String, Long> was;
        String token;
        try (Portal portal = current(data, Map.of("SLIPWAY_BACKUP_EVERY", "20s", "SLIPWAY_BACKUP_KEEP", "3"))) {
            was = counts(portal);
            token = portal.viewersToken();
            Path last = backups().isEmpty() ? null : backups().getLast();
            long start = System.nanoTime();
            while (backups().isEmpty() || backups().getLast().equals(last)) {
                Thread.sleep(500);
                if (Bench.since(start) > 120) {
                    throw new IllegalStateException("no backup was made within two minutes");
                }
            }
            portal.kill();
        }
        Path backup = backups().getLast();
        say("lost.backup", Files.size(backup) / 1048576.0, "MiB");
        long start = System.nanoTime();
        List<String> restore = new ArrayList<>(program(release));
        restore.addAll(List.of("restore", backup.toString(), "--data", elsewhere.toString()));
        int code = new ProcessBuilder(restore)
                .inheritIO()
                .start()
                .waitFor();
        say("lost.restore", Bench.since(start), "s");
        say("lost.restore.code", code, "exit code");
        try (Portal portal = current(elsewhere, Map.of())) {
            say("lost.ready_again", Bench.since(start), "s");
            compare("lost", was, counts(portal));
            Bench.await(portal, "/api/v1/search?q=&kind=service&limit=1", "total", SERVICES);
            say("lost.search_again", Bench.since(start), "s");
            say("lost.token_from_before", status(portal, token), "status");
            say("lost.smoke_test", smoke(portal), "exit code");
        }
    }

    /** What the incident procedure says about a token in wrong hands. */
    private void stolen() throws Exception {
        try (Portal portal = current(data, Map.of())) {
            Set<String> others = tokens(portal);
            String token = portal.viewersToken();
            Set<String> stolen = tokens(portal);
            stolen.removeAll(others);
            say("stolen.before", status(portal, token), "status");
            HttpClient client = HttpClient.newHttpClient();
            int refused = client.send(
                            request(portal.port, token, "/api/v1/audit").build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
            say("stolen.tries_the_audit_trail", refused, "status");
            long start = System.nanoTime();
            client.send(
                    request(portal.port, Portal.TOKEN, "/api/v1/tokens/" + stolen.iterator().next()).DELETE().build(),
                    HttpResponse.BodyHandlers.ofString());
            while (status(portal, token) == 200 && Bench.since(start) < 60) {
                Thread.sleep(50);
            }
            say("stolen.cut_off_after", Bench.since(start), "s");
            say("stolen.after", status(portal, token), "status");
            int ended = client.send(
                            request(portal.port, Portal.TOKEN, "/api/v1/sessions/yusuf").DELETE().build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
            say("stolen.sessions_ended", ended, "status");
            System.out.println(portal.get("/api/v1/audit?limit=10").body());
        }
    }

    private static Set<String> tokens(Portal portal) throws Exception {
        return Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f-]{36})\"")
                .matcher(portal.get("/api/v1/tokens?all=true&limit=500").body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, Long> counts(Portal portal) throws Exception {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("entities", portal.number("/api/catalog/entities/by-query?limit=1", "totalItems"));
        counts.put("services", portal.number("/api/catalog/entities/by-query?filter=kind=component&limit=1", "totalItems"));
        counts.put("judged", portal.number("/api/v1/scorecards/production-readiness/assessments?limit=1", "total"));
        counts.put("documents", portal.number("/api/v1/search?q=&kind=runbook&limit=1", "total"));
        return counts;
    }

    private static void compare(String name, Map<String, Long> was, Map<String, Long> is) {
        was.forEach((what, number) -> say(name + ".missing." + what, number - is.getOrDefault(what, 0L), ""));
    }

    private int smoke(Portal portal) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("docker/smoke.sh").toString(), "http://localhost:" + portal.port)
                .inheritIO();
        builder.environment().put("SMOKE_TOKEN", portal.viewersToken());
        return builder.start().waitFor();
    }

    private static int status(Portal portal, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request(portal.port, token, "/api/catalog/entities/by-query?limit=1").build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<Path> backups() throws IOException {
        Path folder = data.resolve("backups");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip")).sorted().toList();
        }
    }

    private static HttpRequest.Builder request(int port, String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static void say(String figure, double value, String unit) {
        Bench.figure(figure, SERVICES, value, unit, null);
    }

    /** Requests at a rate, whether or not the ones before were answered: what waits counts as slow. */
    private record Paced(int sent, double seconds, int errors, long[] micros) {

        static Paced run(int port, String token, int perSecond, int seconds) throws Exception {
            HttpClient client = HttpClient.newHttpClient();
            ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
            AtomicInteger errors = new AtomicInteger();
            ConcurrentLinkedQueue<CompletableFuture<?>> open = new ConcurrentLinkedQueue<>();
            long start = System.nanoTime();
            int all = perSecond * seconds;
            for (int i = 0; i < all; i++) {
                long planned = start + i * 1_000_000_000L / perSecond;
                long early = planned - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(Duration.ofNanos(early));
                }
                CompletableFuture<?> one = client.sendAsync(
                                request(port, token, path(i)).build(), HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> {
                            taken.add((System.nanoTime() - planned) / 1000);
                            if (failure != null || answer.statusCode() != 200) {
                                errors.incrementAndGet();
                            }
                        });
                open.add(one);
                if (i % 1000 == 999) {
                    open.removeIf(CompletableFuture::isDone);
                }
            }
            for (CompletableFuture<?> one : open) {
                one.handle((answer, failure) -> true).join();
            }
            long[] sorted = taken.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return new Paced(all, Bench.since(start), errors.get(), sorted);
        }

        double at(double share) {
            return micros[(int) Math.min(micros.length - 1, micros.length * share)] / 1000.0;
        }

        /** What people and programs ask for, roughly as often as they do. */
        private static String path(int i) {
            String service = "svc-%05d".formatted(i * 7919L % SERVICES);
            String words = Load.words().get(i % 20).replace(' ', '+');
            return switch (i % 10) {
                case 0, 1, 2 -> "/api/catalog/entities/by-name/component/default/" + service;
                case 3, 4 -> "/api/catalog/entities/by-query?limit=20&filter=kind=component,spec.owner=team-" + i % 20;
                case 5, 6 -> "/api/v1/search?limit=20&q=" + words;
                case 7 -> "/api/v1/entities/component/default/" + service + "/readiness";
                case 8 -> "/api/catalog/entity-facets?facet=kind&facet=spec.type&facet=spec.owner";
                default -> "/api/v1/search/suggestions?q=" + words.substring(0, 3);
            };
        }
    }
}
