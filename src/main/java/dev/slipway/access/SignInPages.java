package dev.slipway.access;

import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What stands before sign-in: the choice among several identity providers, and why one did not lead in. Plain HTML. */
@RestController
@AnonymousAllowed
class SignInPages {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s · Slipway</title>
              <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/assets/tokens.css">
              <link rel="stylesheet" href="/assets/sign-in.css">
            </head>
            <body>
              <main>
                <p class="brand">Slipway</p>
                <section class="card" aria-labelledby="what">
                  <h1 id="what">%1$s</h1>
                  %2$s
                </section>
              </main>
            </body>
            </html>
            """;

    private final List<String> providers;

    SignInPages(ObjectProvider<OutsideProvider> outside) {
        OutsideProvider provider = outside.getIfAvailable();
        this.providers = provider == null ? List.of() : provider.ids();
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String choice() {
        StringBuilder links = new StringBuilder();
        for (String id : providers) {
            links.append("<p><a href=\"/oauth2/authorization/")
                    .append(HtmlUtils.htmlEscape(id))
                    .append("\">Sign in with ")
                    .append(HtmlUtils.htmlEscape(id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1)))
                    .append("</a></p>");
        }
        return PAGE.formatted("Sign in", links.isEmpty() ? "<p><a href=\"/\">Sign in</a></p>" : links);
    }

    @GetMapping(path = "/sign-in/refused", produces = MediaType.TEXT_HTML_VALUE)
    String refused(@RequestParam(defaultValue = "") String why) {
        String words =
                switch (why) {
                    case Refused.NO_ROLE ->
                        "You are known there, but none of your groups gives you a role here. Ask whoever looks after "
                                + "Slipway to map one of them, or to let everybody look.";
                    case Refused.SILENT ->
                        "The identity provider does not answer. Nothing is lost; try again in a minute, and tell "
                                + "whoever looks after Slipway if it stays so.";
                    case Refused.DENIED -> "The identity provider did not let you in, or you turned back.";
                    default ->
                        "The identity provider led back here without a valid sign-in, perhaps because it took too long. "
                                + "Try again; if it stays so, the portal's log says why.";
                };
        return PAGE.formatted("Not signed in", "<p role=\"alert\">" + words + "</p><p><a href=\"/\">Try again</a></p>");
    }
}
