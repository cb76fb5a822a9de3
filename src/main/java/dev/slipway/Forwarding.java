package dev.slipway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/** Knows the new address of what was moved; asked only when nothing was found at the old one. */
public interface Forwarding {

    Optional<URI> to(HttpServletRequest request);
}
