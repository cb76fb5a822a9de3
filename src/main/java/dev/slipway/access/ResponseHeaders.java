package dev.slipway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** What every answer tells the browser not to do. See docs/adr/0017. */
final class ResponseHeaders {

    /** For answers that are no pages. */
    static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Whatever a page of ours may load, scripts apart. */
    private static final String OURS = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; "
            + "base-uri 'self'; form-action 'self'; ";

    /** For the pages that we write ourselves, without a script or with the one of this text. */
    static String plainPage(String script) {
        return OURS + "script-src " + (script.isEmpty() ? "'none'" : "'sha256-" + sha256(script) + "'");
    }

    /**
     * For Vaadin's pages: only scripts that the server put there itself, and what those load. {@code unsafe-eval} is how
     * Flow's client runs what the server asks for; injected markup cannot make use of it.
     */
    static String page(String nonce) {
        return OURS + "script-src 'nonce-" + nonce + "' 'strict-dynamic' 'unsafe-eval'";
    }

    private static final String PERMISSIONS = "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
            + "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
            + "clipboard-write=(self)";

    private static final Duration YEAR = Duration.ofDays(365);

    private ResponseHeaders() {}

    /** @param policy unless the answer brings its own */
    static Customizer<HeadersConfigurer<HttpSecurity>> strict(AccessSettings settings, String policy) {
        return headers -> headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .httpStrictTransportSecurity(transport -> {
                    if (settings.https()) { // also behind a proxy that speaks plainly to the portal
                        transport
                                .requestMatcher(AnyRequestMatcher.INSTANCE)
                                .includeSubDomains(false)
                                .maxAgeInSeconds(YEAR.toSeconds());
                    } else {
                        transport.disable();
                    }
                });
    }

    private static String sha256(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
