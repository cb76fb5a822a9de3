package dev.slipway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Every REST error as application/problem+json (RFC 9457): refusals in their own words, the rest by reference. */
@RestControllerAdvice
final class ProblemHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final List<Forwarding> forwardings;

    ProblemHandler(List<Forwarding> forwardings) {
        this.forwardings = forwardings;
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<?> refused(Refusal refusal, HttpServletRequest request) {
        Optional<URI> elsewhere = refusal.kind() == Refusal.Kind.NOT_FOUND
                ? forwardings.stream()
                        .flatMap(each -> each.to(request).stream())
                        .findFirst()
                : Optional.empty();
        if (elsewhere.isPresent()) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .location(elsewhere.get())
                    .build();
        }
        return ResponseEntity.of(problem(refusal)).build();
    }

    private static ProblemDetail problem(Refusal refusal) {
        HttpStatus status =
                switch (refusal.kind()) {
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case INVALID -> HttpStatus.BAD_REQUEST;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                };
        return ProblemDetail.forStatusAndDetail(status, String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler(Exception.class)
    ProblemDetail failed(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse response) {
            return response.getBody();
        }
        if (failure instanceof AccessDeniedException) {
            throw failure;
        }
        String reference = MDC.get("correlationId");
        log.error(
                "Request {} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side. Tell your administrator this reference: " + reference);
    }
}
