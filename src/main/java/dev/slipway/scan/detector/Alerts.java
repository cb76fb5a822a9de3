package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the alert rules watch, by what their expressions ask. */
@Component
class Alerts implements Detector {

    @Override
    public String name() {
        return "Alert rules";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("alerts.latency", "alerts.errors", "alerts.uptime", "alerts.database", "alerts.saturation");
    }

    @Override
    public String looksIn() {
        return "Prometheus and Grafana rules, CloudWatch alarms and Datadog monitors";
    }

    private static final Map<String, Pattern> WATCHES = new LinkedHashMap<>();

    static {
        WATCHES.put(
                "alerts.latency",
                Pattern.compile(
                        "(?i)histogram_quantile|latency|duration|response_?time|TargetResponseTime|_seconds_bucket|\\bp9[0-9]\\b|slow"));
        WATCHES.put(
                "alerts.errors",
                Pattern.compile(
                        "(?i)5xx|5\\.\\.|5\\.\\*|5\\[|\"5|server_error|errors?(?:_|\\b)|failed|failures?|exceptions?|HTTPCode_Target_5"));
        WATCHES.put(
                "alerts.uptime",
                Pattern.compile(
                        "(?i)(?<![\\w])up\\s*(?:\\{|==|<)|absent(?:_over_time)?\\(|probe_success|replicas_(?:un)?available|HealthyHostCount|UnHealthyHostCount|StatusCheckFailed|kube_pod_status_ready|synthetics"));
        WATCHES.put(
                "alerts.database",
                Pattern.compile(
                        "(?i)hikaricp|(?<![a-z])pg_|postgres|mysql|mongo|(?<![a-z])db_|database|(?<![a-z])rds|jdbc|replication_lag|(?<![a-z])sql|go_sql_|pgx|cnpg_|DatabaseConnections"));
        WATCHES.put(
                "alerts.saturation",
                Pattern.compile(
                        "(?i)cpu|memory|heap|disk|filesystem|volume|saturat|queue|backlog|(?<![a-z])pool|threads|throttl|connections|inflight|in_flight|consumer_?lag|lag_|maxreplicas|spec_max_replicas|FreeStorageSpace|evict"));
    }

    private static final Pattern ALERTING_CHART = Pattern.compile("(?i)\\balert");
    private static final Pattern ALARM = Pattern.compile(
            "^\\s*resource\\s+\"(?:aws_cloudwatch_metric_alarm|datadog_monitor|google_monitoring_alert_policy|azurerm_monitor_metric_alert|grafana_rule_group|newrelic_nrql_alert_condition)\"");
    private static final Pattern ALARM_FIELD =
            Pattern.compile("^\\s*(?:metric_name|query|filter|expression|comparison|expr|MetricName)\\s*[=:]\\s*(.*)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        for (String path : repository.paths("**/*.{yaml,yml,json,rules}")) {
            List<Tree> documents = path.endsWith(".rules")
                    ? repository.documents(path, repository.text(path).whole())
                    : repository.documents(path);
            documents.forEach(document -> rules(repository, findings, document));
        }
        boolean elsewhere = repository.paths("**/Chart.yaml").stream()
                .flatMap(path -> repository.documents(path).stream())
                .flatMap(chart -> chart.get("dependencies").items().stream())
                .anyMatch(chart ->
                        ALERTING_CHART.matcher(chart.get("name").text()).find()
                                && !chart.get("repository").text().startsWith("file:"));
        if (elsewhere) { // another repository holds the rules
            findings.cannotJudge(WATCHES.keySet().toArray(String[]::new));
        }
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.path().contains("/templates/") || file.path().startsWith("templates/")) {
                rules(repository, findings, file.tree());
            }
        }
        for (String path : repository.paths("**/*.tf")) {
            terraform(repository, findings, path);
        }
    }

    private static void rules(RepositoryFiles repository, Findings findings, Tree document) {
        document.walk((key, value) -> {
            Tree expression = value.get("expr");
            if (value.get("alert").isSet() && expression.isSet()) {
                say(repository, findings, value.get("alert").text() + " " + expression.text(), value.get("alert"));
            } else if (value.get("title").isSet()
                    && value.get("condition").exists()
                    && !value.get("data").items().isEmpty()) {
                StringBuilder asked = new StringBuilder();
                value.get("data")
                        .all("expr")
                        .forEach(expr -> asked.append(expr.text()).append(' '));
                say(repository, findings, asked.toString(), value.get("title"));
            } else if (value.get("Type").text().equals("AWS::CloudWatch::Alarm")) {
                Tree metric = value.get("Properties", "MetricName");
                say(
                        repository,
                        findings,
                        metric.text() + " "
                                + value.get("Properties", "Namespace").text(),
                        metric);
            }
        });
    }

    private static void terraform(RepositoryFiles repository, Findings findings, String path) {
        boolean alarm = false;
        for (Line line : repository.text(path).code()) {
            if (line.text().matches("^\\s*resource\\s.*")) {
                alarm = ALARM.matcher(line.text()).find();
            }
            Matcher field = ALARM_FIELD.matcher(line.text());
            if (alarm && field.find()) {
                String asked = field.group(1);
                WATCHES.forEach((key, watches) -> {
                    if (watches.matcher(asked).find()) {
                        findings.yes(key, repository.at(line));
                    }
                });
            }
        }
    }

    private static void say(RepositoryFiles repository, Findings findings, String asked, Tree place) {
        WATCHES.forEach((key, watches) -> {
            if (watches.matcher(asked).find()) {
                findings.yes(key, repository.at(place));
            }
        });
    }
}
