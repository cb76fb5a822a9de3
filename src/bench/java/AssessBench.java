import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How soon a changed standard is applied to everybody, and how soon one changed fact is on a page that somebody reads. */
final class AssessBench {

    private static final int TIMES = 20;
    private static final long BETWEEN = 2_500; // facts of one entity seldom follow each other closer
    private static final String QUESTION = "UX-1"; // answered by this one fact, which no scan states
    private static final String FACT = "acceptance.tested";
    private static final String COPY = "bench-production-readiness";

    private AssessBench() {}

    /** From the request that states a fact until the page of a reader, who does nothing, shows the other outcome. */
    static void oneFact(Portal portal, Path work, int services) throws Exception {
        String name = "svc-%05d".formatted(services / 3);
        String token = portal.token("fact", "engineer", "\"entity\": \"component:default/" + name + "\"");
        String outcome = "document.querySelector('#q-" + QUESTION + " .mark')?.textContent.trim()";
        try (Chromium reader = new Chromium(work.resolve("chromium-" + services))) {
            reader.go("http://localhost:" + portal.port + "/catalog/default/component/" + name + "/readiness");
            reader.await("document.querySelector('input[name=password]')");
            reader.evaluate("document.querySelector('input[name=username]').value = 'yusuf';"
                    + "document.querySelector('input[name=password]').value = 'yusuf';"
                    + "document.querySelector('input[name=password]').form.requestSubmit()");
            reader.await(outcome + " === 'unproven'");
            double[] millis = new double[TIMES];
            for (int i = 0; i < TIMES; i++) {
                Thread.sleep(BETWEEN);
                reader.evaluate("""
                        window.shown = new Promise(done => {
                            const look = () => %s === '%s' && requestAnimationFrame(() => done('drawn'));
                            const observer = new MutationObserver(() => look() && observer.disconnect());
                            observer.observe(document.body, {subtree: true, childList: true, characterData: true});
                        }); 0""".formatted(outcome, i % 2 == 0 ? "pass" : "fail"));
                var shown = reader.promise("window.shown");
                long start = System.nanoTime();
                int status = portal.post("/api/v1/facts", token, """
                        {"entity": "component:default/%s", "source": "Bench", "facts": [{"key": "%s", "value": %s}]}"""
                        .formatted(name, FACT, i % 2 == 0)).statusCode();
                if (status != 200) {
                    throw new IOException("the fact was answered with " + status);
                }
                shown.get();
                millis[i] = Bench.since(start) * 1_000;
            }
            Arrays.sort(millis);
            Bench.figure("fact.on_open_page.p50", services, millis[TIMES / 2], "ms", null);
            Bench.figure("fact.on_open_page.p95", services, millis[TIMES * 95 / 100 - 1], "ms", 1_000.0);
            Bench.figure("fact.on_open_page.max", services, millis[TIMES - 1], "ms", 1_000.0);
        }
    }

    /** A copy of the standard, as a company would keep its own; then one of its 51 rules becomes another. */
    static void everything(Portal portal, Path home, Path catalog, int services) throws Exception {
        Path copy = Files.createDirectories(catalog.resolve("organisation/standard"));
        try (Stream<Path> files = Files.list(home.resolve("catalog/standards/production-readiness"))) {
            for (Path file : files.toList()) {
                Files.writeString(copy.resolve(file.getFileName()), Files.readString(file)
                        .replaceFirst("metadata:\\s+name: ", "$0bench-")
                        .replace("scorecard: production-readiness", "scorecard: " + COPY));
            }
        }
        Figures first = judged(portal, catalog, services, false);
        Bench.figure("assess.new_standard", services, first.seconds(), "s", null);
        Bench.settle(portal);
        Path file = copy.resolve("user-experience.yaml");
        Files.writeString(file, Files.readString(file).replace("rule: facts['" + FACT + "']", "rule: entity.kind == 'Component' || facts['" + FACT + "']"));
        Figures again = judged(portal, catalog, services, true);
        Bench.figure("assess.changed_standard", services, again.seconds(), "s", services == 10_000 ? 10.0 : null);
        Bench.settle(portal);
        Bench.figure("assess.changed_standard.processor", services, (portal.ticks() - again.ticks()) / 100.0, "s", null);
    }

    private record Figures(double seconds, long ticks) {}

    /** Until everybody is judged and, by the changed standard, nobody misses the question any more. */
    private static Figures judged(Portal portal, Path catalog, int services, boolean changed) throws Exception {
        long ticks = portal.ticks();
        long start = System.nanoTime();
        portal.post("/api/v1/sources/" + catalog.getFileName() + "/sync", "");
        for (String filter : List.of("&owner=team-1", "")) { // who asks for all takes part of the two cores: some of each chunk first
            long all = filter.isEmpty() ? services : portal.number("/api/v1/scorecards/production-readiness/assessments?limit=1" + filter, "total");
            while (!stands(portal.get("/api/v1/scorecards/" + COPY + "/assessments?limit=1" + filter).body(), all, changed)) {
                if (Bench.since(start) > 300) {
                    throw new IllegalStateException("not everybody was judged within five minutes");
                }
                Thread.sleep(200);
            }
        }
        return new Figures(Bench.since(start), ticks);
    }

    private static boolean stands(String body, long all, boolean changed) {
        Matcher total = Pattern.compile("\"total\":(\\d+)").matcher(body);
        return total.find() && Long.parseLong(total.group(1)) == all && body.contains("\"question\":\"" + QUESTION + "\"") != changed;
    }
}
