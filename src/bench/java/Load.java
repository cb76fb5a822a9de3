import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Closed-loop load over kept-alive connections: each one sends its next request when the last answer has come. Plain
 * sockets, because on two cores a richer client takes the time that the portal is being measured for.
 */
record Load(int requests, double seconds, long p50Micros, long p95Micros, long p99Micros, int errors) {

    double perSecond() {
        return requests / seconds;
    }

    static Load run(int port, String token, int connections, int seconds, IntFunction<String> path)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger errors = new AtomicInteger();
        AtomicLong until = new AtomicLong(System.nanoTime() + seconds * 1_000_000_000L);
        long[][] times = new long[connections][];
        long start = System.nanoTime();
        Thread[] threads = new Thread[connections];
        for (int c = 0; c < connections; c++) {
            int mine = c;
            threads[c] = Thread.ofPlatform().start(() -> {
                long[] taken = new long[200_000];
                int count = 0;
                try (Socket socket = new Socket("127.0.0.1", port)) {
                    socket.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                    OutputStream out = socket.getOutputStream();
                    while (System.nanoTime() < until.get() && count < taken.length) {
                        byte[] request = ("GET " + path.apply(next.getAndIncrement()) + " HTTP/1.1\r\nHost: localhost:"
                                        + port + "\r\nAuthorization: Bearer " + token + "\r\nAccept: application/json\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII);
                        long sent = System.nanoTime();
                        out.write(request);
                        int status = answer(in);
                        taken[count++] = System.nanoTime() - sent;
                        if (status != 200) {
                            errors.incrementAndGet();
                        }
                    }
                } catch (IOException e) {
                    errors.incrementAndGet();
                }
                times[mine] = Arrays.copyOf(taken, count);
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Load(all.length, took, at(all, 0.50), at(all, 0.95), at(all, 0.99), errors.get());
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1000;
    }

    /** Reads one answer to its end, whichever way its length is told; returns the status. */
    private static int answer(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        long length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        if (!chunked) {
            in.skipNBytes(length);
            return status;
        }
        for (int size = Integer.parseInt(line(in).strip(), 16); size > 0; size = Integer.parseInt(line(in).strip(), 16)) {
            in.skipNBytes(size + 2);
        }
        line(in);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection was closed in the middle of an answer");
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }

    static List<String> words() {
        return List.of(
                "payment", "ledger late", "rollback", "databse full", "certificate", "queue growing", "svc-0042",
                "orders backlog", "restart consumer", "latency p99", "team-7 service", "postgres", "kafka lag",
                "memory leak", "deploy failed", "timeout upstream", "cache", "login broken", "disk", "svc-1234 api");
    }
}
