package dev.slipway.scan.detector;

import dev.slipway.facts.Evidence;
import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a browser meets first: the versions of TLS, the redirect from plain HTTP, the security headers. */
@Component
class HttpEdge implements Detector {

    private static final Pattern PROTOCOLS = Pattern.compile(
            "(?i)\\b(?:ssl_protocols|ssl-protocols|SSLProtocol|enabled-protocols|minimum_tls_version|min_tls_version|minimum_protocol_version|minProtocolVersion"
                    + "|minimumProtocolVersion|tls_min_version|minVersion|ssl_policy|ssl-policy|protocols(?=\\s+tls))\\b[\"']?\\s*[:= ]\\s*(.*)");
    private static final Pattern GO_TLS = Pattern.compile("\\bMinVersion:\\s*tls\\.VersionTLS1([0-3])");
    private static final Pattern VERSION =
            Pattern.compile("(?i)(?<![-\\w!])\\+?(?:TLSv?[ _-]?)?(1)(?:[._-]([0-3]))?(?![\\d.]*\\d)");
    private static final Pattern REDIRECT = Pattern.compile(
            "(?i)return\\s+30[18]\\s+https://|rewrite\\s+\\S+\\s+https://\\$(?:host|server_name|http_host)|RewriteRule\\s+.*https://%\\{(?:HTTP_HOST|SERVER_NAME)|Redirect(?:\\s+permanent)?\\s+/\\s+https://"
                    + "|viewer_protocol_policy\\s*=\\s*\"(?:redirect-to-https|https-only)\"|https_only\\s*=\\s*true|https_traffic_only_enabled\\s*=\\s*true|redirect_http_to_https\\s*=\\s*true"
                    + "|https_redirect\\s*=\\s*true|(?<!en)force_https\\s*=\\s*true|SECURE_SSL_REDIRECT\\s*=\\s*True|config\\.force_ssl\\s*=\\s*true|UseHttpsRedirection\\(|requiresSecure\\(\\)|(?<![A-Za-z])redirectToHttps\\(");
    private static final Pattern TERRAFORM_PROTOCOL = Pattern.compile("^\\s*protocol\\s*=\\s*\"HTTPS\"");
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?<![\\w-])(Strict-Transport-Security|X-Content-Type-Options|X-Frame-Options|Content-Security-Policy|Referrer-Policy|Permissions-Policy)(?![\\w-])");
    private static final Pattern TAKES_AWAY =
            Pattern.compile("(?i)\\b(?:remove|unset|delete)_?header|\\bheaders\\.(?:remove|delete)\\(");
    private static final Map<String, String> TRAEFIK = Map.of(
            "stsSeconds", "Strict-Transport-Security",
            "contentTypeNosniff", "X-Content-Type-Options",
            "frameDeny", "X-Frame-Options",
            "customFrameOptionsValue", "X-Frame-Options",
            "contentSecurityPolicy", "Content-Security-Policy",
            "referrerPolicy", "Referrer-Policy",
            "permissionsPolicy", "Permissions-Policy");
    private static final Pattern OF_A_PAGE = Pattern.compile("(?:.*/)?(?:static|public|assets|wwwroot|www)/.*\\.m?js");
    private static final String[] SERVERS = {
        "**/nginx*.conf",
        "**/nginx/**/*.{conf,template}",
        "**/*.nginx",
        "**/*.nginx.conf",
        "**/httpd*.conf",
        "**/.htaccess",
        "**/Caddyfile",
        "**/*.conf.template"
    };
    private static final String[] CODE = {
        "**/*.{java,kt,scala,go,py,rb,js,ts,mjs,cs,rs,php,ex}", "**/application*.{yaml,yml,properties}"
    };

    @Override
    public String name() {
        return "HTTP edge";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> keys() {
        return Set.of("tls.min_version", "http.redirects_to_https", "http.security_headers");
    }

    @Override
    public String looksIn() {
        return "ingresses, gateways, web server configuration, Terraform and the code that sets headers";
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        boolean edge = kubernetes(repository, findings);
        edge |= files(repository, findings);
        frameworks(repository, findings);
        if (!edge) {
            findings.cannotJudge("http.redirects_to_https", "http.security_headers");
        }
    }

    private boolean kubernetes(RepositoryFiles repository, Findings findings) {
        boolean edge = false;
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            boolean ingress = file.kind().equals("Ingress");
            boolean gateway = Set.of(
                            "Gateway",
                            "IngressRoute",
                            "HTTPProxy",
                            "HTTPRoute",
                            "Middleware",
                            "ClientTrafficPolicy",
                            "TLSOption",
                            "ManagedCertificate",
                            "FrontendConfig")
                    .contains(file.kind());
            boolean nginx = file.kind().equals("ConfigMap") && file.path().matches("(?i).*(?:nginx|ingress).*");
            if (!ingress && !gateway && !nginx) {
                continue;
            }
            edge = true;
            if (ingress) {
                ingress(repository, findings, file);
            }
            file.tree().walk((key, value) -> {
                String text = value.text();
                if (key.matches(
                        ".*(?:ssl-protocols|minProtocolVersion|minimumProtocolVersion|minVersion|ssl-policy|sslPolicy)")) {
                    versions(text).ifPresent(v -> oldest(findings, v, repository.at(value)));
                }
                if (text.contains("ssl_protocols")) {
                    protocols(repository, findings, scalarLine(repository, value, "ssl_protocols"));
                }
                if (key.equals("httpsRedirect") && value.isSet()
                        || key.equals("redirectToHttps") && value.get("enabled").isSet()
                        || key.equals("redirectScheme")
                                && value.get("scheme").text().equals("https")) {
                    findings.yes("http.redirects_to_https", repository.at(value));
                }
                String traefik = TRAEFIK.get(key);
                if (traefik != null && value.isSet()) {
                    findings.items("http.security_headers", List.of(traefik), repository.at(value));
                }
                headers(repository, findings, key, value);
            });
        }
        return edge;
    }

    private static void ingress(RepositoryFiles repository, Findings findings, KubernetesFile file) {
        Kubernetes kubernetes = Kubernetes.of(repository);
        String nginx = "nginx.ingress.kubernetes.io/";
        for (String name : List.of(
                nginx + "ssl-redirect",
                nginx + "force-ssl-redirect",
                "haproxy.org/ssl-redirect",
                "ingress.kubernetes.io/ssl-redirect",
                "alb.ingress.kubernetes.io/ssl-redirect",
                "appgw.ingress.kubernetes.io/ssl-redirect")) {
            Tree annotation = file.annotation(name);
            if (annotation.exists()) {
                if (annotation.isSet()) {
                    findings.yes("http.redirects_to_https", repository.at(annotation));
                } else {
                    findings.no("http.redirects_to_https", repository.at(annotation));
                }
                return;
            }
        }
        boolean isNginx = file.tree().get("spec", "ingressClassName").text().contains("nginx")
                || file.annotation("kubernetes.io/ingress.class").text().contains("nginx")
                || file.tree().get("metadata", "annotations").fields().keySet().stream()
                        .anyMatch(key -> key.startsWith(nginx));
        Tree tls = file.tree().get("spec", "tls");
        if (isNginx && kubernetes.present(tls)) { // what its controller does for hosts with a certificate
            findings.yes("http.redirects_to_https", 0.8, List.of(repository.at(tls)));
        }
    }

    private static void headers(RepositoryFiles repository, Findings findings, String key, Tree value) {
        if (HEADER.matcher(key).matches() && value.isSet()) {
            findings.items("http.security_headers", List.of(spelled(key)), repository.at(value));
        } else if (value.text().contains("add_header") || value.text().contains("more_set_headers")) {
            for (String name : names(value.text())) {
                findings.items(
                        "http.security_headers", List.of(name), repository.at(scalarLine(repository, value, name)));
            }
        }
    }

    private static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher header = HEADER.matcher(line);
            if (!line.strip().startsWith("#") && header.find()) {
                names.add(spelled(header.group(1)));
            }
        }
        return names;
    }

    /** The line of a block of text that holds the word. */
    private static Line scalarLine(RepositoryFiles repository, Tree value, String word) {
        return repository.text(value.path()).lines().stream()
                .skip(Math.max(0, value.line() - 1))
                .filter(line ->
                        line.text().contains(word) && !line.text().strip().startsWith("#"))
                .findFirst()
                .orElse(new Line(value.path(), value.line(), value.text()));
    }

    private static boolean files(RepositoryFiles repository, Findings findings) {
        boolean edge = false;
        List<String> paths = new ArrayList<>(repository.paths(SERVERS));
        edge |= !paths.isEmpty();
        paths.addAll(repository.paths("**/*.tf"));
        for (String path : paths) {
            boolean listener = false;
            for (Line line : repository.text(path).code()) {
                String text = line.text();
                listener |= text.contains("aws_lb_listener") || text.contains("aws_alb_listener");
                edge |= listener
                        || text.contains("aws_cloudfront_distribution")
                        || text.contains("google_compute_ssl_policy");
                protocols(repository, findings, line);
                if (REDIRECT.matcher(text).find()
                        || listener
                                && TERRAFORM_PROTOCOL.matcher(text).find()
                                && within(repository, path, line.number(), "redirect")) {
                    findings.yes("http.redirects_to_https", repository.at(line));
                }
                boolean sets = text.matches(
                                "(?i).*(?:add_header|more_set_headers|header\\s+(?:always\\s+)?(?:set|append|\\S*strict|\\S*x-)).*")
                        || path.endsWith("Caddyfile");
                Matcher header = HEADER.matcher(text);
                if (sets && header.find()) {
                    findings.items("http.security_headers", List.of(spelled(header.group(1))), repository.at(line));
                }
            }
            if (path.endsWith("Caddyfile")
                    && repository.text(path).code().stream()
                            .noneMatch(line -> line.text().contains("auto_https off"))) {
                findings.yes("http.redirects_to_https", 0.8, List.of(repository.at(path, 1)));
            }
        }
        return edge;
    }

    private static boolean within(RepositoryFiles repository, String path, int line, String word) {
        List<Line> lines = repository.text(path).lines();
        return lines.subList(Math.max(0, line - 5), line).stream()
                .anyMatch(near -> near.text().contains(word));
    }

    private static void frameworks(RepositoryFiles repository, Findings findings) {
        for (Line line : repository.findOutsideTests(REDIRECT, CODE)) {
            findings.yes("http.redirects_to_https", repository.at(line));
        }
        for (Line line : repository.findOutsideTests(GO_TLS, "**/*.go")) {
            Matcher version = GO_TLS.matcher(line.text());
            if (version.find()) {
                oldest(findings, "1." + version.group(1), repository.at(line));
            }
        }
        for (String path : repository.paths("**/application*.{yaml,yml,properties}")) {
            repository.text(path).code().forEach(line -> {
                if (line.text().contains("enabled-protocols")) {
                    protocols(repository, findings, line);
                }
            });
        }
        for (Line line : repository.findOutsideTests(
                Pattern.compile(
                        "(?i)[\"']" + HEADER.pattern()
                                + "[\"']|\\bhelmet\\(|\\.UseHsts\\(|SECURE_HSTS_SECONDS\\s*=\\s*[1-9]|SECURE_CONTENT_TYPE_NOSNIFF\\s*=\\s*True"),
                CODE)) {
            if (OF_A_PAGE.matcher(line.path()).matches()) {
                continue; // it runs in the browser, which is sent them
            }
            for (Line each : repository.text(line.path()).code()) {
                codeHeaders(each)
                        .forEach(name -> findings.items("http.security_headers", List.of(name), repository.at(each)));
            }
        }
        Dependencies dependencies = Dependencies.of(repository);
        boolean off = !repository
                .findOutsideTests(
                        Pattern.compile(
                                "\\bheaders\\(\\s*(?:\\w+\\s*->\\s*\\w+\\.disable\\(|AbstractHttpConfigurer::disable)"),
                        "**/*.{java,kt}")
                .isEmpty();
        dependencies
                .running(
                        "spring-boot-starter-security|spring-boot-starter-security-oauth2-resource-server|spring-boot-starter-oauth2-resource-server|spring-security-web")
                .stream()
                .findFirst()
                .filter(line -> !off)
                .ifPresent(line -> findings.items(
                        "http.security_headers",
                        List.of("Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options"),
                        repository.at(line)));
    }

    /** As HTTP's registry writes it: names are the same in any case. */
    private static String spelled(String header) {
        StringBuilder spelled = new StringBuilder(header.toLowerCase(Locale.ROOT));
        for (int i = 0; i < spelled.length(); i++) {
            if (i == 0 || spelled.charAt(i - 1) == '-') {
                spelled.setCharAt(i, Character.toUpperCase(spelled.charAt(i)));
            }
        }
        return spelled.toString();
    }

    private static List<String> codeHeaders(Line line) {
        List<String> names = new ArrayList<>();
        if (TAKES_AWAY.matcher(line.text()).find()) {
            return names;
        }
        Matcher header = Pattern.compile("[\"']" + HEADER.pattern() + "[\"']").matcher(line.text());
        while (header.find()) {
            names.add(spelled(header.group(1)));
        }
        Map<String, List<String>> calls = new LinkedHashMap<>();
        calls.put(
                "\\bhelmet\\(",
                List.of(
                        "Strict-Transport-Security",
                        "X-Content-Type-Options",
                        "X-Frame-Options",
                        "Content-Security-Policy",
                        "Referrer-Policy"));
        calls.put("\\.UseHsts\\(|SECURE_HSTS_SECONDS\\s*=\\s*[1-9]", List.of("Strict-Transport-Security"));
        calls.put("SECURE_CONTENT_TYPE_NOSNIFF\\s*=\\s*True", List.of("X-Content-Type-Options"));
        calls.forEach((call, sent) -> {
            if (Pattern.compile(call).matcher(line.text()).find()) {
                names.addAll(sent);
            }
        });
        return names;
    }

    private static void protocols(RepositoryFiles repository, Findings findings, Line line) {
        Matcher setting = PROTOCOLS.matcher(line.text());
        if (setting.find()) {
            versions(setting.group(1)).ifPresent(version -> oldest(findings, version, repository.at(line)));
        }
    }

    private static Optional<String> versions(String text) {
        if (text.contains("ELBSecurityPolicy")) {
            Matcher policy = Pattern.compile("TLS13-1-([0-3])|TLS-1-([0-3])|(?:FS-1-([0-3]))")
                    .matcher(text);
            if (policy.find()) {
                String minor = policy.group(1) != null
                        ? policy.group(1)
                        : policy.group(2) != null ? policy.group(2) : policy.group(3);
                return Optional.of("1." + minor);
            }
            return Optional.of("1.0");
        }
        Matcher version = VERSION.matcher(text.replaceAll("-(?:all|TLSv1(?:\\.[0-3])?|SSLv[23])", ""));
        String oldest = null;
        while (version.find()) {
            String found = "1." + (version.group(2) == null ? "0" : version.group(2));
            oldest = oldest == null || found.compareTo(oldest) < 0 ? found : oldest;
        }
        return Optional.ofNullable(oldest);
    }

    private static void oldest(Findings findings, String version, Evidence evidence) {
        if (findings.text("tls.min_version")
                .map(before -> version.compareTo(before) < 0)
                .orElse(true)) {
            findings.text("tls.min_version", version, evidence);
        }
    }
}
