package dev.slipway.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl the address by which browsers reach the portal, without a slash at the end
 * @param token a bearer token with an administrator's permissions, for automation; blank for none
 * @param data where the embedded identity provider keeps its signing key
 */
@ConfigurationProperties("slipway")
record AccessSettings(
        String publicUrl,
        @DefaultValue("") String token,
        Path data,
        @DefaultValue Outside access) {

    /** Who comes from an identity provider without a group that gives a role. */
    enum Unmapped {
        REFUSED,
        VIEWER
    }

    /**
     * How an outside identity provider's people come to their roles.
     *
     * @param roleClaims where the provider says to which groups somebody belongs; a dot leads into an object
     * @param roles by role the groups that give it, written exactly as the provider does
     * @param audience what an access token must name as its audience to be meant for the portal; the client id if null
     */
    record Outside(
            @DefaultValue({"groups", "roles"}) List<String> roleClaims,
            @DefaultValue Map<Role, List<String>> roles,
            @DefaultValue("refused") Unmapped unmapped,
            @Nullable String audience) {}

    boolean https() {
        return publicUrl.startsWith("https:");
    }
}
