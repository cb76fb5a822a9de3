package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Sieve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Secrets that stand in the repository in clear. What is shown of them is masked. */
@Component
class LeakedSecrets implements Detector {

    @Override
    public String name() {
        return "Leaked secrets";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return Set.of("secrets.leaked");
    }

    @Override
    public String looksIn() {
        return "every text file, for private keys, tokens of well-known issuers, passwords in addresses and in configuration";
    }

    private static final Pattern TOKEN = Pattern.compile(
            "(?<![A-Za-z0-9])(?:(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,}|glpat-[A-Za-z0-9_-]{20,}"
                    + "|xox[abprs]-[0-9]{8,}-[A-Za-z0-9-]{20,}|(?<=hooks\\.slack\\.com/services/)T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}|[sr]k_live_[A-Za-z0-9]{20,}|AIza[0-9A-Za-z_-]{35}"
                    + "|npm_[A-Za-z0-9]{36}|SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}|dop_v1_[a-f0-9]{64}|pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}|hvs\\.[A-Za-z0-9_-]{24,})");
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----");
    private static final Pattern BASE64_LINE = Pattern.compile("^\\s*[\"']?(?:\\\\n)?[A-Za-z0-9+/=]{40,}");
    private static final Pattern ADDRESS = Pattern.compile(
            "\\b(?:postgres(?:ql)?|mysql|mongodb(?:\\+srv)?|amqps?|rediss?|https?)://(?!([^\\s/:@]+):\\1@)[^\\s/:@\"'$<{]+:([^\\s/@\"'$<{]{6,})@(?!localhost|host\\.docker\\.internal|127\\.0\\.0\\.1|db[:/]|postgres[:/]|example)");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)(?:^|[\\s\"'._-])(?:password|passwd|secret|secret_key|client[_-]?secret|api[_-]?key|auth[_-]?token|access[_-]?token|aws_secret_access_key|private[_-]?token)[\"']?\\s*[:=]\\s*[\"']?([^\\s\"'#,;]{8,})");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i).*(?:\\$|\\{|}|<|>|\\(|\\)|example|sample|changeme|change-me|ch4n[g6]|p[a@4][s5$]{2}w[o0]rd|wrong|invalid|fake|dummy|placeholder|xxxx|asdf|qwert|foobar|letmein|12345678|abcdef|\\*\\*\\*|your[-_]|redacted|secret$|^password|test|local|default|todo|none|null|true|false|vault:|arn:|sops|enc\\[|secretref|secret://|/run/secrets|/etc/|\\.yaml|\\.json).*");
    private static final Pattern CONFIGURATION =
            Pattern.compile("(?i).*\\.(?:ya?ml|properties|env|json|toml|tfvars|ini|conf|cfg)|(?:.*/)?\\.env[^/]*");
    private static final Pattern COMMENT =
            Pattern.compile("^\\s*(?:[$#;]|//|--\\s|/?\\*)"); // what it shows is an example
    private static final Pattern LISTS = Pattern.compile(
            "(?i).*(?:package-lock\\.json|yarn\\.lock|pnpm-lock\\.yaml|\\.lock|go\\.sum|\\.min\\.js|\\.map|\\.svg|\\.snap|\\.csv|\\.gitleaks(?:\\.toml|ignore)|\\.secrets\\.baseline)");
    private static final Pattern SAMPLES = Pattern.compile("(?i).*(?:example|sample|template|\\.dist|\\.tpl).*");
    private static final Pattern PROSE = Pattern.compile("(?i).*\\.(?:md|adoc|rst|mdx)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        for (String path : repository.evenIgnored()) {
            if (!LISTS.matcher(path).matches()) {
                look(repository, findings, path);
            }
        }
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.kind().equals("Secret")
                    && !file.tree().get("sops").exists()
                    && !SAMPLES.matcher(file.path()).matches()
                    && !RepositoryFiles.isTest(file.path())) {
                for (String part : List.of("data", "stringData")) {
                    file.tree().get(part).fields().forEach((name, value) -> {
                        String text = value.text();
                        if (text.length() >= 6
                                && !HARMLESS.matcher(text).matches()
                                && !text.contains("__helm__")
                                && !assigned(new Line(file.path(), value.line(), name + ": " + text))) {
                            leaked(repository, findings, new Line(file.path(), value.line(), name + ": " + text), text);
                        }
                    });
                }
            }
        }
    }

    private static void look(RepositoryFiles repository, Findings findings, String path) {
        boolean quiet = RepositoryFiles.isTest(path)
                || SAMPLES.matcher(path).matches()
                || PROSE.matcher(path).matches();
        boolean configuration = !quiet && CONFIGURATION.matcher(path).matches();
        List<Line> lines = repository.text(path).lines();
        Sieve tokens = Sieve.of(TOKEN);
        Sieve keys = Sieve.of(PRIVATE_KEY);
        Sieve addresses = Sieve.of(ADDRESS);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean told = tokens.find(line.text())
                    || !quiet && (configuration || addresses.find(line.text()) || keys.find(line.text()));
            if (!told) {
                continue;
            }
            Matcher token = TOKEN.matcher(line.text());
            if (token.find() && !token.group().matches("(?i).*(?:EXAMPLE|XXXX|0000000|1234567).*")) {
                leaked(repository, findings, line, token.group());
            } else if (!quiet
                    && PRIVATE_KEY.matcher(line.text()).find()
                    && (i + 1 < lines.size()
                                    && BASE64_LINE
                                            .matcher(lines.get(i + 1).text())
                                            .find()
                            || line.text().length() > 200)) {
                leaked(
                        repository,
                        findings,
                        new Line(path, line.number(), "-----BEGIN PRIVATE KEY-----"),
                        "-----BEGIN PRIVATE KEY-----");
            } else if (!quiet) {
                Matcher address = ADDRESS.matcher(line.text());
                if (address.find()
                        && !COMMENT.matcher(line.text()).find()
                        && !HARMLESS.matcher(address.group(2)).matches()) {
                    leaked(repository, findings, line, address.group(2));
                } else if (configuration && assigned(line)) {
                    Matcher assigned = ASSIGNED.matcher(line.text());
                    if (assigned.find()) {
                        leaked(repository, findings, line, assigned.group(1));
                    }
                }
            }
        }
    }

    private static boolean assigned(Line line) {
        Matcher assigned = ASSIGNED.matcher(line.text());
        return !COMMENT.matcher(line.text()).find()
                && assigned.find()
                && !HARMLESS.matcher(assigned.group(1)).matches()
                && assigned.group(1).matches(".*[0-9].*")
                && assigned.group(1).matches(".*[A-Za-z].*")
                && entropy(assigned.group(1)) > 2.7;
    }

    private static void leaked(RepositoryFiles repository, Findings findings, Line line, String secret) {
        findings.count("secrets.leaked", 1, List.of(repository.hiding(line, secret)));
    }

    private static double entropy(String text) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / text.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
