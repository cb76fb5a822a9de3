package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PortalTest
@Import(HandOver.class)
class CatalogRestTests {

    private static final String MINE = "filter=kind=component,relations.ownedBy=group:default/rest-money";

    @LocalServerPort
    int port;

    @Autowired
    HandOver handOver;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void declare() {
        MemoryFiles files = new MemoryFiles("rest");
        for (int i = 0; i < 7; i++) {
            files.with(
                    "c%d.yaml".formatted(i),
                    CatalogRoomTests.component(
                            "rest-c%d".formatted(i), i % 2 == 0 ? "production" : "experimental", "rest-money"));
        }
        files.with("one.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata:
                  name: Rest-Api
                  title: A "quoted" Käse
                  tags: [rest-tag, java]
                  annotations: {rest.example/slug: Some/Where}
                spec: {type: openapi, lifecycle: production, owner: rest-money, definition: "openapi: 3"}
                """);
        handOver.of(files.change(files.paths()));
    }

    @Test
    void answersOneEntityAsBackstageDoes() throws Exception {
        JsonNode entity = json("/api/catalog/entities/by-name/api/default/rest-api");

        assertThat(entity.path("apiVersion").asString()).isEqualTo("backstage.io/v1alpha1");
        assertThat(entity.path("kind").asString()).isEqualTo("API");
        assertThat(entity.path("metadata").path("namespace").asString()).isEqualTo("default");
        assertThat(entity.path("metadata").path("name").asString()).isEqualTo("Rest-Api");
        assertThat(entity.path("metadata").path("title").asString()).isEqualTo("A \"quoted\" Käse");
        assertThat(entity.path("metadata").path("etag").asString()).isNotBlank();
        assertThat(entity.path("metadata")
                        .path("annotations")
                        .path("backstage.io/managed-by-location")
                        .asString())
                .endsWith("/one.yaml");
        assertThat(entity.path("spec").path("definition").asString()).isEqualTo("openapi: 3");
        assertThat(entity.path("relations").toString())
                .isEqualTo("[{\"type\":\"ownedBy\",\"targetRef\":\"group:default/rest-money\"}]");
        String uid = entity.path("metadata").path("uid").asString();
        assertThat(json("/api/catalog/entities/by-uid/" + uid)).isEqualTo(entity);
        assertThat(json("/api/catalog/entities/by-name/api/default/rest-api/ancestry")
                        .path("rootEntityRef")
                        .asString())
                .isEqualTo("api:default/rest-api");
    }

    @Test
    void answersUnknownEntitiesAsBackstageDoes() throws Exception {
        HttpResponse<String> answer = get("/api/catalog/entities/by-name/api/default/nothing", "*/*");

        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("error").path("name").asString()).isEqualTo("NotFoundError");
        assertThat(body.path("request").path("method").asString()).isEqualTo("GET");
        assertThat(body.path("response").path("statusCode").intValue()).isEqualTo(404);
        assertThat(get("/api/catalog/entities/by-query?cursor=nonsense", "*/*").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/catalog/entities/by-query?limit=many", "*/*").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/catalog/entities/by-uid/x", "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesForwardsAndBack() throws Exception {
        for (String order : List.of(
                "",
                "&orderField=metadata.name,asc",
                "&orderField=spec.lifecycle,asc",
                "&orderField=spec.lifecycle,desc&orderField=metadata.name,asc",
                "&orderField=metadata.name,desc")) {
            JsonNode first = json("/api/catalog/entities/by-query?limit=3&" + MINE + order);
            JsonNode second = next(first, "nextCursor");
            JsonNode third = next(second, "nextCursor");

            List<String> all = new ArrayList<>(names(first));
            all.addAll(names(second));
            all.addAll(names(third));
            assertThat(all).as(order).doesNotHaveDuplicates().hasSize(7);
            assertThat(third.path("pageInfo").has("nextCursor")).isFalse();
            assertThat(first.path("pageInfo").has("prevCursor")).isFalse();
            assertThat(first.path("totalItems").intValue()).isEqualTo(7);
            assertThat(names(next(third, "prevCursor"))).isEqualTo(names(second));
            assertThat(names(next(second, "prevCursor"))).isEqualTo(names(first));
        }
    }

    @Test
    void filtersByAnyPathInAnyCase() throws Exception {
        assertThat(total(MINE + ",spec.lifecycle=PRODUCTION")).isEqualTo(4);
        assertThat(total(MINE + ",spec.lifecycle=production,spec.lifecycle=experimental"))
                .isEqualTo(7);
        assertThat(total(MINE + ",metadata.name=rest-c1&" + MINE + ",metadata.name=rest-c2"))
                .isEqualTo(2);
        assertThat(total("filter=metadata.tags=rest-tag")).isEqualTo(1);
        assertThat(total("filter=metadata.tags.rest-tag=true")).isEqualTo(1);
        assertThat(total("filter=metadata.annotations.rest.example/slug=some/where"))
                .isEqualTo(1);
        assertThat(total("filter=metadata.annotations.rest.example/slug")).isEqualTo(1);
        assertThat(total("filter=spec.owner=rest-money,kind=api")).isEqualTo(1);
        assertThat(total("filter=relations.ownedBy=group:default/nobody")).isZero();
        assertThat(total("filter=kind=component')%20or%20(1=1")).isZero();
        assertThat(total("fullTextFilterTerm=QUOTED&filter=kind=api")).isEqualTo(1);
        assertThat(total("fullTextFilterTerm=where&fullTextFilterFields=metadata.annotations.rest.example/slug"))
                .isEqualTo(1);
    }

    @Test
    void cutsEntitiesToTheWantedFields() throws Exception {
        JsonNode page = json("/api/catalog/entities/by-query?filter=metadata.name=rest-api&fields=kind,metadata.name,"
                + "metadata.annotations.rest.example/slug,spec.none");

        assertThat(page.path("items").get(0).toString())
                .isEqualTo("{\"kind\":\"API\",\"metadata\":{\"name\":\"Rest-Api\","
                        + "\"annotations\":{\"rest.example/slug\":\"Some/Where\"}}}");
    }

    @Test
    void answersManyRefsInTheirOrder() throws Exception {
        HttpRequest request = request("/api/catalog/entities/by-refs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"entityRefs\":[\"component:rest-c1\",\"api:default/none\",\"API:default/Rest-Api\"],"
                                + "\"fields\":[\"metadata.name\"]}"))
                .build();

        String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();

        assertThat(body)
                .isEqualTo("{\"items\":[{\"metadata\":{\"name\":\"rest-c1\"}},null,"
                        + "{\"metadata\":{\"name\":\"Rest-Api\"}}]}");
    }

    @Test
    void listsPlainlyWithALinkToTheNextPage() throws Exception {
        HttpResponse<String> answer = get("/api/catalog/entities?" + MINE + "&limit=3&order=desc:metadata.name", "*/*");

        assertThat(JsonMapper.shared().readTree(answer.body()).size()).isEqualTo(3);
        String link = answer.headers().firstValue("Link").orElseThrow();
        assertThat(link).contains("limit=3&").contains("&after=").endsWith("; rel=\"next\"");
        JsonNode next = json(link.substring(1, link.indexOf('>')));
        assertThat(next.get(0).path("metadata").path("name").asString()).isEqualTo("rest-c3");
    }

    @Test
    void countsTheValuesOfAPath() throws Exception {
        JsonNode facets = json("/api/catalog/entity-facets?facet=spec.lifecycle&facet=kind&facet=spec.owner"
                        + "&facet=relations.ownedBy&facet=metadata.tags&" + MINE)
                .path("facets");

        assertThat(facets.path("spec.lifecycle").toString())
                .isEqualTo("[{\"value\":\"production\",\"count\":4},{\"value\":\"experimental\",\"count\":3}]");
        assertThat(facets.path("kind").toString()).isEqualTo("[{\"value\":\"Component\",\"count\":7}]");
        assertThat(facets.path("spec.owner").toString()).isEqualTo("[{\"value\":\"rest-money\",\"count\":7}]");
        assertThat(facets.path("relations.ownedBy").toString())
                .isEqualTo("[{\"value\":\"group:default/rest-money\",\"count\":7}]");
        assertThat(facets.path("metadata.tags").toString()).isEqualTo("[]");
    }

    @Test
    void answersInThePortalsOwnWords() throws Exception {
        JsonNode page = json("/api/v1/entities?kind=component&owner=rest-money&lifecycle=production&q=rest&limit=2");

        assertThat(page.path("total").intValue()).isEqualTo(4);
        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(page.path("items").get(0).path("ref").asString()).isEqualTo("component:default/rest-c0");
        JsonNode one = json("/api/v1/entities/api/default/rest-api");
        assertThat(one.path("entity").path("tags").toString()).isEqualTo("[\"rest-tag\",\"java\"]");
        assertThat(one.path("relations").get(0).path("target").asString()).isEqualTo("group:default/rest-money");
        assertThat(get("/api/v1/entities/api/default/nothing", "application/json")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> csv = get("/api/v1/entities?owner=rest-money", "text/csv");
        assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(9).first().asString().startsWith("ref,kind,name");
    }

    private int total(String query) throws Exception {
        return json("/api/catalog/entities/by-query?" + query)
                .path("totalItems")
                .intValue();
    }

    private JsonNode next(JsonNode page, String cursor) throws Exception {
        return json("/api/catalog/entities/by-query?limit=3&cursor="
                + page.path("pageInfo").path(cursor).asString());
    }

    private static List<String> names(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("metadata").path("name").asString())
                .toList();
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path, "application/json");
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return client.send(request(path).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN);
    }
}
