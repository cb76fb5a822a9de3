package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What stands before an API and behind it, and what is counted of its use. */
@Component
class ApiLife implements Detector {

    @Override
    public String name() {
        return "API life";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Set<String> keys() {
        return Set.of("api.versioned", "api.gateway", "web.firewall", "database.replicated", "analytics.events");
    }

    @Override
    public String looksIn() {
        return "API descriptions, gateways, infrastructure code, manifests and build files";
    }

    private static final Pattern VERSIONED = Pattern.compile(
            "@RequestMapping\\([^)]*[\"']/?(?:api/)?v\\d+\\b|^\\s*[\"']?(?:/api)?/v\\d+/(?!api-docs|\\*)|^\\s*-?\\s*url:\\s*\\S*/v\\d+\\b|(?:prefix|Route|Group|Router)\\s*[=(:]\\s*[\"'`]/?(?:api/)?v\\d+\\b|\\[ApiVersion\\(|\\bapp\\.enableVersioning\\(|\\.NewVersionedApi\\(|\\.AddApiVersioning\\(|\\bnamespace\\s+:v\\d+\\b|^\\s*package\\s+[\\w.]+\\.v\\d+\\s*;|app\\.use\\([\"'`]/(?:api/)?v\\d+");
    private static final Pattern GATEWAY = Pattern.compile(
            "^apiVersion:\\s*(?:gateway\\.networking\\.k8s\\.io|configuration\\.konghq\\.com|getambassador\\.io|apisix\\.apache\\.org|traefik\\.io|gateway\\.envoyproxy\\.io)/|^_format_version:|resource\\s+\"(?:aws_api_gateway_rest_api|aws_apigatewayv2_api|azurerm_api_management|google_api_gateway_api|konnect_gateway\\w*)\"|AWS::(?:ApiGateway::RestApi|ApiGatewayV2::Api|Serverless::(?:Api|HttpApi))|konghq\\.com/plugins");
    private static final Pattern FIREWALL = Pattern.compile(
            "resource\\s+\"(?:aws_wafv2_web_acl|aws_wafv2_web_acl_association|azurerm_web_application_firewall_policy|google_compute_security_policy|cloudflare_ruleset|fastly_service_waf\\w*)\"|AWS::WAFv2::WebACL|(?:enable-modsecurity|enable-owasp-core-rules|enable-owasp-modsecurity-crs)[\"']?\\s*:\\s*[\"']?true|^\\s*modsecurity\\s+on\\s*;|alb\\.ingress\\.kubernetes\\.io/wafv2-acl-arn");
    private static final Pattern REPLICATED = Pattern.compile(
            "multi_az\\s*=\\s*true|MultiAZ\"?\\s*:\\s*[\"']?true|availability_type\\s*=\\s*\"REGIONAL\"|replicate_source_db\\s*=|resource\\s+\"aws_rds_cluster_instance\"|high_availability\\s*\\{|^\\s*numberOfInstances:\\s*[2-9]|^\\s*architecture:\\s*replication\\s*$|^\\s*primary_conninfo\\s*=|replicaSet=\\w+|^\\s*replication:\\s*$");
    private static final Pattern POSTGRES_CLUSTER = Pattern.compile("^apiVersion:\\s*postgresql\\.cnpg\\.io/");
    private static final Pattern INSTANCES = Pattern.compile("^\\s*instances:\\s*[2-9]");
    private static final String ANALYTICS =
            "posthog[\\w-]*|@posthog/[\\w-]+|mixpanel[\\w-]*|amplitude[\\w-]*|@amplitude/[\\w-]+|@segment/[\\w-]+|analytics-node|analytics-python|snowplow[\\w-]*|@snowplow/[\\w-]+|rudder-sdk[\\w-]*|@rudderstack/[\\w-]+|plausible-tracker|matomo[\\w-]*|firebase-analytics[\\w-]*|analytics-ruby";
    private static final Pattern TRACKED = Pattern.compile(
            "\\b(?:posthog|mixpanel|amplitude|analytics|rudderanalytics|plausible|Matomo|_paq|firebaseAnalytics)\\.(?:capture|track|logEvent|push|page)\\s*\\(|\\btrackSelfDescribingEvent\\(");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        findings.yesAt(
                "api.versioned",
                repository,
                repository.findOutsideTests(
                        VERSIONED,
                        "**/*{openapi,swagger,api}*.{yaml,yml,json}",
                        "**/*.{java,kt,cs,py,rb,go,ts,js,mjs,proto,php}"));
        String[] declared = {"**/*.{yaml,yml,json,tf,tofu}"};
        findings.yesAt("api.gateway", repository, repository.findOutsideTests(GATEWAY, declared));
        findings.yesAt(
                "web.firewall", repository, repository.findOutsideTests(FIREWALL, "**/*.{yaml,yml,json,tf,tofu,conf}"));
        findings.yesAt(
                "database.replicated",
                repository,
                repository.findOutsideTests(REPLICATED, "**/*.{tf,tofu,yaml,yml,json,properties,conf}"));
        repository
                .findOutsideTests(POSTGRES_CLUSTER, "**/*.{yaml,yml}")
                .forEach(cluster -> findings.yesAt(
                        "database.replicated", repository, repository.findOutsideTests(INSTANCES, cluster.path())));
        if (!Dependencies.of(repository).running(ANALYTICS).isEmpty()) {
            findings.yesAt(
                    "analytics.events",
                    repository,
                    repository.findOutsideTests(
                            TRACKED, "**/*.{ts,tsx,js,jsx,mjs,vue,svelte,java,kt,py,rb,go,swift,dart}"));
            findings.yesAt(
                    "analytics.events",
                    0.7,
                    repository,
                    Dependencies.of(repository).running(ANALYTICS));
        }
    }
}
