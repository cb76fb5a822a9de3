package dev.slipway.scan.detector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells that a tool is used: its library in a build file, its own file, or its command in a pipeline. */
record ToolSigns(List<Sign> all) {

    /**
     * @param key of the list that the tool is one of
     * @param library names as build files spell them, for {@link Dependencies}
     * @param content what its own files hold, of those that the globs match
     * @param command how a pipeline calls it, as a step's command
     * @param action how a pipeline uses it, as a ready-made step
     */
    record Sign(
            String key,
            String tool,
            @Nullable String library,
            @Nullable Pattern content,
            List<String> globs,
            @Nullable Pattern command,
            @Nullable Pattern action) {}

    private static final String[] MANIFESTS = {"**/*.{yaml,yml}"};
    private static final String[] COMPOSE = {"**/{docker-,}compose*.{yaml,yml}"};
    private static final String[] TERRAFORM = {"**/*.{tf,tofu}"};
    private static final String[] SCRAPED = {"**/{prometheus,alertmanager}*.{yaml,yml}", "**/*rules*.{yaml,yml}"};

    static final ToolSigns KNOWN = new ToolSigns(List.of(
            file("tools.ci", "GitHub Actions", "^\\s*jobs:", ".github/workflows/*.{yml,yaml}"),
            file("tools.ci", "GitLab CI", "^\\s*(?:script|include|stages|trigger):", ".gitlab-ci.yml"),
            file("tools.ci", "Jenkins", "\\b(?:pipeline|node)\\b.*\\{|@Library\\b", "**/Jenkinsfile*"),
            file(
                    "tools.ci",
                    "Azure Pipelines",
                    "^\\s*-?\\s*(?:steps|jobs|stages|extends):",
                    "**/azure-pipelines*.{yml,yaml}"),
            file("tools.ci", "CircleCI", "^\\s*(?:jobs|workflows):", ".circleci/config.yml"),
            file("tools.ci", "Bitbucket Pipelines", "^\\s*pipelines:", "bitbucket-pipelines.yml"),
            file("tools.ci", "Travis CI", "^\\s*(?:script|jobs|language):", ".travis.yml"),
            file("tools.ci", "Buildkite", "^\\s*steps:", ".buildkite/*.{yml,yaml}"),
            file("tools.ci", "Argo CD", "^kind:\\s*(?:Application|ApplicationSet)\\s*$", MANIFESTS),
            file("tools.ci", "Flux", "toolkit\\.fluxcd\\.io/", MANIFESTS),
            file("tools.ci", "Tekton", "^apiVersion:\\s*tekton\\.dev/", MANIFESTS),
            library("tools.profiling", "Pyroscope", "pyroscope[\\w-]*|agent-pyroscope|pyroscope-go"),
            library("tools.profiling", "async-profiler", "async-profiler|ap-loader(?:-all)?"),
            library("tools.profiling", "JMH", "jmh-core|me\\.champeau\\.jmh|jmh-gradle-plugin"),
            library("tools.profiling", "BenchmarkDotNet", "BenchmarkDotNet"),
            library("tools.profiling", "Criterion", "criterion"),
            library("tools.profiling", "py-spy", "py-spy|scalene|memray"),
            library("tools.profiling", "Clinic.js", "clinic|0x"),
            file("tools.profiling", "pprof", "\"net/http/pprof\"|\"runtime/pprof\"", "**/*.go"),
            file(
                    "tools.profiling",
                    "Java Flight Recorder",
                    "-XX:StartFlightRecording|jdk\\.jfr\\.(?:Event|Recording)\\b",
                    "**/*.{java,kt,sh,yaml,yml}",
                    "**/Dockerfile*"),
            library("tools.load_testing", "Gatling", "gatling[\\w-]*|io\\.gatling[\\w.]*|gatling-charts-highcharts"),
            library("tools.load_testing", "Locust", "locust"),
            library("tools.load_testing", "Artillery", "artillery[\\w-]*"),
            library("tools.load_testing", "autocannon", "autocannon"),
            library("tools.load_testing", "NBomber", "NBomber[\\w.]*"),
            file("tools.load_testing", "k6", "from\\s+['\"]k6(?:/[\\w-]+)?['\"]", "**/*.{js,ts,mjs}"),
            file("tools.load_testing", "JMeter", "<jmeterTestPlan\\b", "**/*.jmx"),
            run("tools.load_testing", "wrk", "(?:^|[\\s;&|])(?:wrk2?\\s+-|vegeta\\s+attack|hey\\s+-[nczq])", null),
            run(
                    "tools.security_scanning",
                    "Trivy",
                    "(?:^|[\\s;&|/])trivy\\s+(?:image|fs|config|repo|sbom|rootfs)\\b",
                    "^aquasecurity/trivy-action"),
            run(
                    "tools.security_scanning",
                    "Snyk",
                    "(?:^|[\\s;&|/])snyk\\s+(?:test|monitor|code|container|iac)\\b",
                    "^snyk/actions"),
            run("tools.security_scanning", "Grype", "(?:^|[\\s;&|/])grype\\s+\\S", "^anchore/scan-action"),
            run("tools.security_scanning", "CodeQL", "codeql\\s+database\\s+analyze", "^github/codeql-action/analyze"),
            run(
                    "tools.security_scanning",
                    "Semgrep",
                    "semgrep\\s+(?:ci|scan|--config)",
                    "^(?:returntocorp/semgrep-action|semgrep/)"),
            run(
                    "tools.security_scanning",
                    "SonarQube",
                    "sonar-scanner\\b|\\bsonar(?::sonar|qube)\\b",
                    "(?i)^sonarsource/"),
            run(
                    "tools.security_scanning",
                    "Gitleaks",
                    "(?:^|[\\s;&|/])gitleaks\\s+(?:detect|protect|git|dir)\\b",
                    "^gitleaks/gitleaks-action"),
            run("tools.security_scanning", "OWASP ZAP", "zap-(?:baseline|full-scan|api-scan)\\.py", "^zaproxy/action-"),
            run(
                    "tools.security_scanning",
                    "pip-audit",
                    "(?:^|[\\s;&|/])(?:pip-audit|bandit\\s+-)",
                    "^pypa/gh-action-pip-audit"),
            run("tools.security_scanning", "npm audit", "\\b(?:npm|pnpm|yarn(?:\\s+npm)?)\\s+audit\\b", null),
            run(
                    "tools.security_scanning",
                    "govulncheck",
                    "(?:^|[\\s;&|/])(?:govulncheck|gosec)\\s",
                    "^golang/govulncheck-action"),
            library(
                    "tools.security_scanning",
                    "OWASP Dependency-Check",
                    "dependency-check-maven|org\\.owasp\\.dependencycheck|dependency-check-gradle"),
            library("tools.database_migration", "Flyway", "flyway[\\w-]*|org\\.flywaydb[\\w.]*"),
            library("tools.database_migration", "Liquibase", "liquibase[\\w-]*|org\\.liquibase[\\w.]*"),
            library("tools.database_migration", "Alembic", "alembic|flask-migrate"),
            library("tools.database_migration", "Django migrations", "django"),
            library("tools.database_migration", "Rails migrations", "rails|activerecord"),
            library("tools.database_migration", "Prisma", "prisma"),
            library("tools.database_migration", "Knex", "knex"),
            library("tools.database_migration", "TypeORM", "typeorm"),
            library("tools.database_migration", "golang-migrate", "migrate/v4|golang-migrate"),
            library("tools.database_migration", "goose", "goose/v3"),
            library(
                    "tools.database_migration",
                    "Entity Framework",
                    "Microsoft\\.EntityFrameworkCore\\.(?:Design|Tools)"),
            library("tools.database_migration", "sqlx", "sqlx"),
            library("tools.database_migration", "Diesel", "diesel"),
            library("tools.database_migration", "Refinery", "refinery"),
            file("tools.database_migration", "dbmate", "^\\s*--\\s*migrate:up", "**/migrations/*.sql"),
            file("tools.database_migration", "Atlas", "^\\s*env\\s+\"", "**/atlas.hcl"),
            file(
                    "tools.orchestration",
                    "Kubernetes",
                    "^kind:\\s*(?:Deployment|StatefulSet|DaemonSet|CronJob)\\s*$",
                    MANIFESTS),
            file("tools.orchestration", "Helm", "^apiVersion:\\s*v[12]\\b", "**/Chart.yaml"),
            file(
                    "tools.orchestration",
                    "Kustomize",
                    "^\\s*(?:resources|bases|patches)\\w*:",
                    "**/kustomization.{yaml,yml}"),
            file("tools.orchestration", "Docker Compose", "^\\s*services:", COMPOSE),
            file(
                    "tools.orchestration",
                    "AWS ECS",
                    "aws_ecs_(?:service|task_definition)|AWS::ECS::Service",
                    "**/*.{tf,tofu,yaml,yml,json}"),
            file("tools.orchestration", "Nomad", "^\\s*job\\s+\"", "**/*.nomad{,.hcl}"),
            library(
                    "tools.monitoring",
                    "Prometheus",
                    "micrometer-registry-prometheus|prom-client|prometheus[_-]client|client_golang|prometheus-net[\\w.]*|simpleclient[\\w-]*|prometheus-fastapi-instrumentator|quarkus-micrometer-registry-prometheus"),
            file(
                    "tools.monitoring",
                    "Prometheus",
                    "^\\s*-?\\s*(?:scrape_configs|alert):|^kind:\\s*(?:ServiceMonitor|PodMonitor|PrometheusRule)\\s*$",
                    SCRAPED),
            file(
                    "tools.monitoring",
                    "Grafana",
                    "\"schemaVersion\"\\s*:|grafana_dashboard",
                    "**/*{grafana,dashboard}*/**/*.{json,tf}",
                    "**/*dashboard*.json"),
            library(
                    "tools.monitoring",
                    "OpenTelemetry",
                    "opentelemetry[\\w-]*|opentelemetry-\\w[\\w-]*|@opentelemetry/[\\w-]+|go\\.opentelemetry\\.io/.*|OpenTelemetry[\\w.]*|micrometer-tracing-bridge-otel"),
            library(
                    "tools.monitoring",
                    "Datadog",
                    "dd-trace[\\w-]*|ddtrace|datadog[\\w-]*|micrometer-registry-datadog|dd-trace-go\\.v1"),
            library("tools.monitoring", "New Relic", "newrelic[\\w-]*|newrelic_rpm|micrometer-registry-new-relic"),
            library("tools.monitoring", "Elastic APM", "elastic-apm[\\w-]*|apm-agent[\\w-]*"),
            file(
                    "tools.monitoring",
                    "CloudWatch",
                    "aws_cloudwatch_metric_alarm|AWS::CloudWatch::Alarm",
                    "**/*.{tf,tofu,yaml,yml,json}"),
            file(
                    "tools.api_documentation",
                    "OpenAPI",
                    "^\\s*[\"']?(?:openapi|swagger)[\"']?\\s*:\\s*[\"']?[23]\\.",
                    "**/*{openapi,swagger,api}*.{yaml,yml,json}"),
            library("tools.api_documentation", "springdoc", "springdoc-openapi[\\w-]*"),
            library(
                    "tools.api_documentation",
                    "Swagger UI",
                    "swagger-ui[\\w-]*|swagger-jsdoc|@nestjs/swagger|Swashbuckle\\.AspNetCore[\\w.]*|drf-spectacular|swaggo|gin-swagger"),
            library("tools.api_documentation", "FastAPI", "fastapi"),
            library("tools.api_documentation", "Redoc", "redoc[\\w-]*|@redocly/cli|redocly"),
            file(
                    "tools.api_documentation",
                    "AsyncAPI",
                    "^\\s*[\"']?asyncapi[\"']?\\s*:\\s*[\"']?[23]\\.",
                    "**/*asyncapi*.{yaml,yml,json}"),
            file(
                    "tools.api_documentation",
                    "GraphQL schema",
                    "^\\s*type\\s+(?:Query|Mutation)\\b",
                    "**/*.{graphql,graphqls,gql}"),
            file("tools.api_documentation", "Protocol Buffers", "^\\s*service\\s+\\w+\\s*\\{", "**/*.proto"),
            library(
                    "tools.message_queues",
                    "Kafka",
                    "spring-kafka|kafka-clients|kafkajs|kafka-python|confluent-kafka|confluent_kafka|sarama|kafka-go|Confluent\\.Kafka|rdkafka|spring-cloud-starter-stream-kafka|quarkus-messaging-kafka"),
            library(
                    "tools.message_queues",
                    "RabbitMQ",
                    "spring-boot-starter-amqp|spring-rabbit|amqplib|pika|amqp091-go|bunny|RabbitMQ\\.Client|lapin|php-amqplib"),
            library("tools.message_queues", "NATS", "jnats|nats|nats-py|nats\\.go|NATS\\.Client"),
            library(
                    "tools.message_queues",
                    "Amazon SQS",
                    "spring-cloud-aws-starter-sqs|@aws-sdk/client-sqs|aws-sdk-sqs|AWSSDK\\.SQS|service/sqs"),
            library(
                    "tools.message_queues",
                    "Google Pub/Sub",
                    "google-cloud-pubsub|@google-cloud/pubsub|cloud\\.google\\.com/go/pubsub"),
            library("tools.message_queues", "Celery", "celery"),
            library("tools.message_queues", "Sidekiq", "sidekiq"),
            library("tools.message_queues", "BullMQ", "bullmq|bull"),
            library("tools.message_queues", "Pulsar", "pulsar-client[\\w-]*|spring-pulsar[\\w-]*"),
            file(
                    "tools.secrets",
                    "External Secrets",
                    "^kind:\\s*(?:Cluster)?(?:ExternalSecret|SecretStore)\\s*$",
                    MANIFESTS),
            file("tools.secrets", "Sealed Secrets", "^kind:\\s*SealedSecret\\s*$", MANIFESTS),
            file(
                    "tools.secrets",
                    "SOPS",
                    "^\\s*sops:|^\\s*creation_rules:",
                    "**/.sops.yaml",
                    "**/*secret*.{yaml,yml}",
                    "**/*.enc.{yaml,yml}"),
            file(
                    "tools.secrets",
                    "Vault",
                    "vault\\.hashicorp\\.com/agent-inject|^\\s*resource\\s+\"vault_|data\\s+\"vault_|spring\\.config\\.import.*vault:|hashicorp/vault-action",
                    "**/*.{yaml,yml,tf,properties}"),
            library(
                    "tools.secrets",
                    "Vault",
                    "spring-cloud-starter-vault-config|node-vault|hvac|VaultSharp|hashicorp/vault/api"),
            file(
                    "tools.secrets",
                    "AWS Secrets Manager",
                    "aws_secretsmanager_secret|AWS::SecretsManager::Secret|aws-secretsmanager:",
                    "**/*.{tf,tofu,yaml,yml,properties}"),
            file(
                    "tools.secrets",
                    "Azure Key Vault",
                    "azurerm_key_vault\\b|Microsoft\\.KeyVault/vaults",
                    "**/*.{tf,tofu,bicep,json}"),
            file("tools.secrets", "Google Secret Manager", "google_secret_manager_secret\\b", TERRAFORM),
            file("tools.infrastructure", "Terraform", "^\\s*(?:resource|module|provider)\\s+\"", "**/*.tf"),
            file("tools.infrastructure", "OpenTofu", "^\\s*(?:resource|module|provider)\\s+\"", "**/*.tofu"),
            file(
                    "tools.infrastructure",
                    "CloudFormation",
                    "^\\s*\"?AWSTemplateFormatVersion\"?\\s*:|^\\s*Type:\\s*[\"']?AWS::",
                    "**/*.{yaml,yml,json,template}"),
            library("tools.infrastructure", "AWS CDK", "aws-cdk-lib|aws-cdk|aws_cdk"),
            library("tools.infrastructure", "Pulumi", "@pulumi/[\\w-]+|pulumi|pulumi/sdk/v3"),
            file("tools.infrastructure", "Bicep", "^\\s*resource\\s+\\w+\\s+'Microsoft\\.", "**/*.bicep"),
            file("tools.infrastructure", "Crossplane", "^apiVersion:\\s*\\S*crossplane\\.io/", MANIFESTS),
            file("tools.infrastructure", "Ansible", "^-\\s+hosts:\\s*\\S", MANIFESTS),
            file("tools.infrastructure", "Helm", "^apiVersion:\\s*v[12]\\b", "**/Chart.yaml"),
            library("tools.agents", "LangChain", "langchain[\\w-]*|langgraph[\\w-]*|@langchain/[\\w-]+"),
            library("tools.agents", "Spring AI", "spring-ai-[\\w-]+"),
            library("tools.agents", "Model Context Protocol", "@modelcontextprotocol/sdk|mcp|fastmcp"),
            library("tools.agents", "OpenAI", "openai|openai-java|OpenAI"),
            library("tools.agents", "Anthropic", "anthropic|@anthropic-ai/sdk|anthropic-java"),
            file(
                    "tools.service_mesh",
                    "Istio",
                    "(?:networking|security)\\.istio\\.io/|istio-injection:\\s*enabled|sidecar\\.istio\\.io/inject",
                    MANIFESTS),
            file("tools.service_mesh", "Linkerd", "linkerd\\.io/inject:\\s*[\"']?enabled|\\.linkerd\\.io/", MANIFESTS),
            file("tools.service_mesh", "Consul", "consul\\.hashicorp\\.com/(?:connect-inject|service)", MANIFESTS),
            library(
                    "tools.feature_flags",
                    "OpenFeature",
                    "(?:dev\\.openfeature.*|sdk-openfeature|@openfeature/[\\w-]+|openfeature[\\w-]*|OpenFeature)"),
            library("tools.feature_flags", "Unleash", "unleash[\\w-]*|unleash-client[\\w-]*"),
            library("tools.feature_flags", "LaunchDarkly", "launchdarkly[\\w-]*|LaunchDarkly\\.[\\w.]+"),
            library("tools.feature_flags", "Flagsmith", "flagsmith[\\w-]*"),
            library("tools.feature_flags", "Flipper", "flipper[\\w-]*"),
            library("tools.feature_flags", "GrowthBook", "growthbook|@growthbook/[\\w-]+"),
            library(
                    "tools.error_tracking",
                    "Sentry",
                    "sentry[\\w-]*|@sentry/[\\w-]+|sentry_sdk|Sentry[\\w.]*|sentry-go"),
            library("tools.error_tracking", "Rollbar", "rollbar[\\w-]*"),
            library("tools.error_tracking", "Bugsnag", "bugsnag[\\w-]*|@bugsnag/[\\w-]+"),
            library("tools.error_tracking", "Honeybadger", "honeybadger[\\w-]*|@honeybadger-io/[\\w-]+"),
            library("tools.error_tracking", "Airbrake", "airbrake[\\w-]*")));

    private static Sign library(String key, String tool, String names) {
        return new Sign(key, tool, names, null, List.of(), null, null);
    }

    private static Sign file(String key, String tool, String content, String... globs) {
        return new Sign(key, tool, null, Pattern.compile(content), List.of(globs), null, null);
    }

    private static Sign run(String key, String tool, String command, @Nullable String action) {
        return new Sign(
                key,
                tool,
                null,
                null,
                List.of(),
                Pattern.compile(command),
                action == null ? null : Pattern.compile(action));
    }

    /** Every library of a key in one expression, so that most build files are asked once. */
    Map<String, String> libraries() {
        return all.stream()
                .filter(sign -> sign.library() != null)
                .collect(Collectors.groupingBy(
                        Sign::key,
                        LinkedHashMap::new,
                        Collectors.mapping(sign -> "(?:" + sign.library() + ")", Collectors.joining("|"))));
    }
}
