package dev.slipway.source.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** GitLab, groups with their subgroups, and users. */
@Component
final class GitLab implements GitHost {

    private static final Set<String> COMES_AND_GOES =
            Set.of("project_create", "project_destroy", "project_rename", "project_transfer", "project_update");

    @Override
    public String id() {
        return "gitlab";
    }

    @Override
    public String title() {
        return "GitLab";
    }

    @Override
    public String api() {
        return "https://gitlab.com/api/v4";
    }

    @Override
    public List<String> beginnings(String organisation) {
        String order = "/projects?order_by=id&sort=asc&per_page=" + PAGE;
        String name = Json.segment(organisation);
        return List.of(
                "/groups/" + name + order + "&include_subgroups=true&with_shared=false", "/users/" + name + order);
    }

    @Override
    public Map<String, String> headers(String token) {
        return token.isBlank() ? Map.of() : Map.of("PRIVATE-TOKEN", token);
    }

    @Override
    public ListedPage read(JsonNode body, Headers headers, String address, String organisation) {
        List<Listed> all = new ArrayList<>();
        for (JsonNode one : body) {
            String path = Json.text(one, "path_with_namespace");
            boolean below = path.toLowerCase(Locale.ROOT).startsWith(organisation.toLowerCase(Locale.ROOT) + "/");
            all.add(new Listed(
                    Json.text(one, "id"),
                    below ? path.substring(organisation.length() + 1) : path,
                    Json.text(one, "http_url_to_repo"),
                    Json.moment(one, "last_activity_at"),
                    one.path("archived").asBoolean(false),
                    one.path("forked_from_project").isObject(),
                    one.path("empty_repo").asBoolean(false),
                    Json.texts(one.path("topics"))));
        }
        String next = Json.next(headers);
        String number = headers.get("X-Next-Page");
        if (next == null && number.matches("\\d+")) { // some proxies drop the one, some the other
            next = address.replaceFirst("&page=\\d+", "") + "&page=" + number;
        }
        return new ListedPage(all, next);
    }

    @Override
    public String gitSignIn(String token) {
        return "oauth2:" + token;
    }

    @Override
    public String permission() {
        return "the scopes read_api and read_repository";
    }

    /** It notes activity at most once an hour. */
    @Override
    public Duration lag() {
        return Duration.ofMinutes(65);
    }

    @Override
    public boolean signed(byte[] body, Headers headers, String secret, long nowSeconds) {
        return headers.get("webhook-signature").isEmpty()
                ? Signatures.shared(headers.get("X-Gitlab-Token"), secret)
                : Signatures.standard(body, headers, secret, nowSeconds);
    }

    @Override
    public Told told(JsonNode body, Headers headers) {
        String kind = Json.text(body, "object_kind");
        String event = Json.text(body, "event_name");
        if (kind.equals("push") || event.equals("push") || event.equals("repository_update")) {
            return Told.push(Json.text(body, "project", "git_http_url"));
        }
        return COMES_AND_GOES.contains(event) ? new Told(List.of(), true) : Told.NOTHING;
    }
}
