package dev.slipway.source.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import dev.slipway.source.TricklingServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DemoPortalTest
class SourcesIT {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @TempDir
    Path folder;

    @BeforeEach
    void theDemoIsRead() {
        TestSources.awaitFirstLoad(portal);
    }

    @Test
    void listsSourcesAndTheirProblems() throws Exception {
        Path broken = Files.createDirectory(folder.resolve("sources-it"));
        Files.writeString(
                broken.resolve("catalog-info.yaml"),
                "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: sources it\n");
        SourceId id = TestSources.read(portal, broken);
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").go("sources");
            browser.page().getByText("Demo organisation").first().waitFor();
            browser.everyLook("sources");
            Path csv = browser.page()
                    .waitForDownload(() -> browser.page()
                            .locator(".all-sources")
                            .getByText("CSV")
                            .click())
                    .path();
            assertThat(Files.readString(csv))
                    .startsWith("source,name,kind,location,branch,")
                    .contains("demo,Demo organisation,");

            browser.go("sources?source=" + id);
            Locator place = browser.page().locator(".problems a").first();
            place.waitFor();
            assertThat(browser.page().locator(".problems a"))
                    .satisfies(places -> assertThat(places.allTextContents())
                            .allMatch(text -> text.startsWith("catalog-info.yaml")));
            place.click();

            browser.page().locator(".file").waitFor();
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("catalog-info.yaml");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            TestSources.remove(portal, id);
        }
    }

    @Test
    void showsWhatIsReadWithoutAsking() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("pushed-it"));
        Files.writeString(fresh.resolve("catalog-info.yaml"), "kind: Component\n");
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("sources");
            Page page = browser.page();
            page.getByText("Demo organisation").first().waitFor();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("v-r=uidl")) {
                    asked.add(request.url());
                }
            });

            SourceId id = TestSources.read(portal, fresh);

            Locator problems = page.getByLabel("problems of pushed-it");
            problems.waitFor();
            assertThat(page.locator(".problems a").allTextContents()).anyMatch(text -> text.startsWith("catalog-info"));
            TestSources.remove(portal, id);
            problems.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void showsAFileWithTheLineThatIsMeant() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("sources/demo/files/payments-api/catalog-info.yaml?line=5");
            Locator hit = browser.page().locator(".hit-line");
            hit.waitFor();

            assertThat(hit.isVisible()).isTrue();
            browser.everyLook("file");
            browser.go("sources/demo/files/no/such.file");
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("There is nothing at this address");
            browser.go("sources/demo/files/..%2f..%2f..%2fetc%2fpasswd");
            assertThat(browser.page().content()).doesNotContain("root:");
        }
    }

    @Test
    void syncsOnDemandAndRegistersOnlyForThoseWhoMay() throws Exception {
        Path sources = Files.createDirectory(folder.resolve("registered-it"));
        Files.writeString(sources.resolve("notes.txt"), "hello");
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("sources");
            browser.page().getByText("Demo organisation").first().waitFor();
            assertThat(browser.page().getByText("Register a source").count()).isZero();
            assertThat(browser.page().getByText("Sync now").count()).isZero();
        }
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").go("sources");
            browser.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sync Demo organisation now"))
                    .click();
            browser.page().getByText("Register a source").click();
            browser.page().getByText("Register and read").waitFor();
            browser.page()
                    .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Address"))
                    .fill("ext::sh -c id");
            browser.page().getByText("Register and read").click();
            browser.page()
                    .getByText("This is not an address of a Git repository")
                    .waitFor();
            browser.shoot("sources-register").axe();

            browser.page()
                    .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Folder"))
                    .check();
            browser.page()
                    .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Folder on the portal"))
                    .fill(sources.toString());
            browser.page().getByText("Register and read").click();
            Locator remove = browser.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove registered-it"));
            remove.waitFor();
            remove.click();
            browser.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Remove").setExact(true))
                    .click();
            remove.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void letsARemoteGoThatDoesNotComeToAnEnd() throws Exception {
        try (Browser browser = new Browser(port);
                TricklingServer slow = new TricklingServer();
                TricklingServer other = new TricklingServer()) {
            Page page = browser.signIn("ilse").go("sources").page();
            page.getByText("Register a source").click();
            Locator address = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Address"));
            address.fill(slow.address());
            page.getByText("Show what would come in").click();
            page.getByText("This ends by itself after two minutes").waitFor();
            assertThat(slow.asked.await(20, TimeUnit.SECONDS)).isTrue();
            browser.everyLook("sources-preview-slow");

            address.fill(other.address());
            address.press("Tab");
            page.getByText("Show what would come in").click();
            assertThat(slow.left.await(10, TimeUnit.SECONDS))
                    .as("another address was given")
                    .isTrue();
            assertThat(other.asked.await(20, TimeUnit.SECONDS)).isTrue();
            page.getByText("Cancel").click();
            assertThat(other.left.await(10, TimeUnit.SECONDS)).as("cancelled").isTrue();
            page.locator("vaadin-dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            page.getByText("Register a source").click();
            String gone = other.address();
            other.close();
            address.fill(gone);
            page.getByText("Show what would come in").click();
            page.getByText("the remote cannot be reached: nobody listens there").waitFor();
            browser.shoot("sources-preview-gone");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void showsWhatWouldComeInBeforeItIsRegistered() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("preview-it"));
        Files.writeString(fresh.resolve("catalog-info.yaml"), """
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata: {name: preview-it}
                spec: {owner: money}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata: {name: payments}
                spec: {owner: money}
                ---
                apiVersion: backstage.io/v1alpha1
                kind: System
                metadata: {name: preview-broken}
                spec: {}
                """);
        try (Git git = Git.init().setDirectory(fresh.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit().setMessage("first").setSign(false).call();
        }
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("ilse").go("sources").page();
            page.getByText("Register a source").click();
            Locator address = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Address"));
            address.fill("file:///nowhere/at/all");
            page.getByText("Show what would come in").click();
            page.getByText("There is no folder").waitFor();

            address.fill(fresh.toUri().toString());
            page.getByText("Show what would come in").click();
            page.getByText("system:default/preview-it").waitFor();
            page.getByText("of the source demo has it, and stays").waitFor();
            page.getByText("spec.owner is missing.").waitFor();
            page.getByText("1 new").waitFor();
            browser.everyLook("sources-preview");
            assertThat(page.locator("vaadin-dialog").count()).isEqualTo(1);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
