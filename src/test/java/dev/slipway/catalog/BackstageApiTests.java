package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.source.Sources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Backstage's client may ask for beyond plain reading. */
@PortalTest
@Import(HandOver.class)
class BackstageApiTests {

    @LocalServerPort
    int port;

    @Autowired
    HandOver handOver;

    @Autowired
    Sources sources;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void declare() {
        MemoryFiles files = new MemoryFiles("bs-api");
        for (int i = 0; i < 6; i++) {
            files.with(
                    "c%d.yaml".formatted(i),
                    CatalogRoomTests.component(
                            "bs-c%d".formatted(i), i % 2 == 0 ? "production" : "experimental", "bs-team"));
        }
        files.with("api.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: {name: bs-api, tags: [bs-tag], annotations: {bs.example/count: "12"}}
                spec: {type: grpc, lifecycle: production, owner: "user:bs-jane", definition: x}
                """);
        files.with("all.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: bs-all}
                spec: {targets: [./some/*.yaml, ./c0.yaml]}
                """);
        files.with("some/one.yaml", CatalogRoomTests.component("bs-one", "production", "bs-team"));
        handOver.of(files.change(files.paths()));
    }

    @Test
    void understandsEveryPredicate() throws Exception {
        String mine = "{\"relations.ownedBy\":\"group:default/bs-team\"}";
        assertThat(names(mine)).hasSize(7);
        assertThat(names("{\"$all\":[" + mine + ",{\"spec.lifecycle\":\"Experimental\"}]}"))
                .containsExactly("bs-c1", "bs-c3", "bs-c5");
        assertThat(names("{\"$any\":[{\"metadata.name\":\"bs-c1\"},{\"metadata.name\":\"bs-c2\"}]}"))
                .containsExactly("bs-c1", "bs-c2");
        assertThat(names("{\"$all\":[" + mine + ",{\"$not\":{\"spec.lifecycle\":\"experimental\"}}]}"))
                .containsExactly("bs-c0", "bs-c2", "bs-c4", "bs-one");
        assertThat(names("{\"kind\":\"api\",\"metadata.tags\":{\"$contains\":\"bs-tag\"}}"))
                .containsExactly("bs-api");
        assertThat(names("{\"metadata.name\":{\"$in\":[\"bs-c1\",\"BS-C4\",\"nobody\"]}}"))
                .containsExactly("bs-c1", "bs-c4");
        assertThat(names("{\"metadata.annotations.bs.example/count\":{\"$exists\":true}}"))
                .containsExactly("bs-api");
        assertThat(names("{\"$all\":[{\"metadata.name\":{\"$hasPrefix\":\"BS-\"}},{\"kind\":\"component\"},"
                        + "{\"metadata.annotations.bs.example/count\":{\"$exists\":false}}]}"))
                .hasSize(7);
        assertThat(names("{\"metadata.annotations.bs.example/count\":12}")).containsExactly("bs-api");
        assertThat(names("{\"metadata.annotations.bs.example/count\":{\"$hasPrefix\":\"1\"}}"))
                .containsExactly("bs-api");
        assertThat(names("{\"relations\":{\"$contains\":{\"type\":\"ownedBy\",\"targetRef\":"
                        + "{\"$in\":[\"user:default/bs-jane\"]}}}}"))
                .containsExactly("bs-api");
        assertThat(names("{\"relations.ownedBy\":{\"$hasPrefix\":\"user:default/bs-\"}}"))
                .containsExactly("bs-api");
        assertThat(names("{\"$any\":[]}")).isEmpty();
    }

