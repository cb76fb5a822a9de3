package dev.slipway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An identity provider somewhere else, with a real key: whoever comes is signed in as {@link #next}. */
final class StubProvider implements AutoCloseable {

    static final String AUDIENCE = "slipway";

    private final HttpServer server;
    private final RSAKey key;
    private volatile String nonce = "";

    /** Who signs in next: the name, and the groups. */
    volatile Map.Entry<String, List<String>> next = Map.entry("nobody", List.of());

    final Queue<Map<String, String>> signedOut = new ConcurrentLinkedQueue<>();

    StubProvider() throws IOException, JOSEException {
        key = key();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on("/.well-known/openid-configuration", exchange -> json(exchange, """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/jwks", "end_session_endpoint": "%1$s/logout", "subject_types_supported": ["public"],
                 "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer())));
        on("/jwks", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
        on("/authorize", exchange -> {
            Map<String, String> query = query(exchange);
            nonce = query.getOrDefault("nonce", "");
            redirect(exchange, query.get("redirect_uri") + "?code=any&state=" + query.get("state"));
        });
        on(
                "/token",
                exchange -> json(
                        exchange, """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}""".formatted(token(Map.of(), key, null), token(Map.of("nonce", nonce), key, null))));
        on("/logout", exchange -> {
            Map<String, String> query = query(exchange);
            signedOut.add(query);
            byte[] bye = "<h1>Signed out at the provider</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, bye.length);
            exchange.getResponseBody().write(bye);
        });
        server.start();
    }

    static RSAKey key() throws JOSEException {
        return new RSAKeyGenerator(2048).keyID("stub").generate();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** An access token with these claims instead of the usual ones; a null-like empty text leaves one out. */
    String token(Map<String, Object> different, RSAKey signing, @org.jspecify.annotations.Nullable String type) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", issuer(),
                "aud", List.of(AUDIENCE),
                "sub", "id-of-" + next.getKey(),
                "preferred_username", next.getKey(),
                "name", next.getKey() + " Outside",
                "realm_access", Map.of("roles", next.getValue()),
                "iat", Date.from(Instant.now()),
                "exp", Date.from(Instant.now().plus(Duration.ofMinutes(5)))));
        claims.putAll(different);
        JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
        claims.forEach((name, value) -> {
            if (!value.equals("")) {
                set.claim(name, value);
            }
        });
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("stub");
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        try {
            SignedJWT jwt = new SignedJWT(header.build(), set.build());
            jwt.sign(new RSASSASigner(signing));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    RSAKey own() {
        return key;
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private void on(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void redirect(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        exchange.sendResponseHeaders(302, -1);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")
                .split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
