package dev.slipway.access;

import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page of the embedded identity provider: plain HTML, so that it answers before anything else does. */
@RestController
@AnonymousAllowed
@ConditionalOnProperty(name = "slipway.access.embedded-provider", matchIfMissing = true)
final class SignInController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Sign in · Slipway</title>
              <script>const chosen = localStorage.getItem('sw-theme'); if (chosen) document.documentElement.dataset.theme = chosen;</script>
              <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/assets/tokens.css">
              <link rel="stylesheet" href="/assets/sign-in.css">
            </head>
            <body>
              <main>
                <p class="brand"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2 20.5 22 13.5" stroke-width="1.8"/><path d="M4.2 15.8 19.6 10.4l.6-4.6L3.3 11.7z" fill="currentColor" stroke="none"/><path d="M9.8 8.3V3.5l5.4 3" stroke-width="1.6"/></svg>Slipway</p>
                <section class="card" aria-labelledby="sign-in">
                  <h1 id="sign-in">Sign in</h1>
                  <p class="lead">See what is ready, and what is not.</p>
                  %s
                  <form method="post" action="/idp/login">
                    <input type="hidden" name="%s" value="%s">
                    <label for="username">Name</label>
                    <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" autofocus required>
                    <label for="password">Password</label>
                    <input id="password" name="password" type="password" autocomplete="current-password" required>
                    <button type="submit">Sign in</button>
                  </form>
                </section>
                <section class="demo" aria-labelledby="demo">
                  <h2 id="demo">Demo accounts</h2>
                  <p>The password is the name.</p>
                  <table>
                    <thead><tr><th scope="col">Name</th><th scope="col">Person</th><th scope="col">Role</th></tr></thead>
                    <tbody>%s</tbody>
                  </table>
                </section>
              </main>
            </body>
            </html>
            """;

    @GetMapping(path = "/idp/login", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, @RequestParam(required = false) @Nullable String error) {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        StringBuilder accounts = new StringBuilder();
        for (DemoAccount account : DemoAccount.values()) {
            accounts.append("<tr><td><code>")
                    .append(account.login())
                    .append("</code></td><td>")
                    .append(HtmlUtils.htmlEscape(account.fullName))
                    .append("</td><td>")
                    .append(account.role.name().toLowerCase(Locale.ROOT))
                    .append("</td></tr>");
        }
        String complaint = error == null
                ? ""
                : "<p class=\"error\" role=\"alert\">That name and password do not belong together. Try again.</p>";
        return PAGE.formatted(
                complaint,
                HtmlUtils.htmlEscape(csrf.getParameterName()),
                HtmlUtils.htmlEscape(csrf.getToken()),
                accounts);
    }
}
