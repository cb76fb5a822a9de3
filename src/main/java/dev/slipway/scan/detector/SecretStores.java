package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether secrets come from a place that is made for them. */
@Component
class SecretStores implements Detector {

    @Override
    public String name() {
        return "Secret stores";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("secrets.managed");
    }

    @Override
    public String looksIn() {
        return "Kubernetes secret resources, SOPS files, Terraform, Compose secrets and configuration that names a secret store";
    }

    private static final Set<String> KINDS = Set.of(
            "ExternalSecret",
            "ClusterExternalSecret",
            "SealedSecret",
            "SecretProviderClass",
            "VaultStaticSecret",
            "VaultDynamicSecret",
            "OnePasswordItem",
            "InfisicalSecret",
            "AzureKeyVaultSecret",
            "SopsSecret",
            "DopplerSecret");
    private static final Pattern TERRAFORM = Pattern.compile(
            "^\\s*(?:resource|data)\\s+\"(?:aws_secretsmanager_secret\\w*|aws_ssm_parameter|google_secret_manager_secret\\w*|azurerm_key_vault_secret|vault_\\w+)\"");
    private static final Pattern CONFIG_TREE =
            Pattern.compile("(?i)\\bimport[\"']?\\s*[=:]\\s*[\"']?(?:optional:)?configtree:");
    private static final double MOUNTED_AS_FILES = 0.7; // out of repository and environment; who keeps them is not seen
    private static final Pattern IMPORT = Pattern.compile(
            "(?i)spring\\.config\\.import\\s*[=:].*(?:vault:|aws-secretsmanager:|sm@|aws-parameterstore:)|^\\s*import:\\s*[\"']?(?:optional:)?(?:vault|aws-secretsmanager|aws-parameterstore):"
                    + "|\\b(?:SecretManagerServiceClient|SecretsManagerClient|GetSecretValueCommand|get_secret_value\\(|hvac\\.Client\\(|AddAzureKeyVault\\(|keyvault\\.NewClient)|valueFrom:.*arn:aws:secretsmanager|arn:aws:(?:secretsmanager|ssm):");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "secrets.managed";
        Kubernetes kubernetes = Kubernetes.of(repository);
        for (KubernetesFile file : kubernetes.files()) {
            if (KINDS.contains(file.kind()) && kubernetes.rendered(file)) {
                findings.yes(key, repository.at(file.tree().get("kind")));
            }
            for (Tree annotation : file.tree().all("vault.hashicorp.com/agent-inject")) {
                if (annotation.isSet()) {
                    findings.yes(key, repository.at(annotation));
                }
            }
        }
        for (String path : repository.paths("**/*.{yaml,yml,json}", "**/*.env")) {
            for (Tree document : repository.documents(path)) {
                Tree sops = document.get("sops");
                if (sops.get("mac").isSet() && sops.get("lastmodified").isSet()) {
                    findings.yes(key, repository.at(sops));
                }
            }
        }
        findings.yesAt(key, repository, repository.findOutsideTests(TERRAFORM, "**/*.tf"));
        findings.yesAt(
                key,
                MOUNTED_AS_FILES,
                repository,
                repository.findOutsideTests(CONFIG_TREE, "**/application*.{yaml,yml,properties}"));
        compose(repository, findings);
        findings.yesAt(
                key,
                repository,
                repository.findOutsideTests(IMPORT, "**/*.{java,kt,py,ts,js,go,cs,yaml,yml,properties,json}"));
        findings.yesAt(
                key,
                repository,
                Dependencies.of(repository)
                        .running(
                                "spring-cloud-starter-vault-config|spring-cloud-vault-config|quarkus-vault|spring-cloud-aws-starter-secrets-manager|spring-cloud-gcp-starter-secretmanager|spring-cloud-azure-starter-keyvault(?:-secrets)?"));
    }

    /** Secrets that Compose or Swarm mounts as files; a plain environment variable is none. */
    private static void compose(RepositoryFiles repository, Findings findings) {
        for (String path : repository.paths("**/{docker-,}compose*.{yaml,yml}")) {
            for (Tree document : repository.documents(path)) {
                Tree declared = document.get("secrets");
                for (Tree service : document.get("services").fields().values()) {
                    Tree used = service.get("secrets");
                    if (!used.items().isEmpty() && !declared.fields().isEmpty()) {
                        boolean kept = declared.fields().values().stream()
                                .anyMatch(
                                        secret -> secret.get("external").text().equals("true"));
                        findings.yes("secrets.managed", kept ? 1 : MOUNTED_AS_FILES, List.of(repository.at(used)));
                    }
                }
            }
        }
    }
}
