package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether service level objectives are declared, with a target. */
@Component
class ServiceLevels implements Detector {

    @Override
    public String name() {
        return "Service levels";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("slo.defined");
    }

    @Override
    public String looksIn() {
        return "OpenSLO, Sloth, Pyrra and Nobl9 files, recording rules and Terraform";
    }

    private static final Pattern TERRAFORM = Pattern.compile(
            "^\\s*resource\\s+\"(?:datadog_service_level_objective|google_monitoring_slo|aws_applicationsignals_service_level_objective|grafana_slo|nobl9_slo|newrelic_service_level)\"");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "slo.defined";
        for (String path : repository.paths("**/*.{yaml,yml,json}")) {
            for (Tree document : repository.documents(path)) {
                String version = document.get("apiVersion").text();
                String kind = document.get("kind").text();
                boolean open = (version.startsWith("openslo/")
                                || version.startsWith("openslo.com/")
                                || version.startsWith("n9/"))
                        && kind.equals("SLO")
                        && document.get("spec", "objectives").isSet();
                boolean pyrra = kind.equals("ServiceLevelObjective")
                        && document.get("spec", "target").isSet();
                boolean sloth = kind.equals("PrometheusServiceLevel")
                        && document.get("spec", "slos").isSet();
                Tree slos = document.get("slos");
                boolean plain = !slos.items().isEmpty()
                        && slos.items().stream()
                                .anyMatch(slo -> slo.get("objective").isSet()
                                        || slo.get("target").isSet());
                if (open || pyrra || sloth) {
                    findings.yes(key, repository.at(document.get("kind")));
                } else if (plain) {
                    findings.yes(key, repository.at(slos));
                }
                for (Tree record : document.all("record")) {
                    if (record.text().matches("(?i).*(?:slo[:_]|error_budget|sli[:_]).*")) {
                        findings.yes(key, 0.8, List.of(repository.at(record)));
                        break;
                    }
                }
            }
        }
        findings.yesAt(key, repository, repository.findOutsideTests(TERRAFORM, "**/*.tf"));
    }
}
