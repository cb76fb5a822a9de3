package dev.slipway.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facets, full text and order go by the keys that Backstage flattens an entity to, whatever shape the value has. */
@PortalTest
@Import(HandOver.class)
class BackstageKeysTests {

    private static final String MINE = "filter=metadata.namespace=flat";

    @LocalServerPort
    int port;

    @Autowired
    HandOver handOver;

    @Autowired
    JdbcTemplate jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void declare() {
        MemoryFiles files = new MemoryFiles("flat");
        files.with("a.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  namespace: flat
                  name: flat-a
                  title: Alpha Desk
                  tags: [java, aws]
                  annotations: {flat.example/team-Slug: Some/Where, flat.example/cost: "70%"}
                  links:
                    - {url: "https://flat.example/One", title: Dashboard}
                    - {url: "https://flat.example/two", title: Run, icon: Docs}
                spec:
                  type: service
                  lifecycle: production
                  owner: group:default/flat-zebra
                  system: flat-system
                  depends: {Replicas: 3, weight: 1.0, share: 0.25, huge: 12345678901234567890, on: true, off: null}
                  Mixed: [Java, java, JAVA]
                """);
        files.with("b.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  namespace: flat
                  name: flat-b
                  tags: [java]
                  description: %s
                  links: [{url: "https://flat.example/One", title: dashboard}]
                spec:
                  type: website
                  lifecycle: production
                  owner: group:default/flat-ant
                  depends: {Replicas: 3, weight: 2.5}
                """.formatted("b".repeat(201)));
        files.with("desk.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata: {namespace: flat, name: flat-system}
                spec: {owner: group:default/flat-ant}
                """);
        handOver.of(files.change(files.paths()));
    }

    @Test
    void countsListsByTheirItems() throws Exception {
        assertThat(facet("metadata.tags")).containsExactly("java 2", "aws 1");
        assertThat(facet("metadata.tags.java")).containsExactly("true 2");
        assertThat(facet("metadata.tags.aws")).containsExactly("true 1");
        assertThat(facet("metadata.links.url"))
                .containsExactly("https://flat.example/One 2", "https://flat.example/two 1");
        assertThat(facet("metadata.links.title")).containsExactly("Dashboard 1", "Run 1", "dashboard 1");
        assertThat(facet("metadata.links.icon")).containsExactly("Docs 1");
        assertThat(facet("spec.mixed")).as("once an entity, as it stands first").containsExactly("Java 1");
        assertThat(facet("metadata.links")).isEmpty();
    }

    @Test
    void countsValuesAsJavaScriptWritesThem() throws Exception {
        assertThat(facet("spec.depends.Replicas")).containsExactly("3 2");
        assertThat(facet("spec.depends.weight")).containsExactly("1 1", "2.5 1");
        assertThat(facet("spec.depends.share")).containsExactly("0.25 1");
        assertThat(facet("spec.depends.huge")).containsExactly("12345678901234567000 1");
        assertThat(facet("spec.depends.on")).containsExactly("true 1");
        assertThat(facet("spec.depends.off")).isEmpty();
        assertThat(facet("metadata.description")).as("too long to be counted").isEmpty();
        assertThat(facet("metadata.etag")).as("changes all the time").isEmpty();
        assertThat(facet("metadata.uid")).hasSize(3);
    }

    @Test
    void countsInAnyCaseAndAnswersAsAsked() throws Exception {
        JsonNode facets = json("/entity-facets?facet=SPEC.Type&facet=apiVersion&facet=METADATA.Links.Title"
                        + "&facet=metadata.annotations.Flat.Example/team-slug&facet=Relations.OwnedBy"
                        + "&facet=relations.PARTOF&" + MINE)
                .path("facets");

        assertThat(facets.propertyNames())
                .containsExactly(
                        "SPEC.Type",
                        "apiVersion",
                        "METADATA.Links.Title",
                        "metadata.annotations.Flat.Example/team-slug",
                        "Relations.OwnedBy",
                        "relations.PARTOF");
        assertThat(counts(facets.path("SPEC.Type"))).containsExactly("service 1", "website 1");
        assertThat(counts(facets.path("apiVersion"))).containsExactly("backstage.io/v1alpha1 3");
        assertThat(counts(facets.path("METADATA.Links.Title"))).contains("Run 1");
        assertThat(counts(facets.path("metadata.annotations.Flat.Example/team-slug")))
                .containsExactly("Some/Where 1");
        assertThat(counts(facets.path("Relations.OwnedBy")))
                .containsExactly("group:default/flat-ant 2", "group:default/flat-zebra 1");
        assertThat(counts(facets.path("relations.PARTOF"))).containsExactly("system:flat/flat-system 1");
    }

    @Test
    void fillsInWhatEntitiesOfBeforeHaveWritten() throws Exception {
        String migration = new ClassPathResource("db/migration/V0063__catalog_written.sql").getContentAsString(UTF_8);
        Map<String, String> read = written();
        jdbc.update("update catalog.entity set written = null where namespace = 'flat'");

        jdbc.execute(migration.substring(migration.indexOf("with recursive")));

        assertThat(written()).isEqualTo(read).containsKeys("component:flat/flat-a", "system:flat/flat-system");
    }

    private Map<String, String> written() {
        Map<String, String> written = new TreeMap<>();
        jdbc.query("select ref, written::text from catalog.entity where namespace = 'flat'", row -> {
            written.put(row.getString(1), row.getString(2));
        });
        return written;
    }

    @Test
    void searchesTheFieldsThatAreGivenAndNoOther() throws Exception {
        assertThat(found("desk", "metadata.title")).containsExactly("flat-a");
        assertThat(found("flat", "metadata.title")).as("a name is no title").isEmpty();
        assertThat(found("FLAT-B", "metadata.Title,METADATA.name")).containsExactly("flat-b");
        assertThat(found("bbb", "metadata.description"))
                .as("too long to be searched")
                .isEmpty();
        assertThat(found("dashboard", "metadata.links.title")).containsExactly("flat-a", "flat-b");
        assertThat(found("run", "METADATA.LINKS.Title")).containsExactly("flat-a");
        assertThat(found("flat-ant", "relations.ownedBy")).containsExactly("flat-b", "flat-system");
        assertThat(found("flat-system", "Relations.partOf")).containsExactly("flat-a");
        assertThat(found("va", "metadata.tags")).containsExactly("flat-a", "flat-b");
        assertThat(found("serv", "spec.TYPE")).containsExactly("flat-a");
        assertThat(found("system", "kind")).containsExactly("flat-system");
        assertThat(found("where", "metadata.annotations.flat.example/TEAM-slug"))
                .containsExactly("flat-a");
    }

    @Test
    void searchesNoListOrMapAsJson() throws Exception {
        assertThat(found("\", \"", "metadata.tags")).isEmpty();
        assertThat(found("[", "metadata.tags")).isEmpty();
        assertThat(found("url", "metadata.links")).isEmpty();
        assertThat(found("service", "spec")).isEmpty();
        assertThat(found("%", "metadata.annotations.flat.example/cost"))
                .as("stands for itself")
                .containsExactly("flat-a");
        assertThat(found("_", "metadata.annotations.flat.example/cost")).isEmpty();
    }

    @Test
    void putsInOrderByTheFlattenedValue() throws Exception {
        for (String field : List.of("relations.ownedBy", "RELATIONS.ownedby", "spec.OWNER")) {
            assertThat(ordered(field, "desc")).as(field).startsWith("flat-a");
            assertThat(ordered(field, "asc")).as(field).endsWith("flat-a");
        }
        assertThat(ordered("relations.partOf", "asc")).startsWith("flat-a").hasSize(3);
        assertThat(ordered("relations.partOf", "desc")).startsWith("flat-a").hasSize(3);
        assertThat(ordered("metadata.TAGS", "asc")).as("aws stands before java").startsWith("flat-a", "flat-b");
        assertThat(ordered("Metadata.Links.Title", "desc")).startsWith("flat-a", "flat-b");
        assertThat(ordered("SPEC.type", "desc")).containsExactly("flat-b", "flat-a", "flat-system");
        assertThat(ordered("metadata.description", "asc"))
                .as("too long to be put in order by")
                .containsExactly("flat-a", "flat-b", "flat-system");
        assertThat(ordered("spec.depends.WEIGHT", "desc")).startsWith("flat-b", "flat-a");
    }

    @Test
    void goesOnWhereItStoodInAnOrderByRelations() throws Exception {
        for (String order : List.of("relations.ownedBy,desc", "relations.partOf,asc&orderField=metadata.tags,desc")) {
            String query = "/entities/by-query?limit=1&" + MINE + "&orderField=" + order;
            JsonNode first = json(query);
            JsonNode second = next(first, "nextCursor");
            JsonNode third = next(second, "nextCursor");

            assertThat(names(first.path("items"))).as(order).containsExactly("flat-a");
            assertThat(List.of(names(second.path("items")), names(third.path("items"))))
                    .as(order)
                    .containsExactlyInAnyOrder(List.of("flat-b"), List.of("flat-system"));
            assertThat(third.at("/pageInfo/nextCursor").isMissingNode()).isTrue();
            assertThat(names(next(third, "prevCursor").path("items"))).isEqualTo(names(second.path("items")));
        }
    }

    private JsonNode next(JsonNode page, String cursor) throws Exception {
        return json("/entities/by-query?limit=1&cursor="
                + page.at("/pageInfo/" + cursor).asString());
    }

    private List<String> found(String term, String fields) throws Exception {
        return names(json("/entities/by-query?" + MINE + "&fullTextFilterTerm=" + URLEncoder.encode(term, UTF_8)
                        + "&fullTextFilterFields=" + fields)
                .path("items"));
    }

    /** As both of the client's methods ask for it. */
    private List<String> ordered(String field, String direction) throws Exception {
        List<String> page = names(json("/entities/by-query?" + MINE + "&orderField=" + field + "," + direction)
                .path("items"));
        assertThat(names(json("/entities?" + MINE + "&order=" + direction + ":" + field)))
                .isEqualTo(page);
        return page;
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream()
                .map(item -> item.at("/metadata/name").asString())
                .toList();
    }

    private List<String> facet(String path) throws Exception {
        return counts(
                json("/entity-facets?facet=" + path + "&" + MINE).path("facets").path(path));
    }

    private static List<String> counts(JsonNode facet) {
        return facet.valueStream()
                .map(one -> one.path("value").asString() + " " + one.path("count"))
                .toList();
    }

    private JsonNode json(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/catalog" + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
