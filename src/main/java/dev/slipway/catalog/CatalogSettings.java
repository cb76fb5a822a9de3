package dev.slipway.catalog;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param referenceHosts hosts that a descriptor's {@code $text}, {@code $json} and {@code $yaml} may be fetched from, by https
 * @param orphans what becomes of entities whose descriptor is gone: {@code keep}, or {@code remove-after 14d}
 */
@ConfigurationProperties("slipway.catalog")
record CatalogSettings(
        @DefaultValue Set<String> referenceHosts,
        @DefaultValue("remove-after 14d") String orphans) {}
