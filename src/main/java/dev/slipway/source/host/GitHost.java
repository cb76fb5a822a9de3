package dev.slipway.source.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A host of Git repositories. Only translates: it opens no connection, stores nothing and reads no clock. One class and
 * one fixture make the next host.
 */
public interface GitHost {

    /** The largest page that hosts give. */
    int PAGE = 100;

    /** As the settings and the addresses of webhooks name it. */
    String id();

    /** What people call it. */
    String title();

    /** Where the API of the host's own public service is; empty if there is none. */
    String api();

    /**
     * Where the listing of an organisation's repositories may begin, below the API's address. The first that is known to
     * the host counts; the order of the listing must not change when something is pushed.
     */
    List<String> beginnings(String organisation);

    /** What goes along with each request. */
    Map<String, String> headers(String token);

    /** @param address that the page came from */
    ListedPage read(JsonNode body, Headers headers, String address, String organisation);

    /** What a token is sent with to fetch with Git: the name, a colon, the password. */
    String gitSignIn(String token);

    /** What somebody must allow the token, in the host's own words. */
    String permission();

    /** How late the listing may tell of a push. */
    default Duration lag() {
        return Duration.ZERO;
    }

    /** Whether the host, which knows the secret, sent exactly this. */
    boolean signed(byte[] body, Headers headers, String secret, long nowSeconds);

    /** What a webhook tells; {@link Told#NOTHING} for what is none of a source's business. */
    Told told(JsonNode body, Headers headers);
}
