package dev.slipway.source.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Bitbucket Data Center, projects. It does not say when something was pushed, so its repositories are visited in turn. */
@Component
final class BitbucketDataCenter implements GitHost {

    @Override
    public String id() {
        return "bitbucket-data-center";
    }

    @Override
    public String title() {
        return "Bitbucket Data Center";
    }

    @Override
    public String api() {
        return "";
    }

    @Override
    public List<String> beginnings(String organisation) {
        return List.of("/projects/" + Json.segment(organisation) + "/repos?limit=" + PAGE);
    }

    @Override
    public Map<String, String> headers(String token) {
        return token.isBlank() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public ListedPage read(JsonNode body, Headers headers, String address, String organisation) {
        List<Listed> all = new ArrayList<>();
        for (JsonNode one : body.path("values")) {
            all.add(new Listed(
                    Json.text(one, "id"),
                    Json.text(one, "slug"),
                    Json.clone(one.path("links")),
                    null,
                    one.path("archived").asBoolean(false),
                    one.path("origin").isObject(),
                    false,
                    Set.of()));
        }
        return new ListedPage(all, next(body, address));
    }

    private static @Nullable String next(JsonNode body, String address) {
        int start = body.path("nextPageStart").asInt(-1);
        return body.path("isLastPage").asBoolean(true) || start < 0
                ? null
                : address.replaceFirst("&start=\\d+", "") + "&start=" + start;
    }

    @Override
    public String gitSignIn(String token) {
        return "x-token-auth:" + token;
    }

    @Override
    public String permission() {
        return "the permission to read the project";
    }

    @Override
    public boolean signed(byte[] body, Headers headers, String secret, long nowSeconds) {
        return Signatures.hexadecimal(body, headers.get("X-Hub-Signature"), secret);
    }

    @Override
    public Told told(JsonNode body, Headers headers) {
        String key = headers.get("X-Event-Key");
        if (key.equals("repo:refs_changed")) {
            String project = Json.text(body, "repository", "project", "key").toLowerCase(Locale.ROOT);
            String slug = Json.text(body, "repository", "slug");
            return project.isEmpty() || slug.isEmpty() ? Told.NOTHING : Told.push("/scm/" + project + "/" + slug);
        }
        return key.equals("repo:modified") ? new Told(List.of(), true) : Told.NOTHING;
    }
}
