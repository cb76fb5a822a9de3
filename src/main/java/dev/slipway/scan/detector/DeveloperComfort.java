package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a newcomer is given, and what nobody has to do by hand. */
@Component
class DeveloperComfort implements Detector {

    @Override
    public String name() {
        return "Developer comfort";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("dev.local_environment", "dev.code_generated", "dev.automated", "docs.onboarding");
    }

    @Override
    public String looksIn() {
        return "dev containers, Compose files, build files, task files and guides";
    }

    private static final Pattern CONTAINER = Pattern.compile("\"(?:image|build|dockerFile|dockerComposeFile)\"\\s*:");
    private static final Pattern SERVICES = Pattern.compile("^services:\\s*$");
    private static final Pattern TOOLING = Pattern.compile(
            "^\\s*(?:packages|languages|services|env)\\.|^\\s*\\[(?:tools|env)]|^\\s*(?:java|nodejs|node|python|go|golang|ruby|rust)\\s+\\d|devShells?\\b|^k8s_yaml\\(|docker_build\\(");
    private static final String GENERATORS =
            "openapi-generator[\\w-]*|org\\.openapi\\.generator|protobuf-maven-plugin|com\\.google\\.protobuf|openapi-typescript[\\w-]*|orval|@graphql-codegen/[\\w-]+|graphql-codegen[\\w-]*|jooq-codegen[\\w-]*|NSwag[\\w.]*|oapi-codegen|gqlgen|prost-build|tonic-build|swagger-codegen[\\w-]*|jsonschema2pojo[\\w-]*|datamodel-code-generator|quicktype[\\w-]*";
    private static final Pattern GENERATED =
            Pattern.compile("^\\s*(?:plugins|managed):\\s*$|^\\s*-?\\s*(?:openapi-generator|buf\\s+generate)\\b");
    private static final Pattern TASK = Pattern.compile(
            "^[a-z][\\w-]*:(?!=)(?:\\s|$)|^\\s{2}[a-z][\\w:-]*:\\s*$|^[a-z][\\w-]*(?:\\s+\\w+)*:\\s*$|^\\s*(?:task|namespace)\\s+:|^\\s*(?:run|test|build|bench|scan)\\)");
    private static final Pattern HOOK = Pattern.compile("^\\s*-\\s*id:\\s*\\S|^\\s*(?:pre-commit|pre-push):\\s*$");
    private static final Pattern NEWCOMER = Pattern.compile(
            "(?i)^#{1,3}\\s+.*\\b(?:onboarding (?:for|guide|checklist|plan|a new|new)|(?:developer|engineer|team|contributor) onboarding|(?:for|welcome,?) new(?:comers?| joiners?| team members?)|new to the team|your first (?:week|day|change|contribution)|first steps|getting set up|set(?:ting)? up (?:your|a) (?:machine|workstation|development environment)|developer set-?up|local (?:development|set-?up)|development (?:environment|set-?up))\\b");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String local = "dev.local_environment";
        findings.yesAt(local, repository, repository.find(CONTAINER, "**/devcontainer.json"));
        findings.yesAt(
                local, repository, repository.find(SERVICES, "{,docker/,dev/,local/}{docker-,}compose*.{yaml,yml}"));
        findings.yesAt(
                local, 0.7, repository, repository.findOutsideTests(SERVICES, "*/{docker-,}compose*.{yaml,yml}"));
        findings.yesAt(
                local,
                0.7,
                repository,
                repository.find(
                        TOOLING, "devenv.nix", "flake.nix", "mise.toml", ".mise.toml", ".tool-versions", "Tiltfile"));
        findings.yesAt(
                "dev.code_generated", repository, Dependencies.of(repository).any(GENERATORS));
        findings.yesAt("dev.code_generated", repository, repository.find(GENERATED, "**/buf.gen.yaml"));
        for (String path : repository.paths("**/*.go")) { // there a comment is the command
            findings.yesAt(
                    "dev.code_generated",
                    repository,
                    repository.text(path).lines().stream()
                            .filter(line -> line.text().startsWith("//go:generate "))
                            .limit(1)
                            .toList());
        }
        String automated = "dev.automated";
        findings.yesAt(
                automated,
                repository,
                repository.find(TASK, "Makefile", "justfile", "Taskfile.{yaml,yml}", "Rakefile"));
        for (String task : List.of("build", "test", "start", "lint", "dev")) {
            findings.yesAt(automated, repository, Commands.npmScript(repository, task));
        }
        findings.yesAt(automated, repository, repository.find(HOOK, ".pre-commit-config.yaml", "lefthook.{yml,yaml}"));
        findings.yesAt(
                "docs.onboarding",
                repository,
                repository.find(NEWCOMER, "{,docs/,doc/}*.md", "docs/{onboarding,how-to,guides,development}/**/*.md"));
    }
}
