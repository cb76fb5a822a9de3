package dev.slipway.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Behaves like GitHub's API where it lists the repositories of one organisation or user: pages, tags, allowance, failures. */
final class ApiServer implements AutoCloseable {

    record Repository(
            long id, String name, String address, String pushed, boolean archived, boolean fork, String topic) {

        String json() {
            return """
                    {"id": %d, "name": "%s", "full_name": "acme/%s", "clone_url": "%s", "pushed_at": %s,
                     "archived": %s, "disabled": false, "fork": %s, "topics": [%s]}""".formatted(
                            id,
                            name,
                            name,
                            address,
                            pushed.isEmpty() ? "null" : "\"" + pushed + "\"",
                            archived,
                            fork,
                            topic.isEmpty() ? "" : "\"" + topic + "\"");
        }
    }

    private static final Pattern ASKED = Pattern.compile("/(orgs|users)/([^/]+)/repos");
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");

    /** In the order of the listing. */
    final List<Repository> repositories = new CopyOnWriteArrayList<>();

    /** Page and status of each request. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** What the next request for a page is answered with: a status, "break" for half a page, or "hang" for none at all. */
    final Map<Integer, String> failures = new HashMap<>();

    final List<String> tokens = new CopyOnWriteArrayList<>();
    volatile String kind = "orgs";
    volatile int size = 2;
    volatile int limit = 5000;
    volatile int remaining = 5000;
    volatile Instant resets = Instant.parse("2026-11-20T13:00:00Z");
    volatile String elsewhere = "";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    ApiServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers with the requests since the last call. */
    List<String> taken() {
        List<String> taken = new ArrayList<>(asked);
        asked.clear();
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            tokens.add(token == null ? "" : token);
            Matcher path = ASKED.matcher(exchange.getRequestURI().getPath());
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            Matcher asks = PAGE.matcher(query);
            int page = asks.find() ? Integer.parseInt(asks.group(1)) : 1;
            if (!path.matches() || !path.group(1).equals(kind) || !path.group(2).equals("acme")) {
                send(exchange, page, 404, "{\"message\": \"Not Found\"}");
                return;
            }
            if (remaining == 0) {
                send(exchange, page, 403, "{\"message\": \"API rate limit exceeded\"}");
                return;
            }
            String failure = failures.remove(page);
            if ("hang".equals(failure)) {
                asked.add(page + " hang");
                closed.await();
                return;
            }
            int from = Math.min((page - 1) * size, repositories.size());
            int to = Math.min(from + size, repositories.size());
            String body = repositories.subList(from, to).stream()
                    .map(Repository::json)
                    .collect(Collectors.joining(",", "[", "]"));
            String etag = "W/\"" + Integer.toHexString(body.hashCode()) + "\"";
            if (to < repositories.size()) {
                String next = (elsewhere.isEmpty() ? url() : elsewhere)
                        + exchange.getRequestURI().getPath() + "?" + query.replaceFirst("&page=\\d+", "") + "&page="
                        + (page + 1);
                exchange.getResponseHeaders()
                        .set("Link", "<" + url() + "/first>; rel=\"first\", <" + next + ">; rel=\"next\"");
            }
            exchange.getResponseHeaders().set("ETag", etag);
            if (failure != null && failure.equals("break")) {
                remaining--;
                send(exchange, page, 200, body.substring(0, body.length() / 2));
            } else if (failure != null) {
                if (failure.equals("429")) {
                    exchange.getResponseHeaders().set("Retry-After", "120");
                }
                send(exchange, page, Integer.parseInt(failure), "{}");
            } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                send(exchange, page, 304, "");
            } else {
                remaining--;
                send(exchange, page, 200, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, int page, int status, String body) throws IOException {
        asked.add(page + " " + status);
        exchange.getResponseHeaders().set("X-RateLimit-Limit", String.valueOf(limit));
        exchange.getResponseHeaders().set("X-RateLimit-Remaining", String.valueOf(remaining));
        exchange.getResponseHeaders().set("X-RateLimit-Reset", String.valueOf(resets.getEpochSecond()));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
