package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser on the running portal: signs in, goes places, and lets axe judge what it sees. */
public final class Browser implements AutoCloseable {

    public static final int WIDE = 1440;
    public static final int NARROW = 390;

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final String portal;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    public Browser(int port) {
        portal = "http://localhost:" + port;
        context = Chromium.RUNNING.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        look(WIDE, ColorScheme.LIGHT);
    }

    public Page page() {
        return page;
    }

    /** What scripts on the page threw. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Through the sign-in page, to where a visitor is led. */
    public Browser signIn(String account) {
        page.navigate(portal + "/");
        page.getByLabel("Name").fill(account);
        page.getByLabel("Password").fill(account);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("#main h1").first().waitFor();
        return settle();
    }

    /** @param path without a slash in front */
    public Browser go(String path) {
        page.navigate(portal + "/" + path);
        return settle();
    }

    /** Waits until the page and the server have nothing left to tell each other, and all is drawn. */
    public Browser settle() {
        page.waitForFunction("() => !window.Vaadin?.Flow?.clients"
                + " || Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())");
        page.waitForFunction("() => !document.querySelector('sw-graph:not([data-drawn])')");
        return this;
    }

    public Browser look(int width, ColorScheme scheme) {
        page.setViewportSize(width, width == NARROW ? 844 : 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return this;
    }

    /** Asserts that axe finds nothing on the page as it stands. */
    public Browser axe() {
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .as("%s at %d px", page.url(), page.viewportSize().width)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
        return this;
    }

    /** Takes a picture to {@code target/screenshots}. */
    public Browser shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
        return this;
    }

    /** Pictures and axe, light and dark, wide and narrow; nothing may be wider than the page. */
    public Browser everyLook(String name) {
        for (int width : new int[] {WIDE, NARROW}) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                look(width, scheme);
                settle();
                shoot("%s-%s-%d".formatted(name, scheme.name().toLowerCase(Locale.ROOT), width));
                axe();
                assertThat((Integer) page.evaluate("document.scrollingElement.scrollWidth"))
                        .as("width of %s", name)
                        .isLessThanOrEqualTo(width);
            }
        }
        return look(WIDE, ColorScheme.LIGHT);
    }

    @Override
    public void close() {
        context.close();
    }

    /** One browser for all tests of a run; each test has its own context in it. */
    private static final class Chromium {
        static final com.microsoft.playwright.Browser RUNNING = start();

        private static com.microsoft.playwright.Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            List<String> arguments =
                    "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
            com.microsoft.playwright.Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }

        private static Path executable() {
            return Stream.of("chromium", "chromium-browser", "google-chrome")
                    .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                            .map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The browser tests need chromium on the PATH"));
        }
    }
}
