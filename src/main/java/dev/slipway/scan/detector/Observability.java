package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Sieve;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the service lets others see of itself. */
@Component
class Observability implements Detector {

    @Override
    public String name() {
        return "Observability";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "observability.tracing",
                "observability.metrics",
                "observability.error_tracking",
                "observability.business_metrics",
                "logs.structured",
                "logs.audit");
    }

    @Override
    public String looksIn() {
        return Dependencies.FILES + ", logging configuration, manifests and source code";
    }

    private static final String TRACING =
            "micrometer-tracing[\\w-]*|spring-boot-starter-opentelemetry|opentelemetry-[\\w-]+|@opentelemetry/(?!api-logs).*|otel|OpenTelemetry(?:\\.\\w+)*|dd-trace(?:-\\w+)?|ddtrace|elastic-apm-\\w+|apm-agent-\\w+|zipkin-reporter[\\w-]*|brave|quarkus-opentelemetry|aws-xray-[\\w-]+|newrelic[\\w-]*|jaeger-client|applicationinsights[\\w-]*|tracing-opentelemetry";
    private static final String METRICS =
            "micrometer-registry-[\\w-]+|micrometer-core|prom-client|express-prom-bundle|@willsoto/nestjs-prometheus|prometheus[_-]client|prometheus-fastapi-instrumentator|starlette-exporter|django-prometheus|prometheus-flask-exporter|client_golang|prometheus-client(?:-mmap)?|yabeda[\\w-]*|prometheus-net(?:\\.\\w+)*|metrics-exporter-prometheus|quarkus-micrometer[\\w-]*|simpleclient[\\w-]*|prometheus-metrics-[\\w-]+|statsd[\\w-]*|cadence|hot-shots|markus|telemetry_metrics_prometheus[\\w-]*";
    private static final String ERRORS =
            "sentry[\\w-]*|@sentry/.*|sentry-sdk|sentry-go|Sentry(?:\\.\\w+)*|bugsnag[\\w-]*|@bugsnag/.*|rollbar[\\w-]*|airbrake[\\w-]*|honeybadger[\\w-]*|@honeybadger-io/.*|raygun[\\w-]*|quarkus-logging-sentry";
    private static final Pattern AGENT = Pattern.compile(
            "-javaagent:\\S*(?:opentelemetry|dd-java-agent|elastic-apm|newrelic|applicationinsights)|instrumentation\\.opentelemetry\\.io/inject-\\w+|opentelemetry-instrument\\b|^\\s*Tracing:\\s*Active\\b|^\\s*TracingConfig:|--require\\s+@opentelemetry");
    private static final Pattern WITH_METRICS = Pattern.compile(
            "\\.WithMetrics\\(|\\bfrom\\s+aws_lambda_powertools(?:\\.metrics)?\\s+import\\s+.*\\bMetrics\\b");
    private static final Pattern SCRAPED =
            Pattern.compile("^\\s*[\"']?prometheus\\.io/scrape[\"']?\\s*:\\s*[\"']?true");
    private static final Pattern OWN_METRIC = Pattern.compile(
            "(?:\\b(?:Counter|Gauge|Timer|DistributionSummary|LongTaskTimer)\\.builder\\(\\s*|[rR]egistry\\)?\\.(?:counter|gauge|timer|summary)\\(\\s*|@(?:Counted|Timed)\\((?:value\\s*=\\s*)?|new\\s+(?:\\w+\\.)?(?:Counter|Gauge|Histogram|Summary)\\(\\s*(?:\\{\\s*name:\\s*)?|(?<![\\w.])(?:Counter|Gauge|Histogram|Summary)\\(\\s*|\\bCreate(?:Counter|Gauge|Histogram)(?:<\\w+>)?\\(\\s*"
                    + "|create_(?:counter|gauge|histogram|up_down_counter)\\(\\s*(?:name=)?|create(?:Counter|Gauge|Histogram|UpDownCounter)\\(\\s*|Int64Counter\\(\\s*|Float64Histogram\\(\\s*|(?:counter|histogram|gauge)Builder\\(\\s*|\\bName:\\s*|statsd\\.(?:increment|gauge|timing)\\(\\s*)[\"'`]([\\w.:-]{3,})[\"'`]");
    private static final Pattern NAME = Pattern.compile("^\\s*(?:name:\\s*)?[\"'`]([\\w.:-]{3,})[\"'`]");
    private static final Pattern OWN_METRIC_CALL = Pattern.compile(
            "(?:prometheus\\.New|promauto\\.New|promauto\\.With)|new\\s+(?:\\w+\\.)?(?:Counter|Gauge|Histogram|Summary)\\(\\s*\\{");
    private static final Pattern TECHNICAL = Pattern.compile(
            "(?i)^(?:http|https|grpc|jvm|process|system|db|database|sql|hikari|request|requests|response|cpu|memory|gc|thread|cache|pool|nodejs|go|python|app|errors?|latency|duration|uptime|up|build)(?:[._:-].*)?$");
    private static final Pattern STRUCTURED = Pattern.compile(
            "LogstashEncoder|LoggingEventCompositeJsonEncoder|ch\\.qos\\.logback\\S*JsonEncoder|JsonLayout|EcsEncoder|EcsLayout|StructuredLogEncoder|JsonTemplateLayout|logging\\.structured\\.format\\.|quarkus\\.log\\.(?:console\\.)?json(?:\\.enabled)?\\s*[=:]\\s*true"
                    + "|\\bpino\\(|pinoHttp\\(|winston\\.format\\.json\\(|format\\.json\\(\\)|bunyan\\.createLogger|structlog\\.(?:configure|get_logger|stdlib)|JSONRenderer\\(|\\b(?!pb::)(?:logging\\.|[jJ]sonlogger\\.)?[jJ]son[Ff]ormatter\\(|pythonjsonlogger|slog\\.NewJSONHandler|zap\\.NewProduction|\\bEncoding:\\s*\"json\"|zerolog\\.New\\((?!\\s*zerolog\\.ConsoleWriter)|logrus\\.JSONFormatter|SetFormatter\\(&(?:log|logrus)\\.JSON"
                    + "|[lL]ograge\\.enabled\\s*=\\s*true|SemanticLogger|\\bnew\\s+(?:Compact|Rendered\\w*)?JsonFormatter\\(|logging\\.JsonLogFormatter|BunyanFormattingLayer::new|\\bfrom\\s+aws_lambda_powertools(?:\\.logging\\S*)?\\s+import\\s+.*\\bLogger\\b|AddJsonConsole\\(|\\.json\\(\\)\\s*\\.(?:init|with)|fmt\\(\\)\\.json\\(\\)|LoggerJSON|serialize\\s*=\\s*True");
    private static final String LOGGERS =
            "logstash-logback-encoder|logback-ecs-encoder|log4j2-ecs-layout|ecs-logging-\\w+|quarkus-logging-json|pino|pino-http|nestjs-pino|structlog|python-json-logger|lograge|semantic_logger|Serilog\\.Formatting\\.Compact|tracing-bunyan-formatter";
    private static final Pattern CONSOLE = Pattern.compile("zerolog\\.ConsoleWriter|zap\\.NewDevelopment\\(");
    private static final Pattern GENERATED = Pattern.compile("(?i)auto-?generated|code generated by|do not edit");
    private static final Pattern AUDIT = Pattern.compile(
            "(?i)\\b(?:class|interface|record|object|func|def|function|struct|type|enum)\\s+(?:\\(\\w+\\s+\\*?\\w+\\)\\s*)?\\w*audit(?!ing|or|able)\\w*|create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?[\"`]?(?:\\w+\\.)?\\w*audit\\w*|create_table\\(?\\s*[:\"']\\w*audit|\\baudit_?(?:log|trail|logger|events?|recorder)?\\.(?:record|log|write|append|info|save|publish|emit|add|store)\\w*\\(|\\baudit\\s*[:=]\\s*true\\b.*log");
    private static final String AUDIT_LIBRARIES =
            "hibernate-envers|spring-data-envers|javers-[\\w-]+|paper_trail|audited|django-auditlog|django-simple-history|Audit\\.NET(?:\\.\\w+)*|spring-boot-starter-actuator-audit";
    private static final String[] CODE = {"**/*.{java,kt,scala,go,py,rb,js,ts,mjs,cs,rs,php,ex}"};

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Dependencies dependencies = Dependencies.of(repository);
        findings.yesAt("observability.tracing", repository, dependencies.running(TRACING));
        findings.yesAt(
                "observability.tracing",
                repository,
                repository.findOutsideTests(AGENT, "**/Dockerfile*", "**/*.{yaml,yml,sh,json}", "**/Procfile"));
        findings.yesAt("observability.metrics", repository, dependencies.running(METRICS));
        findings.yesAt("observability.metrics", repository, repository.findOutsideTests(SCRAPED, "**/*.{yaml,yml}"));
        findings.yesAt("observability.metrics", repository, repository.findOutsideTests(WITH_METRICS, "**/*.{cs,py}"));
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.kind().equals("ServiceMonitor") || file.kind().equals("PodMonitor")) {
                findings.yes("observability.metrics", repository.at(file.tree().get("kind")));
            }
        }
        findings.yesAt("observability.error_tracking", repository, dependencies.running(ERRORS));
        findings.yesAt("observability.business_metrics", repository, ownMetrics(repository));
        structured(repository, findings);
        findings.yesAt("logs.audit", repository, repository.findOutsideTests(AUDIT, CODE));
        findings.yesAt("logs.audit", repository, repository.findOutsideTests(AUDIT, "**/*.sql"));
        findings.yesAt("logs.audit", repository, dependencies.running(AUDIT_LIBRARIES));
    }

    private static List<Line> ownMetrics(RepositoryFiles repository) {
        List<Line> found = new ArrayList<>();
        Sieve calls = Sieve.of(OWN_METRIC_CALL);
        Sieve metrics = Sieve.of(OWN_METRIC);
        for (String path : repository.paths(CODE)) {
            if (RepositoryFiles.isTest(path)) {
                continue;
            }
            boolean declares = false;
            for (Line line : repository.text(path).code()) {
                declares = declares || calls.find(line.text());
                if (!declares && !metrics.find(line.text())) {
                    continue;
                }
                Matcher metric = OWN_METRIC.matcher(line.text());
                boolean named =
                        metric.find() && !TECHNICAL.matcher(metric.group(1)).matches();
                boolean goName = line.text().contains("Name:");
                if (named && (!goName || declares)) {
                    found.add(line);
                    break;
                }
                Matcher name = NAME.matcher(line.text());
                if (declares && name.find() && !TECHNICAL.matcher(name.group(1)).matches()) {
                    found.add(line);
                    break;
                }
            }
        }
        return found;
    }

    private static void structured(RepositoryFiles repository, Findings findings) {
        String key = "logs.structured";
        findings.yesAt(
                key,
                repository,
                repository.findOutsideTests(STRUCTURED, CODE).stream()
                        .filter(line -> repository.text(line.path()).lines().stream()
                                .limit(5)
                                .noneMatch(top -> GENERATED.matcher(top.text()).find()))
                        .toList());
        findings.yesAt(
                key,
                repository,
                repository.findOutsideTests(
                        STRUCTURED,
                        "**/{logback,log4j2}*.{xml,yaml,yml,json}",
                        "**/application*.{properties,yaml,yml}",
                        "**/appsettings*.json",
                        "config/**/*.{rb,exs}"));
        for (String path : repository.paths("**/application*.{yaml,yml}")) {
            for (Tree document : repository.documents(path)) {
                Tree format = document.get("logging", "structured", "format");
                Tree quarkus = document.get("quarkus", "log", "console", "json");
                document.get("logging").fields().forEach((name, value) -> {
                    if (name.startsWith("structured.format.") && value.isSet()) {
                        findings.yes(key, repository.at(value));
                    }
                });
                if (format.isSet()) {
                    findings.yes(key, repository.at(format));
                } else if (quarkus.isSet() && quarkus.get("enabled").text().isEmpty()
                        || quarkus.get("enabled").isSet()) {
                    findings.yes(key, repository.at(quarkus));
                }
            }
        }
        boolean forPeople = !repository.findOutsideTests(CONSOLE, "**/*.go").isEmpty();
        findings.yesAt(
                key,
                0.7, // most write lines for people unless told otherwise
                repository,
                Dependencies.of(repository).running(forPeople ? LOGGERS : LOGGERS + "|zerolog|zap"));
    }
}
