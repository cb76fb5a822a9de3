package dev.harbourline.driver

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.auth.authenticate
import io.ktor.server.plugins.ratelimit.RateLimit
import io.ktor.server.plugins.ratelimit.rateLimit
import io.ktor.server.plugins.requestvalidation.RequestValidation
import io.ktor.server.plugins.requestvalidation.ValidationResult
import io.ktor.server.request.receive
import io.ktor.server.response.respond
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import kotlin.time.Duration.Companion.seconds
import org.slf4j.LoggerFactory

private val auditLog = LoggerFactory.getLogger("audit")

fun Application.handheld(scans: Scans) {
    install(RateLimit) { global { rateLimiter(limit = 30, refillPeriod = 1.seconds) } }
    install(RequestValidation) {
        validate<ScanBatch> { if (it.scans.size in 1..200) ValidationResult.Valid else ValidationResult.Invalid("1 to 200 scans") }
    }
    routing {
        authenticate("device") {
            post("/stops/{stop}/scans") {
                scans.take(call.receive())
                auditLog.info("scans taken for stop {}", call.parameters["stop"])
                call.respond(HttpStatusCode.Accepted)
            }
        }
    }
}
