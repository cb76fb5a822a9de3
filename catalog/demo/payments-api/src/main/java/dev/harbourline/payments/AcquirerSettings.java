package dev.harbourline.payments;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the acquirer is. Checked at start, so that a wrong value never meets a customer. */
@Validated
@ConfigurationProperties("acquirer")
record AcquirerSettings(@NotNull URI url, @NotNull Duration timeout, @Max(3) int retries) {}
