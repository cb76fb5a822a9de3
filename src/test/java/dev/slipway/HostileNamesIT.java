package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Names, titles, links and files that would like to be scripts, on every page that shows them. */
@DemoPortalTest
class HostileNamesIT {

    private static final String SCRIPT = "<img src=x onerror=window.hit=1>";

    /** What became of it anywhere on the page, shadow roots included. */
    private static final String FOUND = """
            () => {
              const found = window.hit ? ['it ran'] : [];
              const look = root => root.querySelectorAll('*').forEach(each => {
                if (each.matches('img[src="x"], a[href^="javascript:" i], [onerror]')) found.push(each.outerHTML);
                if (each.shadowRoot) look(each.shadowRoot);
              });
              look(document);
              return found;
            }""";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @TempDir
    Path folder;

    @Test
    void areTextOnEveryPage() throws Exception {
        TestSources.awaitFirstLoad(portal);
        write("catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: hostile
                  title: "%1$s hostile"
                  description: "%1$s described"
                  annotations:
                    backstage.io/view-url: "javascript:window.hit=1"
                    backstage.io/edit-url: "javascript:window.hit=1"
                  links:
                    - {url: "https://evil.example/?onmouseover=window.hit=1", title: "%1$s link"}
                spec: {type: "%1$s", lifecycle: production, owner: hostile-team, dependsOn: ["component:hostile-two"]}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: hostile-two, title: "%1$s two"}
                spec: {type: service, lifecycle: production, owner: hostile-team}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: hostile-three, links: [{url: "JavaScript:window.hit=1"}]}
                spec: {type: service, lifecycle: production, owner: hostile-team}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: {name: hostile-team}
                spec: {type: team, children: [], profile: {displayName: "%1$s team"}}
                """.formatted(SCRIPT));
        write("docs/" + SCRIPT + ".md", "# Runbook: " + SCRIPT + "\n\n[out](javascript:window.hit=1) " + SCRIPT + "\n");
        write(
                SCRIPT + ".yaml",
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: '" + SCRIPT + "'}\n");
        SourceId source = TestSources.read(portal, folder);
        assertThat(TestSources.problems(portal, source).items())
                .extracting(found -> found.problem().message())
                .as("the others come in")
                .hasSize(2)
                .contains("This link has no address that can be opened.");

        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("marek").page();
            String entity = "catalog/default/component/hostile";
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                browser.go("search?q=hostile");
                assertThat(page.locator("#main").innerText()).contains(SCRIPT + " hostile");
            });
            for (String path : List.of(
                    "search?q=hostile",
                    "",
                    "catalog?q=hostile",
                    entity,
                    entity + "/dependencies",
                    entity + "/readiness",
                    entity + "/capabilities",
                    entity + "/docs",
                    entity + "/activity",
                    "catalog/default/group/hostile-team",
                    "docs?q=runbook",
                    "docs/findings",
                    "runbooks",
                    "scorecards",
                    "sources",
                    "sources?problems=" + source,
                    "sources/" + source + "/files/%3Cimg%20src=x%20onerror=window.hit=1%3E.yaml",
                    "docs/" + source + "/docs/%3Cimg%20src=x%20onerror=window.hit=1%3E.md")) {
                browser.go(path);
                page.locator("#main h1").first().waitFor();
                assertThat(page.evaluate(FOUND)).as(path).isEqualTo(List.of());
            }
            browser.go(entity + "/dependencies");
            page.locator("sw-graph svg text").first().hover();
            browser.settle();
            assertThat(page.evaluate(FOUND)).as("what the drawing tells").isEqualTo(List.of());
            assertThat(browser.complaints()).isEmpty();
        }
        TestSources.remove(portal, source);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
