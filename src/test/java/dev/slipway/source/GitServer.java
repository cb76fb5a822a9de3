package dev.slipway.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Real repositories, served over plain HTTP from this machine. */
final class GitServer implements AutoCloseable {

    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Path home;
    private final HttpServer server;

    GitServer(Path home) {
        this.home = home;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address(String repository) {
        return "http://127.0.0.1:" + port() + "/" + repository + ".git";
    }

    /** Commits the files, by path, to the repository, which is made if there is none. */
    void commit(String repository, Map<String, String> files) {
        Path folder = home.resolve(repository);
        try (Git git = Files.exists(folder.resolve(".git"))
                ? Git.open(folder.toFile())
                : Git.init()
                        .setDirectory(folder.toFile())
                        .setInitialBranch("main")
                        .call()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            git.add().addFilepattern(".").call();
            PersonIdent ilse =
                    new PersonIdent("Ilse", "ilse@example.org", Instant.parse("2026-11-16T09:00:00Z"), ZoneOffset.UTC);
            git.commit()
                    .setMessage("change")
                    .setAuthor(ilse)
                    .setCommitter(ilse)
                    .setSign(false)
                    .call();
            describe(git.getRepository());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server that knows nothing of Git has to have at hand. */
    private static void describe(Repository repository) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_REFS)) {
            lines.put(ref.getName(), ref.getObjectId().name() + "\t" + ref.getName() + "\n");
        }
        Path info = repository.getDirectory().toPath().resolve("info");
        Files.createDirectories(info);
        Files.writeString(info.resolve("refs"), String.join("", lines.values()));
        Files.createDirectories(repository.getDirectory().toPath().resolve("objects/info"));
        Files.writeString(repository.getDirectory().toPath().resolve("objects/info/packs"), "\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        String[] parts = path.substring(1).split("\\.git/", 2);
        if (path.startsWith("/moved/")) {
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            path.substring("/moved/".length()) + "?"
                                    + exchange.getRequestURI().getRawQuery());
            send(exchange, 302, new byte[0]);
            return;
        }
        Path file = home.resolve(parts[0]).resolve(".git").resolve(parts.length > 1 ? parts[1] : "");
        if (parts.length < 2 || !Files.isRegularFile(file)) {
            send(exchange, 404, new byte[0]);
            return;
        }
        send(exchange, 200, Files.readAllBytes(file));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (InputStream ignored = exchange.getRequestBody()) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
