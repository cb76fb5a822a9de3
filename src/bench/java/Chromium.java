import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One page of a real browser, led by the browser's own protocol over a web socket, so that nothing else is needed here. */
final class Chromium implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern PAGE = Pattern.compile("\"webSocketDebuggerUrl\":\\s*\"(ws://[^\"]+/page/[^\"]+)\"");

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private int next;

    /** @param folder where it keeps its profile */
    Chromium(Path folder) throws Exception {
        process = new ProcessBuilder(List.of(
                        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                        "--disable-background-networking", "--window-size=1440,900", "--remote-debugging-port=0",
                        "--user-data-dir=" + folder, "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient client = HttpClient.newHttpClient();
        Path port = folder.resolve("DevToolsActivePort");
        String pages = within30Seconds(() -> {
            List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
            return lines.isEmpty() ? "" : client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lines.getFirst() + "/json/list")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }, body -> PAGE.matcher(body).find());
        Matcher page = PAGE.matcher(pages);
        page.find();
        socket = client.newWebSocketBuilder().buildAsync(URI.create(page.group(1)), new Answers()).get();
    }

    void go(String url) throws Exception {
        send("Page.navigate", "\"url\": " + quoted(url)).get(30, TimeUnit.SECONDS);
    }

    /** Waits until this is true of the page, whatever page that is meanwhile. */
    void await(String expression) throws Exception {
        within30Seconds(() -> evaluate("String(Boolean(" + expression + "))"), answer -> answer.contains("\"value\":\"true\""));
    }

    String evaluate(String expression) throws Exception {
        return send("Runtime.evaluate", "\"returnByValue\": true, \"expression\": " + quoted(expression)).get(30, TimeUnit.SECONDS);
    }

    /** Complete when the page's promise is. */
    CompletableFuture<String> promise(String expression) {
        return send("Runtime.evaluate", "\"awaitPromise\": true, \"expression\": " + quoted(expression))
                .orTimeout(30, TimeUnit.SECONDS)
                .thenApply(answer -> {
                    if (answer.contains("exceptionDetails") || answer.contains("\"error\"")) {
                        throw new IllegalStateException(answer);
                    }
                    return answer;
                });
    }

    private CompletableFuture<String> send(String method, String parameters) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        int id = ++next;
        open.put(id, answer);
        socket.sendText("{\"id\": " + id + ", \"method\": \"" + method + "\", \"params\": {" + parameters + "}}", true).join();
        return answer;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private interface Asking {
        String ask() throws Exception;
    }

    private static String within30Seconds(Asking asking, java.util.function.Predicate<String> wanted) throws Exception {
        long start = System.nanoTime();
        String answer = asking.ask();
        while (!wanted.test(answer)) {
            if (System.nanoTime() - start > 30e9) {
                throw new IOException("the browser did not get there within 30 seconds; its last answer: " + answer);
            }
            Thread.sleep(50);
            answer = asking.ask();
        }
        return answer;
    }

    @Override
    public void close() throws InterruptedException {
        try {
            send("Browser.close", "").get(5, TimeUnit.SECONDS); // its own processes end with it
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                Matcher id = ID.matcher(text);
                CompletableFuture<String> answer = id.find() ? open.remove(Integer.valueOf(id.group(1))) : null;
                if (answer != null) {
                    answer.complete(text.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
