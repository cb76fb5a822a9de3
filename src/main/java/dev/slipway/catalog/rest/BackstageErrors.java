package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Errors in the form that Backstage's client reads. */
@RestControllerAdvice(assignableTypes = {BackstageController.class, BackstageLocations.class, BackstageChecks.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BackstageErrors {

    private static final Logger log = LoggerFactory.getLogger(BackstageErrors.class);

    @ExceptionHandler(Refusal.class)
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> error(HttpStatus.NOT_FOUND, "NotFoundError", refusal.getMessage(), request);
            case CONFLICT -> error(HttpStatus.CONFLICT, "ConflictError", refusal.getMessage(), request);
            case INVALID -> error(HttpStatus.BAD_REQUEST, "InputError", refusal.getMessage(), request);
            case FORBIDDEN -> error(HttpStatus.FORBIDDEN, "NotAllowedError", refusal.getMessage(), request);
        };
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<byte[]> denied(HttpServletRequest request) {
        return error(HttpStatus.FORBIDDEN, "NotAllowedError", "Your role does not allow this", request);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        HttpMediaTypeNotSupportedException.class,
        IllegalArgumentException.class
    })
    ResponseEntity<byte[]> unreadable(HttpServletRequest request) {
        return error(
                HttpStatus.BAD_REQUEST,
                "InputError",
                "Malformed request body (did you remember to specify an application/json content type?)",
                request);
    }

    /** What the portal as a whole refuses, such as a body without end. */
    @ExceptionHandler(ErrorResponseException.class)
    ResponseEntity<byte[]> refused(ErrorResponseException refusal, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        String name = status == HttpStatus.CONTENT_TOO_LARGE ? "PayloadTooLargeError" : "Error";
        return error(status, name, refusal.getBody().getDetail(), request);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        String reference = MDC.get("correlationId");
        log.error(
                "Request {} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, failure);
        return error(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Error",
                "Something went wrong on our side. Tell your administrator this reference: " + reference,
                request);
    }

    private static ResponseEntity<byte[]> error(
            HttpStatus status, String name, @Nullable String message, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body(status, name, message, request));
    }

    static byte[] body(HttpStatus status, String name, @Nullable String message, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", named(name, message));
        body.put("request", Map.of("method", request.getMethod(), "url", request.getRequestURI()));
        body.put("response", Map.of("statusCode", status.value()));
        return JsonMapper.shared().writeValueAsBytes(body);
    }

    static Map<String, Object> named(String name, @Nullable String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("name", name);
        error.put("message", String.valueOf(message));
        return error;
    }
}
