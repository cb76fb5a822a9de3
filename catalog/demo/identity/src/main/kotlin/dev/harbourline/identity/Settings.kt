package dev.harbourline.identity

import jakarta.validation.constraints.Max
import jakarta.validation.constraints.Min
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.validation.annotation.Validated

@Validated
@ConfigurationProperties("limits")
data class Limits(@field:Min(1) @field:Max(60) val signInPerMinute: Int)
