package dev.slipway.catalog;

import dev.slipway.source.Inside;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Fetches what descriptors refer to on other hosts: only from hosts that an administrator named, only by https, never from
 * this machine or its neighbours on the link, without following redirects, and bounded in size and time.
 */
@Component
class RemoteFiles {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Why nothing came, in words for the descriptor's owner. */
    static final class NotFetched extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean refused;

        NotFetched(String words, boolean refused) {
            super(words);
            this.refused = refused;
        }

        /** Whether the portal will not, as opposed to cannot just now. */
        boolean refused() {
            return refused;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final Set<String> hosts = new TreeSet<>();

    RemoteFiles(CatalogSettings settings) {
        settings.referenceHosts().forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    byte[] fetch(String address) throws NotFetched {
        return ask(checked(address), PATIENCE);
    }

    /** Without looking where the address leads. */
    static byte[] ask(URI uri, Duration patience) throws NotFetched {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(patience).build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApply(RemoteFiles::body)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NotFetched("it did not answer within " + patience.toSeconds() + " seconds", false);
        } catch (ExecutionException e) {
            throw new NotFetched(
                    e.getCause() instanceof IllegalStateException told
                            ? String.valueOf(told.getMessage())
                            : "it cannot be reached",
                    false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFetched("the portal is stopping", false);
        } finally {
            client.shutdownNow(); // close() would wait for a server that never ends
        }
    }

    private static byte[] body(HttpResponse<InputStream> answer) {
        try (InputStream content = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("it answered " + answer.statusCode());
            }
            byte[] bytes = content.readNBytes(dev.slipway.source.FileTree.LIMIT + 1);
            if (bytes.length > dev.slipway.source.FileTree.LIMIT) {
                throw new IllegalStateException("it is larger than 5 MB");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalStateException("it broke off");
        }
    }

    URI checked(String address) throws NotFetched {
        try {
            URI uri = new URI(address.strip());
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || host.isEmpty() || uri.getRawUserInfo() != null) {
                throw new NotFetched("only addresses that begin with https:// and hold no password are fetched", true);
            }
            if (!hosts.contains(host)) {
                throw new NotFetched("the portal may not fetch from " + host, true);
            }
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (Inside.machine(one)) {
                    throw new NotFetched(host + " is this machine or a neighbour on its link", true);
                }
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new NotFetched("it is no address", true);
        } catch (UnknownHostException e) {
            throw new NotFetched("its host is not known", false);
        }
    }
}
