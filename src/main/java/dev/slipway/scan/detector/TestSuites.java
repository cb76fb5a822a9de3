package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Sieve;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which kinds of tests there are, by what they contain: a test that is switched off is none. */
@Component
class TestSuites implements Detector {

    @Override
    public String name() {
        return "Tests";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "tests.unit",
                "tests.integration",
                "tests.contract",
                "tests.end_to_end",
                "tests.load",
                "tests.accessibility");
    }

    @Override
    public String looksIn() {
        return "test sources (JUnit, Jest, Vitest, Playwright, Cypress, pytest, Go, RSpec, .NET, Rust, Pact, k6, Gatling, JMeter, Locust, Artillery, axe, pa11y)";
    }

    private static final Pattern CASE = Pattern.compile(
            "^\\s*@(?:\\w+\\.)*(?:Test|TestTemplate|ParameterizedTest|RepeatedTest|TestFactory|Property|ArchTest)\\b|(?:^|[^.\\w/@-])(?:it|test|Deno\\.test)(?:\\.(?:only|concurrent)|\\.each(?:\\([^)]*\\)|`[^`]*`?))?\\s*\\(|^\\s*(?:async\\s+)?def\\s+test_|^func\\s+(?:Test|Fuzz)\\w*\\(|^\\s*(?:it|specify|scenario|test)\\s+[\"'].*\\bdo\\b"
                    + "|^\\s*\\[(?:Fact|Theory|Test|TestCase|TestMethod|SkippableFact)\\b(?![^\\]]{0,40}\\bSkip\\s*=)|^\\s*#\\[(?:tokio::|actix_rt::)?test|\\bfunction\\s+test\\w*\\(|^\\s*test\\(\"|\\bshould\\s*\\{|\"\\s+in\\s*\\{|^\\s*(?:Scenario|Example)(?: Outline)?:");
    private static final Pattern OFF = Pattern.compile(
            "^\\s*@(?:Disabled|Ignore)\\b|^\\s*(?:describe|suite|context|test\\.describe)\\.skip\\(|^\\s*x(?:describe|context)\\(|pytestmark\\s*=\\s*pytest\\.mark\\.skip\\b|^\\s*pytest\\.skip\\(.*allow_module_level");
    private static final Pattern INTEGRATION = Pattern.compile(
            "@SpringBootTest|@Testcontainers|[tT]estcontainers|@DataJpaTest|@DataJdbcTest|@QuarkusTest|@MicronautTest|@ApplicationModuleTest|EmbeddedPostgres|WireMock|wiremock|\\bsupertest\\b|\\bTestClient\\(|httptest\\.NewServer\\(|^//go:build\\s+integration|pytest\\.mark\\.integration"
                    + "|WebApplicationFactory|TestServer\\(|@DjangoDB|pytest\\.mark\\.django_db|type:\\s*:request|dockertest\\.|embeddedpostgres|mongodb-memory-server|\\bnock\\(|GenericContainer|PostgreSQLContainer|KafkaContainer|LocalStackContainer");
    private static final Pattern CONTRACT = Pattern.compile(
            "au\\.com\\.dius\\.pact|@pact-foundation/pact|pact-go|\\bfrom\\s+pact\\b|\\bimport\\s+pact\\b|@Pact\\(|@PactTestFor|@PactBroker|@PactFolder|\\bnew\\s+(?:Pact|PactV[34]|Verifier)\\(|Contract\\.make\\s*\\{|spring-cloud-contract|org\\.springframework\\.cloud\\.contract|PactNet"
                    + "|\\bschemathesis\\b|atlassian\\.oai\\.validator|com\\.atlassian\\.oai|OpenApiValidationFilter|jest-openapi|toSatisfyApiSpec|io\\.specmatic|in\\.specmatic|MicrocksContainer|openapi_core|openapi3filter|kin-openapi|chai-openapi|dredd|Pact\\.service_consumer");
    private static final Pattern END_TO_END = Pattern.compile(
            "@playwright/test|com\\.microsoft\\.playwright|playwright\\.(?:sync|async)_api|\\bcy\\.visit\\(|org\\.openqa\\.selenium|selenium\\.webdriver|selenium-webdriver|\\bfrom\\s+selenium\\b|\\bpuppeteer\\b|chromedp\\.|capybara|testcafe|webdriverio|@wdio/|com\\.codeborne\\.selenide|PlaywrightTest|Microsoft\\.Playwright|\\bdetox\\b|OpenQA\\.Selenium|Wallaby");
    private static final Pattern END_TO_END_PATH = Pattern.compile(
            "(?i)(?:.*/)?(?:e2e|end[-_]?to[-_]?end|acceptance|system[-_]tests?|spec/(?:features|system)|test/system)/.*|.*(?:_e2e_test\\.go|\\.e2e\\.[jt]sx?|\\.e2e-spec\\.ts|E2E(?:Test|Tests|IT)\\.\\w+|\\.cy\\.[jt]sx?|test_e2e\\w*\\.py)");
    private static final Pattern INTEGRATION_PATH = Pattern.compile(
            "(?i)(?:.*/)?(?:integration|integration[-_]?tests?|integ|it|functional)/.*|.*(?:_integration_test\\.go|\\.integration\\.(?:test|spec)\\.[jt]sx?|\\.int\\.test\\.[jt]sx?|IntegrationTests?\\.\\w+|test_integration\\w*\\.py)|.*[a-z]IT\\.(?:java|kt|scala)"
                    + "|(?:.*/)?[\\w.]*IntegrationTests?/.*|(?:.*/)?src/test/(?!java/|kotlin/|scala/|groovy/|unit)\\w+/(?:java|kotlin|scala|groovy)/.*");
    private static final Pattern CONTRACT_PATH = Pattern.compile(
            "(?i)(?:.*/)?(?:contract|contract[-_]?tests?|pact|pacts)/.*|.*(?:_pact_test\\.go|\\.pact\\.(?:test|spec)\\.[jt]s|ContractTests?\\.\\w+|PactTests?\\.\\w+)");
    private static final Pattern LOAD = Pattern.compile(
            "from\\s+[\"']k6(?:/http)?[\"']|extends\\s+Simulation\\b|:\\s*Simulation\\(\\)|^\\s*<jmeterTestPlan|from\\s+locust\\s+import|\\(HttpUser\\)|\\bimport\\s+locust\\b|vegeta\\.NewAttacker|require\\([\"']autocannon|NBomber|from\\s+[\"']autocannon|simulation\\(\\s*\\(\\s*setUp");
    private static final Pattern LOAD_PATH =
            Pattern.compile("(?i)(?:.*/)?(?:bench|benchmarks?|load|load[-_]?tests?|perf|performance|stress)/.*");
    private static final Pattern REQUESTS = Pattern.compile(
            " HTTP/1\\.1|\\bHttpClient\\b|\\bhttp\\.(?:Client|NewRequest|Get|Post|request)\\b|\\baiohttp\\b|\\bhttpx\\.|\\brequests\\.(?:get|post|Session)\\(|\\breqwest\\b|\\bundici\\b|\\bfetch\\(|\\bNet::HTTP\\b");
    private static final Pattern AT_ONCE = Pattern.compile(
            "(?i)\\b(?:connections|concurrency|workers|virtual_?users|in_?flight)\\b|newVirtualThreadPerTaskExecutor|newFixedThreadPool|\\bgo func\\(|sync\\.WaitGroup|asyncio\\.gather|Promise\\.all\\(|join_all|tokio::spawn");
    private static final Pattern PERCENTILE = Pattern.compile("(?i)\\bp9[059]|percentile|quantile");
    private static final Pattern LOAD_COMMAND = Pattern.compile(
            "(?:^|[\\s;&|])(?:k6\\s+run|gatling\\S*|jmeter\\s|locust\\s|artillery\\s+run|vegeta\\s+attack|wrk2?\\s+-|hey\\s+-|ab\\s+-n|autocannon\\s|mvn\\b.*gatling:test|gradlew?\\b.*gatlingRun)");
    private static final Pattern ACCESSIBILITY = Pattern.compile(
            "@axe-core/|[\"']axe-core[\"']|[\"']jest-axe[\"']|[\"']vitest-axe[\"']|toHaveNoViolations|injectAxe\\(|checkA11y\\(|AxeBuilder\\(|com\\.deque\\.html|axe_selenium|axe_playwright|axe-core-(?:rspec|capybara)|be_axe_clean|[\"']pa11y[\"']|toMatchAriaSnapshot|Deque\\.AxeCore|cypress-axe");
    private static final Pattern ACCESSIBILITY_CHECK = Pattern.compile(
            "\\bAxeBuilder\\(|\\binjectAxe\\(|\\bcheckA11y\\(|\\bbe_axe_clean\\b|\\btoHaveNoViolations\\(|\\bpa11y\\(");
    private static final Pattern ACCESSIBILITY_COMMAND = Pattern.compile(
            "(?:^|[\\s;&|/])(?:pa11y(?:-ci)?\\b|axe\\s+https?:|lhci\\s+autorun\\b|lighthouse\\s+.*accessibility)");
    private static final String[] SOURCES = {
        "**/*.{java,kt,scala,groovy,js,jsx,ts,tsx,mjs,cjs,py,go,rb,cs,rs,php,ex,exs,feature}"
    };

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        List<String> browserTests = browserTests(repository);
        Map<String, Line> helpers = new TreeMap<>();
        for (String path : repository.paths(SOURCES)) {
            helper(repository, path, helpers);
        }
        for (String path : repository.paths(SOURCES)) {
            suite(repository, findings, path, browserTests, helpers);
        }
        for (String path : repository.paths("**/*.jmx")) {
            repository.text(path).lines().stream()
                    .filter(line -> line.text().contains("<jmeterTestPlan"))
                    .findFirst()
                    .ifPresent(line -> findings.yes("tests.load", repository.at(line)));
        }
        for (String path :
                repository.paths("**/*{artillery,load}*.{yml,yaml}", "**/{artillery,load}/**/*.{yml,yaml}")) {
            for (Tree document : repository.documents(path)) {
                if (document.get("scenarios").isSet()
                        && document.get("config", "phases").isSet()) {
                    findings.yes("tests.load", repository.at(document.get("scenarios")));
                }
            }
        }
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("tests.load", repository, pipelines.running(LOAD_COMMAND));
        findings.yesAt("tests.accessibility", repository, pipelines.running(ACCESSIBILITY_COMMAND));
        for (String path : repository.paths("**/.pa11yci{,.json}", "**/pa11y.json")) {
            repository.documents(path).stream()
                    .map(document -> document.get("urls"))
                    .filter(Tree::isSet)
                    .forEach(urls -> findings.yes("tests.accessibility", repository.at(urls)));
        }
    }

    private static final Pattern TEST_FOLDER =
            Pattern.compile("\\btestDir\\s*:\\s*[\"'](?:\\./)*(?:\\.?)([\\w./-]*)[\"']");

    /** The folders that a browser test runner is told to look in. */
    private static List<String> browserTests(RepositoryFiles repository) {
        List<String> folders = new ArrayList<>();
        for (String path :
                repository.paths("**/playwright.config.{ts,js,mjs,cjs}", "**/cypress.config.{ts,js,mjs,cjs}")) {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            repository.text(path).code().stream()
                    .map(line -> TEST_FOLDER.matcher(line.text()))
                    .filter(Matcher::find)
                    .findFirst()
                    .ifPresentOrElse(
                            told -> folders.add(folder + told.group(1).replaceFirst("(?<=.)/*$", "/")),
                            () -> folders.add(folder));
        }
        folders.remove(""); // a runner at the top that is told nothing may share the tests with others
        return folders;
    }

    /** A class beside the tests that looks for barriers, for those of them that name it. */
    private static void helper(RepositoryFiles repository, String path, Map<String, Line> helpers) {
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\..*", "");
        if (RepositoryFiles.isTest(path) && name.length() > 3) {
            List<Line> code = repository.text(path).code();
            Line line = first(code, ACCESSIBILITY_CHECK);
            if (line != null && first(code, CASE) == null) {
                helpers.put(name, line);
            }
        }
    }

    private static void suite(
            RepositoryFiles repository,
            Findings findings,
            String path,
            List<String> browserTests,
            Map<String, Line> helpers) {
        List<Line> code = repository.text(path).code();
        Line load = first(code, LOAD);
        Line measured =
                load == null && LOAD_PATH.matcher(path).matches() && !path.contains("src/main/") ? driver(code) : null;
        if (measured != null) {
            findings.yes("tests.load", 0.7, List.of(repository.at(measured)));
            return;
        }
        if (load != null) {
            findings.yes("tests.load", repository.at(load));
            return;
        }
        boolean rust = path.endsWith(".rs");
        if (!RepositoryFiles.isTest(path)
                && !rust
                && !path.endsWith(".feature")
                && !path.matches(".*\\.cy\\.[jt]sx?")) {
            return;
        }
        Line test = first(code, CASE);
        if (test == null || first(code, OFF) != null && switchedOff(code)) {
            return;
        }
        Line accessibility = first(code, ACCESSIBILITY);
        if (accessibility != null) {
            findings.yes("tests.accessibility", repository.at(accessibility));
        }
        helpers.forEach((name, line) -> {
            if (code.stream()
                    .anyMatch(each -> each.text().contains("new " + name + "(")
                            || each.text().contains(name + "."))) {
                findings.yes("tests.accessibility", repository.at(line));
            }
        });
        Line contract = first(code, CONTRACT);
        Line browser = first(code, END_TO_END);
        Line integration = first(code, INTEGRATION);
        if (contract != null || CONTRACT_PATH.matcher(path).matches()) {
            findings.yes("tests.contract", repository.at(contract == null ? test : contract));
        } else if (browser != null
                || browserTests.stream().anyMatch(path::startsWith)
                || END_TO_END_PATH.matcher(path).matches()) {
            findings.yes("tests.end_to_end", repository.at(test));
        } else if (integration != null || INTEGRATION_PATH.matcher(path).matches()) {
            findings.yes("tests.integration", repository.at(integration == null ? test : integration));
        } else {
            findings.yes("tests.unit", repository.at(test));
        }
    }

    /** Where a program of one's own that sends requests from many sides at once works out what all but the slowest took. */
    private static @Nullable Line driver(List<Line> code) {
        return first(code, REQUESTS) == null || first(code, AT_ONCE) == null ? null : first(code, PERCENTILE);
    }

    private static @Nullable Line first(List<Line> code, Pattern pattern) {
        return Sieve.of(pattern).first(code);
    }

    /** The class or the only suite of the file, not one test among others. */
    private static boolean switchedOff(List<Line> code) {
        boolean announced = false;
        boolean suites = false;
        for (Line line : code) {
            String text = line.text();
            if (text.matches("^@(?:Disabled|Ignore)\\b.*")) {
                announced = true;
            } else if (announced && text.matches(".*\\bclass\\b.*")) {
                return true;
            } else if (text.matches("^(?:describe|suite|context|test\\.describe)\\(.*")) {
                suites = true;
            }
        }
        boolean script = code.stream()
                .anyMatch(
                        line -> line.text()
                                .matches(
                                        "^(?:(?:describe|suite|context|test\\.describe)\\.skip\\(|x(?:describe|context)\\(|pytestmark\\s*=\\s*pytest\\.mark\\.skip\\b|pytest\\.skip\\().*"));
        return script && !suites;
    }
}
