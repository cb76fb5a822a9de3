package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;

/** How a refused request is told why where its callers read another form than problem+json; a bean of each such room. */
public interface RefusalForm {

    boolean covers(HttpServletRequest request);

    /** The body, as JSON. */
    byte[] body(HttpStatus status, String why, HttpServletRequest request);
}
