package dev.slipway.source.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Bitbucket Cloud, workspaces. */
@Component
final class Bitbucket implements GitHost {

    @Override
    public String id() {
        return "bitbucket";
    }

    @Override
    public String title() {
        return "Bitbucket";
    }

    @Override
    public String api() {
        return "https://api.bitbucket.org/2.0";
    }

    @Override
    public List<String> beginnings(String organisation) {
        return List.of("/repositories/" + Json.segment(organisation) + "?sort=created_on&pagelen=" + PAGE);
    }

    /** An access token stands alone; an API token comes with the e-mail address of its owner and a colon before it. */
    @Override
    public Map<String, String> headers(String token) {
        if (token.isBlank()) {
            return Map.of();
        }
        return Map.of(
                "Authorization",
                token.contains(":")
                        ? "Basic " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8))
                        : "Bearer " + token);
    }

    @Override
    public ListedPage read(JsonNode body, Headers headers, String address, String organisation) {
        List<Listed> all = new ArrayList<>();
        for (JsonNode one : body.path("values")) {
            all.add(new Listed(
                    Json.text(one, "uuid"),
                    Json.text(one, "slug").isEmpty() ? Json.text(one, "name") : Json.text(one, "slug"),
                    Json.clone(one.path("links")),
                    Json.moment(one, "updated_on"),
                    false,
                    one.path("parent").isObject(),
                    one.path("mainbranch").isNull(),
                    Set.of()));
        }
        String next = Json.text(body, "next");
        return new ListedPage(all, next.isEmpty() ? null : next);
    }

    @Override
    public String gitSignIn(String token) {
        int colon = token.indexOf(':');
        return colon < 0 ? "x-token-auth:" + token : "x-bitbucket-api-token-auth:" + token.substring(colon + 1);
    }

    @Override
    public String permission() {
        return "the scope to read repositories";
    }

    @Override
    public boolean signed(byte[] body, Headers headers, String secret, long nowSeconds) {
        return Signatures.hexadecimal(body, headers.get("X-Hub-Signature"), secret);
    }

    @Override
    public Told told(JsonNode body, Headers headers) {
        return switch (headers.get("X-Event-Key")) {
            case "repo:push" -> Told.push(Json.text(body, "repository", "links", "html", "href"));
            case "repo:updated", "repo:transfer", "repo:created", "repo:deleted" -> new Told(List.of(), true);
            default -> Told.NOTHING;
        };
    }
}
