package dev.slipway.source;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Begins to answer as a Git server does, and then sends a byte ten times a second, for ever. */
public final class TricklingServer implements AutoCloseable {

    public final CountDownLatch asked = new CountDownLatch(1);

    /** Whoever asked no longer listens. */
    public final CountDownLatch left = new CountDownLatch(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    public TricklingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("001e# service=git-upload-pack\n0000fff0".getBytes(StandardCharsets.US_ASCII));
                asked.countDown();
                while (!closed.await(100, TimeUnit.MILLISECONDS)) {
                    out.write('a');
                    out.flush();
                }
            } catch (IOException e) {
                left.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/slow.git";
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
