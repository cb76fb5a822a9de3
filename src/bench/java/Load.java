import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Closed-loop load over kept-alive connections: each one sends its next request when the last answer has come. One
 * thread serves them all, because on two cores a richer client takes the time that the portal is being measured for.
 */
record Load(int requests, double seconds, long p50Micros, long p95Micros, long p99Micros, int errors) {

    double perSecond() {
        return requests / seconds;
    }

    /** @param warmUp seconds of the same load beforehand that do not count */
    static Load run(int port, String token, int connections, int warmUp, int seconds, IntFunction<String> path)
            throws IOException {
        try (Selector selector = Selector.open()) {
            Caller[] callers = new Caller[connections];
            Requests requests = new Requests(port, token, path);
            for (int c = 0; c < connections; c++) {
                callers[c] = new Caller(port, selector, requests);
            }
            try {
                drive(selector, warmUp, new Times());
                Times times = new Times();
                long start = System.nanoTime();
                drive(selector, seconds, times);
                double took = (System.nanoTime() - start) / 1e9;
                long[] sorted = Arrays.copyOf(times.taken, times.count);
                Arrays.sort(sorted);
                return new Load(sorted.length, took, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), times.errors);
            } finally {
                for (Caller caller : callers) {
                    caller.channel.close();
                }
            }
        }
    }

    private static void drive(Selector selector, int seconds, Times times) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            selector.select(key -> ((Caller) key.attachment()).read(times), 100);
        }
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1000;
    }

    private static final class Times {

        long[] taken = new long[1 << 16];
        int count;
        int errors;

        void add(long nanos, boolean good) {
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, count * 2);
            }
            taken[count++] = nanos;
            errors += good ? 0 : 1;
        }
    }

    private static final class Requests {

        private final String rest;
        private final IntFunction<String> path;
        private int next;

        Requests(int port, String token, IntFunction<String> path) {
            this.rest = " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAuthorization: Bearer " + token
                    + "\r\nAccept: application/json\r\n\r\n";
            this.path = path;
        }

        byte[] next() {
            return ("GET " + path.apply(next++) + rest).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** One connection. An answer ends after its content length, or after its last chunk. */
    private static final class Caller {

        private final Requests requests;
        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
        private final StringBuilder line = new StringBuilder();
        private long sent;
        private int status;
        private long body; // bytes of it still to come
        private Part part = Part.STATUS;
        private boolean chunked;

        private enum Part {
            STATUS,
            HEADERS,
            BODY,
            SIZE,
            CHUNK,
            TRAILER
        }

        Caller(int port, Selector selector, Requests requests) throws IOException {
            this.requests = requests;
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.socket().setTcpNoDelay(true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            send();
        }

        private void send() throws IOException {
            ByteBuffer out = ByteBuffer.wrap(requests.next());
            sent = System.nanoTime();
            while (out.hasRemaining()) {
                channel.write(out); // a small request always fits the socket's buffer
            }
        }

        void read(Times times) {
            try {
                in.clear();
                if (channel.read(in) < 0) {
                    throw new IOException("the connection was closed in the middle of an answer");
                }
                in.flip();
                while (in.hasRemaining()) {
                    if (part == Part.BODY || part == Part.CHUNK) {
                        int some = (int) Math.min(body, in.remaining());
                        in.position(in.position() + some);
                        body -= some;
                        if (body == 0 && part == Part.BODY) {
                            done(times);
                        } else if (body == 0) {
                            part = Part.SIZE;
                        }
                    } else {
                        char c = (char) in.get();
                        if (c == '\n') {
                            line(times);
                            line.setLength(0);
                        } else if (c != '\r') {
                            line.append(c);
                        }
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private void line(Times times) throws IOException {
            switch (part) {
                case STATUS -> {
                    status = Integer.parseInt(line.substring(9, 12));
                    body = 0;
                    chunked = false;
                    part = Part.HEADERS;
                }
                case HEADERS -> header(times);
                case SIZE -> {
                    body = Long.parseLong(line.toString().strip(), 16) + 2; // and the end of its line
                    part = body == 2 ? Part.TRAILER : Part.CHUNK;
                }
                default -> done(times);
            }
        }

        private void header(Times times) throws IOException {
            if (!line.isEmpty()) {
                char first = Character.toLowerCase(line.charAt(0));
                String header = first == 'c' || first == 't' ? line.toString().toLowerCase(java.util.Locale.ROOT) : "";
                if (header.startsWith("content-length:")) {
                    body = Long.parseLong(header.substring(15).strip());
                } else if (header.startsWith("transfer-encoding:")) {
                    chunked = header.contains("chunked");
                }
            } else if (chunked) {
                part = Part.SIZE;
            } else if (body > 0) {
                part = Part.BODY;
            } else {
                done(times);
            }
        }

        private void done(Times times) throws IOException {
            times.add(System.nanoTime() - sent, status == 200);
            part = Part.STATUS;
            send();
        }
    }

    static List<String> words() {
        return List.of(
                "payment", "ledger late", "rollback", "databse full", "certificate", "queue growing", "svc-0042",
                "orders backlog", "restart consumer", "latency p99", "team-7 service", "postgres", "kafka lag",
                "memory leak", "deploy failed", "timeout upstream", "cache", "login broken", "disk", "svc-1234 api");
    }
}
