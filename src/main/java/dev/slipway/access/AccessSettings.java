package dev.slipway.access;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param publicUrl the address by which browsers reach the portal, without a slash at the end
 * @param token a bearer token with an administrator's permissions, for automation; blank for none
 * @param data where the embedded identity provider keeps its signing key
 */
@ConfigurationProperties("slipway")
record AccessSettings(String publicUrl, @DefaultValue("") String token, Path data) {}
