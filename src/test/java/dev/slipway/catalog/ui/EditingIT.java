package dev.slipway.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DemoPortalTest
class EditingIT {

    private static final String WRITTEN = """
            # by hand
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: editing-it
            spec:
              type: service
              lifecycle: production
              owner: editing-nobody # who knows
            """;

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @TempDir
    Path home;

    private Path work;
    private Git git;
    private SourceId id;

    @BeforeEach
    void aRepositoryIsRead() throws Exception {
        TestSources.awaitFirstLoad(portal);
        work = Files.createDirectory(home.resolve("editing-it"));
        Files.writeString(work.resolve("catalog-info.yaml"), WRITTEN);
        git = Git.init().setDirectory(work.toFile()).setInitialBranch("main").call();
        git.add().addFilepattern(".").call();
        git.commit().setMessage("first").setSign(false).call();
        id = TestSources.read(portal, work);
    }

    @AfterEach
    void forget() {
        git.close();
        TestSources.remove(portal, id);
    }

    @Test
    void writesANewDescriptorToTakeAwayOrOntoABranch() throws Exception {
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("tomasz").go("catalog/new").page();
            field(page, "Name").fill("no good");
            page.getByText("'no good' cannot be a name").first().waitFor();
            browser.everyLook("draft-new-wrong");
            field(page, "Name").fill("tally");
            choose(page, "Type", "service");
            choose(page, "Lifecycle", "experimental");
            choose(page, "Owner", "money");
            page.getByText("keeps every rule").waitFor();
            assertThat(page.locator(".draft-preview pre").textContent()).isEqualTo("""
                            apiVersion: backstage.io/v1alpha1
                            kind: Component
                            metadata:
                              name: tally
                            spec:
                              type: service
                              lifecycle: experimental
                              owner: money
                            """);
            assertThat(Files.readString(page.waitForDownload(
                                    () -> page.getByText("Download").click())
                            .path()))
                    .contains("name: tally");
            choose(page, "Source", "editing-it");
            page.getByText("Write the branch").click();
            page.getByText("onto the branch").waitFor();
            browser.everyLook("draft-new-written");

            assertThat(git.getRepository().exactRef("refs/heads/slipway/add-tally"))
                    .isNotNull();
            assertThat(work.resolve("tally")).doesNotExist();
            page.getByText("Write the branch").click();
            page.getByText("there is a branch slipway/add-tally already").waitFor();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void editsADescriptorFromItsPageAndShowsThoseWhoMayNotWhatTheyCanDo() {
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("tomasz")
                    .go("catalog/default/component/editing-it")
                    .page();
            page.getByText("Edit descriptor").click();
            page.getByText("keeps every rule").waitFor();
            field(page, "Title").fill("Editing");
            page.getByText("title: Editing").waitFor();
            browser.everyLook("draft-edit");

            assertThat(page.locator(".draft-preview pre").textContent())
                    .isEqualTo(WRITTEN.replace("name: editing-it\n", "name: editing-it\n  title: Editing\n"));
            page.getByText("Write the branch").click();
            page.getByText("onto the branch").waitFor();
            assertThat(browser.complaints()).isEmpty();
        }
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("yusuf")
                    .go("catalog/edit?ref=component:default/editing-it")
                    .page();
            page.getByText("Engineers and leads can write one").waitFor();
            assertThat(page.getByText("Write the branch").count()).isZero();
        }
    }

    @Test
    void claimsWhatNobodyOwnsUntilTheDescriptorSaysSo() throws Exception {
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("tomasz")
                    .go("catalog/default/component/editing-it")
                    .page();
            page.getByText("is not in the catalog.").waitFor();
            browser.everyLook("claim-ownerless");
            button(page, "Claim it").click();
            page.getByText("For which group").waitFor();
            browser.shoot("claim-ask").axe();
            button(page, "Claim and write the descriptor").click();
            page.waitForURL("**/catalog/edit?**");
            page.getByText("owner: money # who knows").waitFor();
            page.getByText("Write the branch").click();
            page.getByText("onto the branch").waitFor();
            browser.go("catalog/default/component/editing-it");
            page.getByText("waiting for the descriptor").waitFor();
            page.getByText("slipway/edit-editing-it").waitFor();
            browser.everyLook("claim-open");
            assertThat(browser.complaints()).isEmpty();
        }
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("ilse").go("catalog/claims").page();
            page.getByText("waiting for the descriptor").waitFor();
            browser.everyLook("claims");
            button(page, "Decline").click();
            inDialog(page, "Decline").click();
            page.getByText("Say why").waitFor();
            page.getByLabel("Why").fill("It moves to booking.");
            inDialog(page, "Decline").click();
            page.getByText("It moves to booking.").waitFor();

            browser.go("catalog/default/component/editing-it");
            button(page, "Claim it").click();
            page.getByText("no group of yours")
                    .or(page.getByText("For which group"))
                    .waitFor();
        }
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("tomasz")
                    .go("catalog/default/component/editing-it")
                    .page();
            button(page, "Claim it").click();
            button(page, "Claim and write the descriptor").click();
            page.waitForURL("**/catalog/edit?**");
            browser.go("catalog/default/component/editing-it");
            page.getByText("waiting for the descriptor").waitFor();
            Files.writeString(work.resolve("catalog-info.yaml"), WRITTEN.replace("editing-nobody", "money"));
            TestSources.read(portal, work);

            page.getByText("waiting for the descriptor")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void marksAnOrphanUntilSomebodyKeepsOrRemovesIt() throws Exception {
        Files.delete(work.resolve("catalog-info.yaml"));
        TestSources.read(portal, work);
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("yusuf").go("catalog?orphan=true").page();
            page.locator("a.name").getByText("editing-it").waitFor();
            browser.everyLook("orphan-list");
            browser.go("catalog?kind=component&orphan=false");
            page.locator("a.name").first().waitFor();
            assertThat(page.locator("a.name").getByText("editing-it").count()).isZero();
            browser.go("catalog/default/component/editing-it");
            page.getByText("Its file catalog-info.yaml is gone").first().waitFor();
            assertThat(button(page, "Remove now").count()).isZero();
            assertThat(page.locator(".tabs a").getByText("Readiness").count()).isZero();
        }
        try (Browser browser = new Browser(port)) {
            Page page = browser.signIn("ilse")
                    .go("catalog/default/component/editing-it")
                    .page();
            browser.everyLook("orphan");
            button(page, "Keep it").click();
            page.getByText("as ilse wants it kept").waitFor();
            button(page, "Remove now").click();
            inDialog(page, "Remove").waitFor();
            browser.shoot("orphan-remove").axe();
            inDialog(page, "Remove").click();
            page.waitForURL("**/catalog");
            browser.go("catalog/default/component/editing-it");
            assertThat(page.locator("h1").textContent()).isEqualTo("There is nothing at this address");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Locator field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static void choose(Page page, String label, String value) {
        Locator box = page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
        box.fill(value);
        box.press("Enter");
        box.press("Tab");
    }

    private static Locator inDialog(Page page, String name) {
        return page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
