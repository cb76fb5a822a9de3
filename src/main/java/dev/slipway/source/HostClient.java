package dev.slipway.source;

import dev.slipway.source.host.Allowance;
import dev.slipway.source.host.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the hosts' APIs, one page at a time: without following redirects, to the API's own address only, bounded in size and
 * time. It never waits: an answer that says "later" says until when.
 */
@Component
class HostClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 32 * 1024 * 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Clock clock;

    HostClient(Clock clock) {
        this.clock = clock;
    }

    /** What a host says to a request. */
    sealed interface Answer {

        Allowance allowance();

        record Page(
                JsonNode body, Headers headers, @Nullable String etag, Allowance allowance) implements Answer {}

        record Unchanged(Allowance allowance) implements Answer {}

        /** The host has no organisation of this name, or hides it. */
        record Unknown(Allowance allowance) implements Answer {}

        /** The allowance is used up, or the host is asked too quickly. */
        record Later(Allowance allowance, Instant until) implements Answer {}

        /** Somebody has to mend something. */
        record Refused(Allowance allowance, Denial why) implements Answer {}

        /** Worth another try. */
        record Failed(Allowance allowance, String why) implements Answer {}
    }

    enum Denial {
        TOKEN,
        PERMISSION,
        ADDRESS
    }

    Answer get(KnownOrganisations.Known organisation, String address, @Nullable String etag) {
        Allowance none = new Allowance(null, null, null);
        if (!sameServer(organisation.api(), address)) {
            return new Answer.Refused(none, Denial.ADDRESS);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).header("User-Agent", "slipway");
        organisation.host().headers(organisation.settings().token().strip()).forEach(request::setHeader);
        if (etag != null) {
            request.setHeader("If-None-Match", etag);
        }
        Future<Answer> asked = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(this::answer);
        try {
            return asked.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            return new Answer.Failed(none, "it cannot be reached, or broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(none, "the portal is stopping");
        }
    }

    private Answer answer(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return answer(answer.statusCode(), answer.headers(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer answer(int status, HttpHeaders all, InputStream body) throws IOException {
        Headers headers = name -> all.firstValue(name).orElse(null);
        Instant now = clock.instant();
        Allowance allowance = Allowance.of(headers, now);
        boolean usedUp = allowance.remaining() != null && allowance.remaining() == 0;
        boolean later = !headers.get("Retry-After").isEmpty();
        if (status == 429 || status == 403 && (usedUp || later)) {
            return new Answer.Later(allowance, until(headers, allowance, usedUp, now));
        }
        return switch (status) {
            case 200 -> page(body, headers, allowance);
            case 304 -> new Answer.Unchanged(allowance);
            case 401 -> new Answer.Refused(allowance, Denial.TOKEN);
            case 403 -> new Answer.Refused(allowance, Denial.PERMISSION);
            case 404 -> new Answer.Unknown(allowance);
            case 301, 302, 303, 307, 308 -> new Answer.Refused(allowance, Denial.ADDRESS);
            default -> new Answer.Failed(allowance, "it answered " + status);
        };
    }

    private static Answer page(InputStream body, Headers headers, Allowance allowance) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            return new Answer.Failed(allowance, "its page is larger than 32 MB");
        }
        try {
            String etag = headers.get("ETag");
            return new Answer.Page(
                    JsonMapper.shared().readTree(bytes), headers, etag.isEmpty() ? null : etag, allowance);
        } catch (JacksonException e) {
            return new Answer.Failed(allowance, "its page broke off or is no JSON");
        }
    }

    private static Instant until(Headers headers, Allowance allowance, boolean usedUp, Instant now) {
        String seconds = headers.get("Retry-After");
        if (seconds.matches("\\d{1,6}")) {
            return now.plusSeconds(Math.max(1, Long.parseLong(seconds)));
        }
        Instant resets = allowance.resets();
        return usedUp && resets != null && resets.isAfter(now) ? resets : now.plusSeconds(60);
    }

    /** A page that names another server as its next one does not get the token sent there. */
    private static boolean sameServer(String api, String address) {
        try {
            URI one = URI.create(api);
            URI other = URI.create(address);
            return one.getScheme().equalsIgnoreCase(other.getScheme())
                    && one.getHost().equalsIgnoreCase(other.getHost())
                    && one.getPort() == other.getPort()
                    && other.getRawUserInfo() == null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
