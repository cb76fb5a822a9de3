package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads whom the identity provider did not bring in to a page that says why. */
final class Refused implements AuthenticationFailureHandler {

    static final String NO_ROLE = "no_role";
    static final String SILENT = "silent";
    static final String DENIED = "access_denied";

    private static final Logger log = LoggerFactory.getLogger(Refused.class);

    private final Audited audited;

    Refused(Audited audited) {
        this.audited = audited;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String why = failure instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : failure instanceof AuthenticationServiceException ? SILENT : "failed";
        audited.signInFailed(why);
        if (!why.equals(NO_ROLE) && !why.equals(DENIED)) {
            log.warn("A sign-in failed: {}", why, failure);
            why = why.equals(SILENT) ? SILENT : "failed";
        }
        response.sendRedirect("/sign-in/refused?why=" + why);
    }
}
