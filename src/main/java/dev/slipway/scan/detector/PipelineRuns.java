package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Sieve;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the pipelines do: test, deploy, look whether it works, take it back. */
@Component
class PipelineRuns implements Detector {

    private static final String BEGIN = "(?:^|[\\s;&|(\"'])";

    private static final Pattern TESTS = Pattern.compile(BEGIN
            + "(?:(?:mvn|\\./mvnw|mvnw)\\b(?!.*(?:-DskipTests(?!=false)|-Dmaven\\.test\\.skip(?!=false)))[^|]*\\b(?:test|verify|install|package|deploy)\\b"
            + "|(?:gradle|\\./gradlew|gradlew)\\b(?!.*(?:-x|--exclude-task)\\s+:?(?:\\w+:)*test\\b)[^|]*?\\s:?(?:[\\w-]+:)*(?:test|check|build|\\w+Test)\\b"
            + "|(?:npx\\s+|pnpm\\s+(?:exec\\s+)?|yarn\\s+)?(?:jest|vitest|mocha|ava|lab(?=\\s+-)|karma start|cypress run|playwright test|ng test|react-scripts test)\\b"
            + "|node\\s+(?:\\S+\\s+)*--test\\b|deno test\\b|bun test\\b"
            + "|(?:nx|turbo|lerna)\\b.*\\btest\\b"
            + "|pytest\\b|python3? -m (?:pytest|unittest)\\b|tox\\b|nox\\b|manage\\.py test\\b"
            + "|go test\\b|gotestsum\\b|ginkgo\\b|cargo (?:test|nextest)\\b|dotnet (?:test|vstest)\\b"
            + "|(?:bundle exec )?(?:rspec|rake (?:test|spec)|cucumber)\\b|(?:bin/)?rails test\\b"
            + "|mix test\\b|sbt\\b.*\\btest\\b|(?:\\S*/)?phpunit\\b|bazel test\\b|swift test\\b|ctest\\b|flutter test\\b"
            + "|(?:lein|clj) test\\b|helm unittest\\b|bats\\b|chainsaw test\\b|kuttl test\\b)");
    private static final Pattern HANDLES_FILES = Pattern.compile(
            "^\\s*(?:sudo\\s+)?(?:docker\\s+cp|cp|mv|rm|mkdir|ls|tar|cat|zip|chmod|chown|find|aws\\s+s3|curl|wget)\\s");
    private static final Pattern NPM_TEST = Pattern.compile(
            BEGIN + "(?:npm|yarn|pnpm)\\s+(?:--?\\S+\\s+)*(?:run\\s+)?(?:test|t)(?::[\\w:-]+)?(?=\\s|$|[\"';&|])");
    private static final Pattern TEST_ACTIONS = Pattern.compile(
            "(?i)^cypress-io/github-action|^(?:VSTest|VisualStudioTestPlatform\\w*)@|^DotNetCoreCLI@.*command=test"
                    + "|^Maven@(?!.*goals=(?:clean|compile)\\s*$)|^Gradle@.*tasks=\\S*.*(?:test|build|check)");
    private static final Pattern DEPLOYS = Pattern.compile(
            BEGIN
                    + "(?:kubectl\\b.*\\b(?:apply|set image|rollout restart|patch|replace)\\b|helm(?:3)?\\b.*\\b(?:upgrade|install)\\b(?!.*\\bplugin\\b)"
                    + "|helmfile\\b.*\\b(?:apply|sync)\\b|terraform\\b.*\\bapply\\b|tofu apply\\b|terragrunt\\b.*\\bapply\\b|pulumi up\\b|cdk deploy\\b|sam deploy\\b"
                    + "|(?:npx )?(?:serverless|sls) deploy\\b|aws ecs update-service\\b|aws lambda update-function-code\\b|aws cloudformation deploy\\b"
                    + "|aws s3 sync\\b|aws elasticbeanstalk\\b|eb deploy\\b|aws deploy create-deployment\\b|gcloud\\b.*\\b(?:run deploy|app deploy|functions deploy|deploy releases create)\\b"
                    + "|az (?:webapp|containerapp|functionapp|spring)\\b.*\\b(?:deploy|deployment|up|update|restart|create)\\b"
                    + "|argocd app (?:sync|set)\\b|flux reconcile\\b|kustomize edit set image\\b|(?:flyctl|fly) deploy\\b|heroku container:release\\b"
                    + "|git push heroku\\b|(?:npx )?vercel\\b.*(?:deploy|--prod)|netlify deploy\\b|cf push\\b|nomad (?:job )?run\\b|docker stack deploy\\b"
                    + "|docker[- ]compose\\b.*\\bup\\b.*-d.*\\bssh\\b|ssh\\b.*docker[- ]compose\\b.*\\bup\\b|ansible-playbook\\b|skaffold run\\b|kamal deploy\\b"
                    + "|cap \\w+ deploy\\b|(?:npx )?wrangler (?:deploy|publish)\\b|firebase deploy\\b|octo deploy-release\\b)(?!.*--(?:dry-run|local)\\b)");
    private static final Pattern DEPLOY_ACTIONS = Pattern.compile(
            "(?i)^azure/(?:webapps-deploy|k8s-deploy|functions-action|aks-set-context-deploy|container-apps-deploy-action)"
                    + "|^aws-actions/amazon-ecs-deploy-task-definition|^google-github-actions/(?:deploy-cloudrun|deploy-appengine|deploy-cloud-functions|create-cloud-deploy-release)"
                    + "|^amondnet/vercel-action|^cloudflare/(?:wrangler|pages)-action|^nwtgck/actions-netlify|^akhileshns/heroku-deploy|^deliverybot/helm"
                    + "|^travis:(?!releases|npm|pypi|rubygems|pages|packagecloud|snap)|^atlassian/(?:\\S*deploy\\S*|kubectl-run|aws-code-deploy)|^(?:KubernetesManifest|Kubernetes|HelmDeploy|AzureWebApp\\w*|AzureRmWebAppDeployment|AzureFunctionApp\\w*|AzureContainerApps|AzureAppServiceManage)@");
    private static final Pattern OWN_CLUSTER = Pattern.compile(
            "^(?:helm/kind-action|engineerd/setup-kind|container-tools/kind-action|medyagh/setup-minikube|manusa/actions-setup-minikube|AbsaOSS/k3d-action|nolar/setup-k3d-k3s)\\b"
                    + "|\\bkind create cluster\\b|\\bk3d cluster create\\b|\\bminikube start\\b");
    private static final Pattern ASKS = Pattern.compile(
            BEGIN
                    + "(?:(?:curl|wget|http|https|xh|grpcurl|grpc_health_probe|Invoke-WebRequest|Invoke-RestMethod)\\b.*(?:https?://|\\$|localhost|/)\\S*"
                    + "|newman run\\b|helm test\\b|hurl\\b|(?:pytest|k6 run|playwright test|cypress run|go test|gradlew?|mvnw?|npm|yarn|pnpm|make)\\b.*smoke)");
    private static final Pattern DOWNLOAD = Pattern.compile(
            "\\.(?:tar\\.gz|tgz|zip|deb|jar|sh|asc|gpg|rpm)\\b|\\|\\s*(?:sudo\\s+)?(?:ba|z)?sh\\b|\\|\\s*tar\\b|slack\\.com|api\\.github\\.com"
                    + "|\\bdeployments?\\b.*-X\\s*POST|hooks\\.|webhook|codecov|\\s-[a-zA-Z]*O\\b|\\s-[a-zA-Z]*o\\s(?!\\s*/dev/null)|--remote-name|--output\\s(?!\\s*/dev/null)|/releases/download/");
    private static final Pattern TAKES_BACK = Pattern.compile(
            BEGIN
                    + "(?:helm(?:3)?\\b.*\\brollback\\b|helm(?:3)?\\b.*\\bupgrade\\b.*--(?:atomic|rollback-on-failure)\\b|kubectl\\b.*\\brollout undo\\b|argocd app rollback\\b"
                    + "|kubectl[- ]argo[- ]rollouts (?:abort|undo)\\b|aws deploy\\b.*--auto-rollback|aws ecs\\b.*deploymentCircuitBreaker\\S*rollback=true|cf rollback\\b|heroku (?:releases:)?rollback\\b"
                    + "|gcloud\\b.*update-traffic\\b.*to-revisions|az webapp deployment slot swap\\b|(?:flyctl|fly) releases? rollback\\b|kamal rollback\\b|vercel rollback\\b)");
    private static final Pattern ROLLBACK_SCRIPT =
            Pattern.compile("(?i)" + BEGIN + "\\S*(?:rollback|roll-back|revert|undo)\\S*");
    private static final Pattern CIRCUIT_BREAKER = Pattern.compile("^\\s*rollback\\s*=\\s*true\\b");

