package dev.slipway.readiness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A standard is changed on trial, as a platform engineer does it. */
@DemoPortalTest
class PreviewIT {

    private static final String FILE = "standards/production-readiness/documentation-and-support.yaml";

    @Autowired
    Readiness readiness;

    @LocalServerPort
    int port;

    @Test
    void showsWhoWouldStandDifferentlyAndWhatDoesNotHoldTogether() throws Exception {
        await().atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> readiness
                                .list(Readiness.PRODUCTION_READINESS, "production", StandingFilter.NONE, 0, 1)
                                .total()
                        == 12);
        try (Browser engineer = new Browser(port).signIn("tomasz")) {
            Page page = engineer.page();
            engineer.go("scorecards");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try a change"))
                    .click();
            assertThat(page.locator("h1")).hasText("Try a change of a standard");
            engineer.go("scorecards/preview?file=" + FILE);
            Locator yaml = page.getByLabel("The changed YAML");
            assertThat(yaml).hasValue(java.util.regex.Pattern.compile("DOC-1"));
            String before = yaml.inputValue();

            yaml.fill(before.replaceFirst("rule: .*", "rule: \"facts['api.documented'] == 'yes'\""));
            see(page);
            assertThat(page.locator(".preview-problems")).containsText("The rule does not hold together");
            page.locator(".preview-problems").getByRole(AriaRole.BUTTON).first().click();
            assertThat(yaml).isFocused();
            assertThat(yaml.evaluate("area => area.value.substring(area.selectionStart, area.selectionEnd)")
                            .toString())
                    .contains("'yes'");
            engineer.everyLook("preview-problems");

            String stricter = before.replaceFirst("(?s)(- id: DOC-1\n.*?production: )[a-z]+", "$1critical")
                    .replaceFirst("rule: .*", "rule: \"facts['docs.runbooks'] > 99\"");
            page.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload(
                            "stricter.yaml", "application/yaml", stricter.getBytes(StandardCharsets.UTF_8)));
            assertThat(yaml).hasValue(java.util.regex.Pattern.compile("> 99"));
            see(page);
            assertThat(page.getByText("Changed questions")).isVisible();
            assertThat(page.locator(".preview table")).containsText("new: DOC-1");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gets new blockers"))
                    .click();
            engineer.settle().everyLook("preview");
            Download csv = page.waitForDownload(
                    () -> page.locator(".preview").getByText("CSV").click());
            assertThat(Files.readString(csv.path())).contains("component:default/ledger");
            assertThat(engineer.complaints()).isEmpty();
        }
    }

    private static void see(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See the effect"))
                .click();
    }
}
