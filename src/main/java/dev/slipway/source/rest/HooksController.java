package dev.slipway.source.rest;

import dev.slipway.Refusal;
import dev.slipway.access.OpenDoor;
import dev.slipway.source.Hooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where Git hosts send their webhooks. */
@RestController
@OpenDoor
@Tag(name = "sources")
class HooksController {

    private static final int LARGEST = 5 * 1024 * 1024;

    private final Hooks hooks;

    HooksController(Hooks hooks) {
        this.hooks = hooks;
    }

    @PostMapping("/api/v1/sources/hooks/{host}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            summary =
                    "Takes a webhook of github, gitlab, bitbucket or bitbucket-data-center, signed with the secret that"
                            + " the settings name for it")
    Hooks.Heard take(@PathVariable String host, HttpServletRequest request) throws IOException {
        if (!hooks.listensTo(host)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "No webhooks are taken from this host. Who runs the portal gives it a secret in"
                            + " slipway.source.hook-secrets.");
        }
        if (request.getContentLengthLong() > LARGEST) {
            throw problem(HttpStatus.CONTENT_TOO_LARGE, "A webhook has at most 5 MB.");
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw problem(HttpStatus.CONTENT_TOO_LARGE, "A webhook has at most 5 MB.");
        }
        return hooks.hear(host, body, request::getHeader)
                .orElseThrow(() -> problem(
                        HttpStatus.UNAUTHORIZED,
                        "The signature is missing or does not fit. The secret at the host and the one in"
                                + " slipway.source.hook-secrets must be the same."));
    }

    private static ErrorResponseException problem(HttpStatus status, String words) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, words), null);
    }
}
