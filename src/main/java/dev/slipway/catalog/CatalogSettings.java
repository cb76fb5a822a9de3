package dev.slipway.catalog;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param referenceHosts hosts that a descriptor's {@code $text}, {@code $json} and {@code $yaml} may be fetched from, by https */
@ConfigurationProperties("slipway.catalog")
record CatalogSettings(@DefaultValue Set<String> referenceHosts) {}
