package dev.slipway.catalog.rest;

import dev.slipway.access.RefusalForm;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tells Backstage's client in the form it reads that a token is missing or wrong. */
@Component
class BackstageRefusals implements RefusalForm {

    @Override
    public boolean covers(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/catalog/");
    }

    @Override
    public byte[] body(HttpStatus status, String why, HttpServletRequest request) {
        String name = status == HttpStatus.UNAUTHORIZED ? "AuthenticationError" : "NotAllowedError";
        return BackstageErrors.body(status, name, why, request);
    }
}
