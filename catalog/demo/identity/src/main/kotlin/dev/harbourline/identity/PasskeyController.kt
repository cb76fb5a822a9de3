package dev.harbourline.identity

import io.github.bucket4j.Bucket
import io.micrometer.core.instrument.MeterRegistry
import jakarta.validation.Valid
import org.slf4j.LoggerFactory
import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController

@RestController
class PasskeyController(private val passkeys: Passkeys, private val limit: Bucket, private val registry: MeterRegistry) {

    private val auditLog = LoggerFactory.getLogger("audit")

    @PostMapping("/passkeys")
    @PreAuthorize("isAuthenticated()")
    fun add(@Valid @RequestBody answer: AuthenticatorAnswer): Passkey {
        if (!limit.tryConsume(1)) throw TooManyAttempts() // rate limit: ten a minute
        val passkey = passkeys.add(answer)
        auditLog.info("passkey {} added for {}", passkey.id, passkey.account)
        registry.counter("business.passkeys.added", "kind", passkey.kind).increment()
        return passkey
    }
}