    @Test
    void refusesPredicatesThatMeanNothing() throws Exception {
        for (String query : List.of(
                "\"component\"",
                "[]",
                "{\"$some\":[]}",
                "{\"$all\":{}}",
                "{\"$all\":[\"x\"]}",
                "{\"$all\":[],\"$any\":[]}",
                "{\"kind\":null}",
                "{\"kind\":[\"api\"]}",
                "{\"kind\":{\"$like\":\"x\"}}",
                "{\"kind\":{\"$in\":[{}]}}",
                "{\"kind\":{\"$contains\":{\"a\":\"b\"}}}",
                "{\"relations\":{\"$contains\":{\"targetRef\":\"x\"}}}",
                "{\"$not\":".repeat(40) + "{}" + "}".repeat(40))) {
            HttpResponse<String> answer = post("/entities/by-query", "{\"query\":" + query + "}");

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(tree(answer).at("/error/name").asString()).isEqualTo("InputError");
        }
        assertThat(post("/entities/by-query", "not json").statusCode()).isEqualTo(400);
        assertThat(post("/entities/by-query", "{\"cursor\":\"\"}").statusCode()).isEqualTo(400);
        assertThat(post("/entities/by-query", "{\"limit\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(post("/entities/by-query", "{\"totalItems\":\"some\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/entities/by-query", "{\"fields\":[\"metadata.tags[0]\"]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughAPredicate() throws Exception {
        String query = "{\"$all\":[{\"relations.ownedBy\":\"group:default/bs-team\"},{\"kind\":\"component\"}]}";
        JsonNode first = tree(post(
                "/entities/by-query",
                "{\"query\":" + query + ",\"limit\":3,\"fields\":[\"metadata.name\"],"
                        + "\"orderBy\":[{\"field\":\"metadata.name\",\"order\":\"desc\"}]}"));

        String cursor = first.at("/pageInfo/nextCursor").asString();
        JsonNode second = tree(post("/entities/by-query", "{\"cursor\":\"" + cursor + "\",\"limit\":3}"));
        JsonNode back = tree(post(
                "/entities/by-query",
                "{\"cursor\":\"" + second.at("/pageInfo/prevCursor").asString() + "\",\"limit\":3}"));

        assertThat(names(first)).containsExactly("bs-one", "bs-c5", "bs-c4");
        assertThat(first.at("/items/0").toString()).isEqualTo("{\"metadata\":{\"name\":\"bs-one\"}}");
        assertThat(first.at("/totalItems").intValue()).isEqualTo(7);
        assertThat(names(second)).containsExactly("bs-c3", "bs-c2", "bs-c1");
        assertThat(names(back)).isEqualTo(names(first));
        assertThat(JsonMapper.shared()
                        .readTree(java.util.Base64.getDecoder().decode(cursor))
                        .has("query"))
                .as("Backstage's client looks for it to know how to go on")
                .isTrue();
        JsonNode uncounted =
                tree(post("/entities/by-query", "{\"query\":" + query + ",\"totalItems\":\"exclude\",\"limit\":0}"));
        assertThat(uncounted.at("/totalItems").intValue()).isZero();
        assertThat(uncounted.at("/items").size()).isZero();
    }

    @Test
    void countsAndLooksUpWithAPredicate() throws Exception {
        JsonNode facets = tree(post(
                "/entity-facets",
                "{\"facets\":[\"spec.lifecycle\"],\"query\":{\"metadata.name\":{\"$hasPrefix\":\"bs-c\"}}}"));
        JsonNode found = tree(post(
                "/entities/by-refs?filter=spec.lifecycle=production",
                "{\"entityRefs\":[\"component:bs-c0\",\"component:bs-c1\",\"nonsense\",\"component:bs-c2\"],"
                        + "\"fields\":[\"metadata.name\"],\"query\":{\"metadata.name\":\"bs-c0\"}}"));

        assertThat(facets.at("/facets/spec.lifecycle").toString())
                .isEqualTo("[{\"value\":\"experimental\",\"count\":3},{\"value\":\"production\",\"count\":3}]");
        assertThat(found.toString()).isEqualTo("{\"items\":[{\"metadata\":{\"name\":\"bs-c0\"}},null,null,null]}");
        assertThat(post("/entity-facets", "{\"facets\":[]}").statusCode()).isEqualTo(400);
        assertThat(post("/entities/by-refs", "{\"entityRefs\":\"x\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void listsEverythingWithoutBoundsAndGoesOnAfterAPage() throws Exception {
        int all = tree(get("/entities")).size();
        HttpResponse<String> page = get("/entities?limit=2&filter=relations.ownedBy=group:default/bs-team");

        String link = page.headers().firstValue("Link").orElseThrow();
        JsonNode next = tree(get(link.substring("</api/catalog".length(), link.indexOf('>'))));

        assertThat(all)
                .isEqualTo(tree(get("/entities/by-query?limit=0"))
                        .at("/totalItems")
                        .intValue());
        assertThat(next.size()).isEqualTo(2);
        assertThat(next.at("/0/metadata/name").asString()).isEqualTo("bs-c2");
        assertThat(get("/entities?after=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhereAnEntityComesFrom() throws Exception {
        JsonNode ancestry = tree(get("/entities/by-name/component/default/bs-one/ancestry"));

        assertThat(ancestry.at("/rootEntityRef").asString()).isEqualTo("component:default/bs-one");
        assertThat(ancestry.at("/items")
                        .valueStream()
                        .map(item -> item.at("/entity/kind").asString() + " "
                                + item.at("/parentEntityRefs").size()))
                .containsExactly("Component 1", "Location 1", "Location 0");
        assertThat(ancestry.at("/items/0/parentEntityRefs/0").asString()).isEqualTo("location:default/bs-all");
        assertThat(ancestry.at("/items/1/parentEntityRefs/0").asString())
                .isEqualTo("location:default/"
                        + ancestry.at("/items/2/entity/metadata/name").asString());
        assertThat(get("/entities/by-name/component/default/nothing/ancestry").statusCode())
                .isEqualTo(404);
        JsonNode place = tree(get("/locations/by-entity/component/default/bs-one"));
        assertThat(place.at("/id").asString()).isEqualTo("bs-api");
        assertThat(tree(get("/locations/bs-api"))).isEqualTo(place);
        assertThat(get("/locations/by-entity/component/default/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersTheEntityThatStandsForALocation() throws Exception {
        JsonNode place = tree(get("/locations/bs-api"));
        String ref = place.at("/entityRef").asString();
        String path = "/entities/by-name/location/default/" + ref.substring("location:default/".length());

        JsonNode entity = tree(get(path));
        JsonNode many = tree(post("/entities/by-refs", "{\"entityRefs\":[\"nothing\",\"" + ref + "\"]}"));
        JsonNode ancestry = tree(get(path + "/ancestry"));
        JsonNode below = tree(get("/entities/by-name/component/default/bs-c1/ancestry"));

        assertThat(entity.at("/kind").asString()).isEqualTo("Location");
        assertThat(entity.at("/spec/target")).isEqualTo(place.at("/target"));
        assertThat(many.at("/items/1")).isEqualTo(entity);
        assertThat(ancestry.at("/rootEntityRef").asString()).isEqualTo(ref);
        assertThat(ancestry.at("/items").size()).isEqualTo(1);
        assertThat(ancestry.at("/items/0/entity")).isEqualTo(entity);
        assertThat(below.at("/items/1/entity")).isEqualTo(entity);
        assertThat(tree(get("/locations/by-entity/" + ref.replace(':', '/')))).isEqualTo(place);
        String uid = entity.at("/metadata/uid").asString();
        assertThat(tree(get("/entities/by-uid/" + uid))).isEqualTo(entity);
        assertThat(send(request("/entities/by-uid/" + uid).DELETE()).statusCode())
                .isEqualTo(409);
        assertThat(post("/refresh", "{\"entityRef\":\"" + ref + "\"}").statusCode())
                .isEqualTo(200);
        assertThat(names(tree(get("/entities/by-query?limit=1000&filter=kind=location"))))
                .as("a source is no entity: it is nobody's, and counted nowhere")
                .contains("bs-all")
                .noneMatch(name -> name.startsWith("generated-"));
        assertThat(get(path.replace("generated-", "generated-0")).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesAnOrderThatIsNone() throws Exception {
        for (String query : List.of(
                "/entities?order=sideways:kind",
                "/entities?order=kind",
                "/entities?order=asc:",
                "/entities/by-query?orderField=kind,sideways",
                "/entities/by-query?orderField=,asc")) {
            HttpResponse<String> answer = get(query);

            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(tree(answer).at("/error/name").asString()).isEqualTo("InputError");
        }
        assertThat(get("/entities?limit=1&order=desc:kind").statusCode()).isEqualTo(200);
        assertThat(get("/entities/by-query?orderField=kind").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhoBringsNoTokenInBackstagesWords() throws Exception {
        for (String token : List.of("", "Bearer nonsense")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/catalog/entities/by-query"));
            HttpResponse<String> answer = send(token.isEmpty() ? request : request.header("Authorization", token));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/json");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            JsonNode body = tree(answer);
            assertThat(body.at("/error/name").asString()).isEqualTo("AuthenticationError");
            assertThat(body.at("/error/message").asString()).isNotBlank();
            assertThat(body.at("/request/method").asString()).isEqualTo("GET");
            assertThat(body.at("/request/url").asString()).isEqualTo("/api/catalog/entities/by-query");
            assertThat(body.at("/response/statusCode").intValue()).isEqualTo(401);
        }
    }

    @Test
    void judgesAnEntityWithoutKeepingIt() throws Exception {
        String well =
                "{\"apiVersion\":\"backstage.io/v1alpha1\",\"kind\":\"System\",\"metadata\":{\"name\":\"bs-try\"},"
                        + "\"spec\":{\"owner\":\"bs-team\"}}";

        assertThat(post("/validate-entity", "{\"location\":\"url:https://a.example/b\",\"entity\":" + well + "}")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = post(
                "/validate-entity",
                "{\"location\":\"url:https://a.example/b\",\"entity\":" + well.replace("owner", "owned") + "}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(tree(refused).at("/errors/0/name").asString()).isEqualTo("InputError");
        assertThat(tree(refused).at("/errors/0/message").asString()).startsWith("spec.owner is missing.");
        assertThat(post("/validate-entity", "{\"location\":\"file:/etc\",\"entity\":" + well + "}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/validate-entity", "{\"location\":\"url:https://a.example/b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/entities/by-name/system/default/bs-try").statusCode()).isEqualTo(404);
    }

    @Test
    void triesRegistersAndRemovesALocation() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Files.writeString(
                    folder.resolve("catalog-info.yaml"),
                    CatalogRoomTests.component("bs-registered", "production", "bs-others"));
            git.add().addFilepattern(".").call();
            git.commit().setMessage("one").setAuthor("a", "a@b").setSign(false).call();
        }
        String body = "{\"type\":\"url\",\"target\":\"" + folder.toUri() + "\"}";
        String analysis = "{\"location\":" + body + "}";

        JsonNode tried = tree(post("/locations?dryRun=true", body));
        assertThat(tried.at("/exists").booleanValue()).isFalse();
        assertThat(tried.at("/entities/0/metadata/name").asString()).isEqualTo("bs-registered");
        assertThat(get("/entities/by-name/component/default/bs-registered").statusCode())
                .isEqualTo(404);
        assertThat(tree(post("/analyze-location", analysis))
                        .at("/existingEntityFiles/0/isRegistered")
                        .booleanValue(true))
                .isFalse();

        HttpResponse<String> made = post("/locations", body);
        assertThat(made.statusCode()).isEqualTo(201);
        String id = tree(made).at("/location/id").asString();
        assertThat(tree(get("/locations/" + id)).at("/target").asString())
                .isEqualTo(folder.toUri().toString());
        assertThat(post("/locations", body).statusCode()).isEqualTo(409);
        assertThat(post("/locations?onConflict=refresh", body).statusCode()).isEqualTo(201);
        assertThat(tree(post("/locations?dryRun=true", body)).at("/exists").booleanValue())
                .isTrue();
        JsonNode found = tree(post("/locations/by-query", "{\"query\":{\"id\":\"" + id + "\"}}"));
        assertThat(found.at("/totalItems").intValue()).isEqualTo(1);
        JsonNode paged = tree(post("/locations/by-query", "{\"limit\":1}"));
        assertThat(paged.at("/pageInfo/nextCursor").asString("")).isNotEmpty();

        assertThat(send(request("/locations/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(get("/locations/" + id).statusCode()).isEqualTo(404);
        assertThat(send(request("/locations/" + id).DELETE()).statusCode()).isEqualTo(404);
        assertThat(post("/locations", "{\"type\":\"file\",\"target\":\"/etc\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/locations", "{\"type\":\"url\",\"target\":\"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/locations?dryRun=true", "{\"type\":\"url\",\"target\":\"file:///nowhere/at/all\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void readsADescriptorAgainWhenAFileChangesThatItRefersTo() throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Files.writeString(folder.resolve("catalog-info.yaml"), """
                    apiVersion: backstage.io/v1alpha1
                    kind: API
                    metadata: {name: bs-referring}
                    spec: {type: grpc, lifecycle: production, owner: bs-team, definition: {$text: ./api.proto}}
                    """);
            Files.writeString(folder.resolve("api.proto"), "first");
            commit(git);
            String body = "{\"type\":\"url\",\"target\":\"" + folder.toUri() + "\"}";
            String id = tree(post("/locations", body)).at("/location/id").asString();
            await(entity -> entity.at("/spec/definition").asString("").equals("first"));

            Files.writeString(folder.resolve("api.proto"), "second");
            commit(git);
            post("/refresh", "{\"entityRef\":\"api:default/bs-referring\"}");
            JsonNode second =
                    await(entity -> entity.at("/spec/definition").asString("").equals("second"));
            assertThat(second.has("status")).isFalse();

            Files.delete(folder.resolve("api.proto"));
            git.rm().addFilepattern("api.proto").call();
            commit(git);
            post("/refresh", "{\"entityRef\":\"api:default/bs-referring\"}");
            JsonNode third = await(entity -> entity.has("status"));
            assertThat(third.at("/status/items/0/type").asString()).isEqualTo("backstage.io/catalog-processing");
            assertThat(third.at("/status/items/0/level").asString()).isEqualTo("error");
            assertThat(third.at("/status/items/0/message").asString())
                    .startsWith("catalog-info.yaml, line 4: ./api.proto is not in this source");
            send(request("/locations/" + id).DELETE());
        }
    }

    @Test
    void saysOfAnEntityWhatIsWrongWithItsFileAndWhereItCanBeEdited() throws Exception {
        MemoryFiles files = new MemoryFiles("st-status");
        handOver.of(
                files.write("a/catalog-info.yaml", CatalogRoomTests.component("st-status", "production", "st-team")));
        JsonNode well = tree(get("/entities/by-name/component/default/st-status"));
        handOver.of(files.write(
                "a/catalog-info.yaml",
                CatalogRoomTests.component("st-status", "production", "st-team").replace("owner", "owned")));
        JsonNode broken = tree(get("/entities/by-name/component/default/st-status"));
        handOver.of(files.write("a/catalog-info.yaml", "kind: [Component"));
        JsonNode unreadable = tree(get("/entities/by-name/component/default/st-status"));
        handOver.of(
                files.write("a/catalog-info.yaml", CatalogRoomTests.component("st-status", "deprecated", "st-team")));
        JsonNode mended = tree(get("/entities/by-name/component/default/st-status"));

        assertThat(well.has("status")).isFalse();
        assertThat(broken.at("/status/items/0/error/message").asString()).contains("spec.owner is missing.");
        assertThat(broken.at("/spec/lifecycle").asString()).isEqualTo("production");
        assertThat(unreadable.at("/status/items/0/message").asString()).contains("not valid YAML");
        assertThat(mended.has("status")).isFalse();
        JsonNode annotations = mended.at("/metadata/annotations");
        assertThat(annotations.get("backstage.io/view-url").asString())
                .isEqualTo("https://git.example/harbourline/st-status/blob/main/a/catalog-info.yaml");
        assertThat(annotations.get("backstage.io/edit-url").asString())
                .isEqualTo("https://git.example/harbourline/st-status/edit/main/a/catalog-info.yaml");
        assertThat(annotations.get("backstage.io/source-location").asString())
                .isEqualTo("url:https://git.example/harbourline/st-status/tree/main/a/");
    }

    @Test
    void endsWhereLocationsNameEachOther() throws Exception {
        MemoryFiles files = new MemoryFiles("round");
        String location = """
                apiVersion: backstage.io/v1alpha1
                kind: Location
                metadata: {name: %s}
                spec: {targets: [%s]}
                """;
        files.with("a.yaml", location.formatted("round-a", "./b.yaml"))
                .with("b.yaml", location.formatted("round-b", "./a.yaml, ./c.yaml"))
                .with("c.yaml", CatalogRoomTests.component("rounded", "production", "st-team"));
        handOver.of(files.change(files.paths()));

        JsonNode ancestry = tree(get("/entities/by-name/component/default/rounded/ancestry"));

        assertThat(ancestry.at("/items")
                        .valueStream()
                        .map(item -> item.at("/entity/metadata/name").asString()))
                .startsWith("rounded", "round-b", "round-a")
                .hasSize(4);
    }

    private static void commit(Git git) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit().setMessage("next").setAuthor("a", "a@b").setSign(false).call();
    }

    private JsonNode await(java.util.function.Predicate<JsonNode> state) {
        return org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(
                        () -> JsonMapper.shared()
                                .readTree(get("/entities/by-name/api/default/bs-referring")
                                        .body()),
                        state);
    }

    @Test
    void removesNothingThatAFileDeclares() throws Exception {
        String uid = tree(get("/entities/by-name/component/default/bs-c0"))
                .at("/metadata/uid")
                .asString();

        HttpResponse<String> refused = send(request("/entities/by-uid/" + uid).DELETE());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(tree(refused).at("/error/message").asString())
                .isEqualTo("component:default/bs-c0 is declared in c0.yaml of the source bs-api; remove it there.");
        assertThat(send(request("/entities/by-uid/nonsense").DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(get("/entities/by-name/component/default/bs-c0").statusCode())
                .isEqualTo(200);
    }

    @Test
    void marksOrphansAndRemovesThemWhenAsked() throws Exception {
        MemoryFiles files = new MemoryFiles("bs-orphans");
        handOver.of(files.write("a.yaml", CatalogRoomTests.component("bs-orphan", "production", "bs-team")));
        handOver.of(files.remove("a.yaml"));
        String query =
                "/entities/by-query?filter=metadata.annotations.backstage.io/orphan=true,metadata.name=bs-orphan";

        JsonNode page = tree(get(query));
        assertThat(names(page)).containsExactly("bs-orphan");
        String uid = page.at("/items/0/metadata/uid").asString();
        assertThat(send(request("/entities/by-uid/" + uid).DELETE()).statusCode())
                .isEqualTo(204);

        assertThat(names(tree(get(query)))).isEmpty();
        assertThat(get("/entities/by-uid/" + uid).statusCode()).isEqualTo(404);
    }

    @Test
    void refreshesTheSourceOfAnEntity() throws Exception {
        assertThat(post("/refresh", "{\"entityRef\":\"component:default/bs-c0\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/refresh", "{\"entityRef\":\"component:default/nothing\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/refresh", "{}").statusCode()).isEqualTo(400);
    }

    private List<String> names(String query) throws Exception {
        HttpResponse<String> answer = post("/entities/by-query", "{\"limit\":100,\"query\":" + query + "}");
        assertThat(answer.statusCode()).as(query + "\n" + answer.body()).isEqualTo(200);
        return names(tree(answer)).stream()
                .filter(name -> name.startsWith("bs-"))
                .sorted()
                .toList();
    }

    private static List<String> names(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asString())
                .toList();
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        assertThat(answer.body()).isNotBlank();
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/catalog" + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN);
    }
}
