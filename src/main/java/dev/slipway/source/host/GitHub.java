package dev.slipway.source.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** GitHub and GitHub Enterprise, organisations and users. */
@Component
final class GitHub implements GitHost {

    @Override
    public String id() {
        return "github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public String api() {
        return "https://api.github.com";
    }

    @Override
    public List<String> beginnings(String organisation) {
        String order = "/repos?per_page=" + PAGE + "&sort=created&direction=asc";
        String name = Json.segment(organisation);
        return List.of("/orgs/" + name + order, "/users/" + name + order);
    }

    @Override
    public Map<String, String> headers(String token) {
        Map<String, String> plain =
                Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28");
        if (token.isBlank()) {
            return plain;
        }
        return Map.of(
                "Accept", "application/vnd.github+json",
                "X-GitHub-Api-Version", "2022-11-28",
                "Authorization", "Bearer " + token);
    }

    @Override
    public ListedPage read(JsonNode body, Headers headers, String address, String organisation) {
        List<Listed> all = new ArrayList<>();
        for (JsonNode one : body) {
            all.add(new Listed(
                    Json.text(one, "id"),
                    Json.text(one, "name"),
                    Json.text(one, "clone_url"),
                    Json.moment(one, "pushed_at"),
                    one.path("archived").asBoolean(false)
                            || one.path("disabled").asBoolean(false),
                    one.path("fork").asBoolean(false),
                    one.path("pushed_at").isNull(),
                    Json.texts(one.path("topics"))));
        }
        return new ListedPage(all, Json.next(headers));
    }

    @Override
    public String gitSignIn(String token) {
        return "x-access-token:" + token;
    }

    @Override
    public String permission() {
        return "read access to metadata and contents";
    }

    @Override
    public boolean signed(byte[] body, Headers headers, String secret, long nowSeconds) {
        return Signatures.hexadecimal(body, headers.get("X-Hub-Signature-256"), secret);
    }

    @Override
    public Told told(JsonNode body, Headers headers) {
        return switch (headers.get("X-GitHub-Event")) {
            case "push" -> Told.push(Json.text(body, "repository", "clone_url"));
            case "repository" -> new Told(List.of(), true);
            default -> Told.NOTHING;
        };
    }
}