    @Override
    public String name() {
        return "Pipelines";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> keys() {
        return Set.of("ci.tests", "ci.deploys", "ci.smoke_test", "ci.rollback");
    }

    @Override
    public String looksIn() {
        return Pipelines.FILES;
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("ci.tests", repository, tests(repository, pipelines));
        findings.yesAt("ci.tests", 0.7, repository, scripts(repository));
        Pipelines given = given(repository);
        findings.yesAt("ci.deploys", 0.7, repository, deploys(given));
        findings.yesAt("ci.smoke_test", 0.7, repository, smokeTests(given));
        findings.yesAt("ci.rollback", 0.7, repository, given.running(TAKES_BACK));
        Pipelines lasting = lasting(pipelines);
        findings.yesAt("ci.deploys", repository, deploys(lasting));
        findings.yesAt("ci.smoke_test", repository, smokeTests(lasting));
        findings.yesAt("ci.rollback", repository, rollbacks(repository, lasting));
        if (!pipelines.elsewhere().isEmpty()) {
            findings.cannotJudge("ci.tests", "ci.deploys", "ci.smoke_test", "ci.rollback");
        }
    }

    /** Without the jobs that begin with a cluster of their own, which is gone with them. */
    private static Pipelines lasting(Pipelines pipelines) {
        Set<String> passing = pipelines.steps().stream()
                .filter(step -> OWN_CLUSTER.matcher(step.uses()).find()
                        || step.commands().stream()
                                .anyMatch(
                                        line -> OWN_CLUSTER.matcher(line.text()).find()))
                .map(PipelineRuns::job)
                .collect(Collectors.toSet());
        return new Pipelines(
                pipelines.steps().stream()
                        .filter(step -> !passing.contains(job(step)))
                        .toList(),
                pipelines.elsewhere());
    }

    private static String job(Step step) {
        return step.path() + " " + step.job();
    }

    /** What a server that is set up elsewhere is given to run. */
    private static List<Line> scripts(RepositoryFiles repository) {
        Sieve tests = Sieve.of(TESTS);
        return repository.paths("{.ci,.kokoro}/{run,build,test,check,verify}{,.sh}").stream()
                .flatMap(path ->
                        Commands.expand(repository, repository.text(path).code()).stream())
                .filter(line -> tests.find(line.text()))
                .toList();
    }

    /** The scripts that deploy among them, each one step; a folder of this name is for a server, not for people. */
    private static Pipelines given(RepositoryFiles repository) {
        List<Step> steps = repository.paths("{.ci,.kokoro}/{deploy,release}{,.sh}").stream()
                .map(path -> new Step(
                        path,
                        1,
                        "",
                        "",
                        "",
                        false,
                        Commands.expand(repository, repository.text(path).code())))
                .toList();
        return new Pipelines(steps, List.of());
    }

    private static List<Line> tests(RepositoryFiles repository, Pipelines pipelines) {
        List<Line> found = new ArrayList<>(pipelines.running(TESTS));
        found.removeIf(line -> HANDLES_FILES.matcher(line.text()).find());
        boolean npmTests = Commands.npmScript(repository, "test").stream()
                .anyMatch(script -> !script.text().matches("(?i)\\s*(?:echo\\b.*|exit 0|true|:)\\s*"));
        if (npmTests) {
            found.addAll(pipelines.running(NPM_TEST));
        }
        found.addAll(pipelines.using(TEST_ACTIONS));
        return found;
    }

    private static List<Line> deploys(Pipelines pipelines) {
        List<Line> found = new ArrayList<>(pipelines.running(DEPLOYS));
        found.removeIf(line -> RepositoryFiles.isTest(line.path())); // it sets up what a test needs
        found.addAll(pipelines.using(DEPLOY_ACTIONS));
        return found;
    }

    private static List<Line> smokeTests(Pipelines pipelines) {
        List<Line> found = new ArrayList<>();
        String deployedBy = "";
        for (Step step : pipelines.steps()) {
            boolean after = deployedBy.equals(step.path());
            for (Line command : step.commands()) {
                if (after && !step.onFailure() && asks(command)) {
                    found.add(command);
                    break;
                }
                after |= DEPLOYS.matcher(command.text()).find();
            }
            if (after || DEPLOY_ACTIONS.matcher(step.uses()).find()) {
                deployedBy = step.path();
            }
        }
        return found;
    }

    private static boolean asks(Line command) {
        return ASKS.matcher(command.text()).find()
                && !DOWNLOAD.matcher(command.text()).find();
    }

    private static List<Line> rollbacks(RepositoryFiles repository, Pipelines pipelines) {
        List<Line> found = new ArrayList<>(pipelines.running(TAKES_BACK));
        for (Step step : pipelines.steps()) {
            if (step.onFailure()) {
                step.commands().stream()
                        .filter(line -> ROLLBACK_SCRIPT.matcher(line.text()).find())
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        found.addAll(repository.find(CIRCUIT_BREAKER, "**/*.tf"));
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.kind().equals("Canary")
                            && file.tree().get("spec", "analysis").isSet()
                    || file.kind().equals("Rollout")
                            && !file.tree().all("analysis").isEmpty()) {
                found.add(new Line(file.path(), file.tree().get("kind").line(), file.kind()));
            }
        }
        return found;
    }
}
