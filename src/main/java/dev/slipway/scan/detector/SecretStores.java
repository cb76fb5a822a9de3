package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
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
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("secrets.managed");
    }

    @Override
    public String looksIn() {
        return "Kubernetes secret resources, SOPS files, Terraform and configuration that names a secret store";
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
                repository,
                repository.findOutsideTests(IMPORT, "**/*.{java,kt,py,ts,js,go,cs,yaml,yml,properties,json}"));
        findings.yesAt(
                key,
                repository,
                Dependencies.of(repository)
                        .running(
                                "spring-cloud-starter-vault-config|spring-cloud-vault-config|quarkus-vault|spring-cloud-aws-starter-secrets-manager|spring-cloud-gcp-starter-secretmanager|spring-cloud-azure-starter-keyvault(?:-secrets)?"));
    }
}
