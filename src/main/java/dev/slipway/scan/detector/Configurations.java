package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Which environments have a configuration of their own, and whether it is checked. */
@Component
class Configurations implements Detector {

    @Override
    public String name() {
        return "Configuration";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<String> keys() {
        return Set.of("config.environments", "config.validated");
    }

    @Override
    public String looksIn() {
        return "configuration files for each environment, charts, overlays, and the code that reads configuration";
    }

    private static final Map<String, String> ENVIRONMENTS = new LinkedHashMap<>();

    static {
        for (String name : List.of(
                "production",
                "staging",
                "development",
                "preproduction",
                "sandbox",
                "demo",
                "canary",
                "qa",
                "uat",
                "integration",
                "performance")) {
            ENVIRONMENTS.put(name, name);
        }
        ENVIRONMENTS.putAll(Map.of(
                "prod",
                "production",
                "prd",
                "production",
                "live",
                "production",
                "stage",
                "staging",
                "stg",
                "staging",
                "dev",
                "development",
                "develop",
                "development",
                "preprod",
                "preproduction",
                "perf",
                "performance"));
    }

    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("(?i)(?:.*/)?application-([a-z]+)\\.(?:ya?ml|properties)"),
            Pattern.compile("(?i)(?:.*/)?values[-._]([a-z]+)\\.ya?ml|(?:.*/)?([a-z]+)[-._]values\\.ya?ml"),
            Pattern.compile(
                    "(?i)(?:.*/)?(?:overlays|environments|envs|env|stages|clusters)/([a-z]+)/(?:.*/)?[^/]+\\.(?:ya?ml|tf|tfvars|json|env|toml|properties)"),
            Pattern.compile(
                    "(?i)(?:.*/)?(?:config|configs|conf|settings|configuration)/(?:environments?/)?(?:config[-.])?([a-z]+)\\.(?:ya?ml|json5?|js|ts|env|toml|rb|py|exs|properties|conf)"),
            Pattern.compile("(?i)(?:.*/)?\\.env\\.([a-z]+)"),
            Pattern.compile("(?i)(?:.*/)?([a-z]+)\\.(?:auto\\.)?tfvars"),
            Pattern.compile("(?i)(?:.*/)?appsettings\\.([a-z]+)\\.json"));
    private static final Pattern SPRING_PROFILE = Pattern.compile("^\\s*on-profile:\\s*[\"']?([a-z]+)");
    private static final Pattern PROPERTIES_CLASS = Pattern.compile(
            "@ConfigurationProperties\\b|@ConfigMapping\\b|\\bclass\\s+\\w+\\s+extends\\s+Configuration\\b");
    private static final Pattern VALIDATED = Pattern.compile(
            "@(?:Validated|NotNull|NotBlank|NotEmpty|Min|Max|Positive|Pattern)\\b|\\brequire(?:NotNull)?\\(|\\bObjects\\.requireNonNull\\(|throw\\s+new\\s+Illegal|throw\\s+Illegal");
    private static final Pattern SERVICE = Pattern.compile("@(?:Service|RestController|Repository)\\b");
    private static final Pattern CONSTRAINT =
            Pattern.compile("@(?:NotNull|NotBlank|NotEmpty|Min|Max|Positive|Pattern)\\b");
    /** Without it nobody looks at the constraints. */
    private static final Pattern CHECKED =
            Pattern.compile("@Validated\\b|@ConfigMapping\\b|extends\\s+Configuration\\b");

