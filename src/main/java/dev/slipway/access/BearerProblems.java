package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Says why a request did not get in: in the header as RFC 6750 has it, and in the body as problem+json, or as the callers expect it. */
final class BearerProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final BearerTokenAuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler denied = new BearerTokenAccessDeniedHandler();
    private final JsonMapper json;
    private final List<RefusalForm> forms;

    BearerProblems(JsonMapper json, List<RefusalForm> forms) {
        this.json = json;
        this.forms = forms;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        unknown.commence(request, response, failure);
        String why = failure instanceof OAuth2AuthenticationException known
                        && known.getError().getDescription() != null
                ? known.getError().getDescription()
                : "This needs a bearer token, in the header Authorization; make one under API tokens in the portal.";
        write(request, response, why);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        denied.handle(request, response, refusal);
        write(request, response, "The role or the scope of this token does not include this.");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        HttpStatus status = HttpStatus.valueOf(response.getStatus());
        for (RefusalForm form : forms) {
            if (form.covers(request)) {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getOutputStream().write(form.body(status, why, request));
                return;
            }
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, why)));
    }
}