    private static final Pattern REQUIRED =
            Pattern.compile("\\$\\{\\w+:\\?[^}]"); // Compose refuses to start without it
    private static final Pattern CHECKS = Pattern.compile(
            "\\bcleanEnv\\(|\\bconvict\\(|\\benvSchema\\(|validationSchema\\s*:|\\bcreateEnv\\(|\\.(?:parse|safeParse|validate)\\(\\s*process\\.env|\\(BaseSettings\\)|Validator\\(.*must_exist|envconfig\\.(?:Must)?Process\\(|\\benv\\.Parse(?:As)?\\(|env:\"[^\"]*,(?:required|notEmpty)|required:\"true\""
                    + "|ValidateDataAnnotations\\(|ValidateOnStart\\(|log\\.Fatal\\w*\\(.*(?i:env|config|required|missing|not set)|\\bkonf\\.|\\bmustGetenv\\(|\\bMustGetenv\\(");
    /** It fails where something is missing, at the latest when it is asked for: that is less than a check at the start. */
    private static final Pattern FAILS_LATE = Pattern.compile(
            "\\bENV\\.fetch\\(\\s*[\"'][A-Z_]+[\"']\\s*\\)|System\\.fetch_env!\\(|os\\.environ\\[[\"'][A-Z]\\w*[\"']](?!\\s*=[^=])");

    private static final Pattern COMMANDS = Pattern.compile(
            "(?:^|[\\s;&|/])(?:kubeconform|kubeval|conftest\\s+test|ajv\\s+validate|check-jsonschema|jsonschema\\s|datree\\s+test)\\b");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        for (String path : repository.paths()) {
            String name = environment(path);
            if (!name.isEmpty()
                    && !RepositoryFiles.isTest(path)
                    && !repository.text(path).code().isEmpty()) {
                findings.items(
                        "config.environments",
                        List.of(name),
                        repository.at(repository.text(path).code().getFirst()));
            }
        }
        for (String path : repository.paths("**/application.{yaml,yml}")) {
            for (Line line : repository.text(path).code()) {
                Matcher profile = SPRING_PROFILE.matcher(line.text());
                String name = profile.find() ? ENVIRONMENTS.getOrDefault(profile.group(1), "") : "";
                if (!name.isEmpty()) {
                    findings.items("config.environments", List.of(name), repository.at(line));
                }
            }
        }
        validated(repository, findings);
    }

    private static String environment(String path) {
        for (Pattern place : PLACES) {
            Matcher matcher = place.matcher(path);
            if (matcher.matches()) {
                String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                String known = ENVIRONMENTS.getOrDefault(name.toLowerCase(Locale.ROOT), "");
                if (!known.isEmpty()) {
                    return known;
                }
            }
        }
        return "";
    }

    private static void validated(RepositoryFiles repository, Findings findings) {
        String key = "config.validated";
        for (Line properties : repository.findOutsideTests(PROPERTIES_CLASS, "**/*.{java,kt}")) {
            if (SERVICE.matcher(repository.text(properties.path()).whole()).find()) {
                continue; // what it refuses, it refuses at work
            }
            repository.text(properties.path()).code().stream()
                    .filter(line -> VALIDATED.matcher(line.text()).find())
                    .filter(line -> !CONSTRAINT.matcher(line.text()).find()
                            || CHECKED.matcher(repository.text(line.path()).whole())
                                    .find())
                    .findFirst()
                    .ifPresent(line -> findings.yes(key, repository.at(line)));
        }
        findings.yesAt(key, 0.7, repository, repository.findOutsideTests(REQUIRED, "**/{docker-,}compose*.{yaml,yml}"));
        findings.yesAt(key, 0.4, repository, repository.findOutsideTests(FAILS_LATE, "**/*.{py,rb,exs,ex}"));
        findings.yesAt(key, repository, repository.findOutsideTests(CHECKS, "**/*.{js,ts,mjs,py,go,cs,rb,exs,ex,rs}"));
        for (String path : repository.paths(
                "**/values.schema.json",
                "**/{config,configs,conf,configuration}/*schema*.json",
                "**/*config*.schema.json",
                "**/config*-schema.json")) {
            for (Tree document : repository.documents(path)) {
                if (document.get("properties").isSet()) {
                    findings.yes(key, repository.at(document.get("properties")));
                }
            }
        }
        findings.yesAt(key, 0.7, repository, Pipelines.of(repository).running(COMMANDS));
    }
}
