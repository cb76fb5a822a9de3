package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pipelines of a repository, whichever system runs them, as steps in the order in which they run.
 *
 * @param elsewhere where a pipeline calls one that stands in another repository, so that it cannot be judged as a whole
 */
record Pipelines(List<Step> steps, List<Line> elsewhere) {

    static final String FILES = "GitHub Actions, GitLab CI, Jenkins, Azure Pipelines, CircleCI and Bitbucket files";

    private static final Set<String> GITLAB_WORDS = Set.of(
            "default",
            "include",
            "stages",
            "variables",
            "workflow",
            "image",
            "services",
            "cache",
            "before_script",
            "after_script",
            "spec");

    static Pipelines of(RepositoryFiles repository) {
        return repository.once(Pipelines.class, Pipelines::read);
    }

    private static Pipelines read(RepositoryFiles repository) {
        Pipelines pipelines = new Pipelines(new ArrayList<>(), new ArrayList<>());
        repository.paths(".github/workflows/*.{yml,yaml}").forEach(path -> pipelines.gitHub(repository, path));
        Set<String> gitLab = gitLabFiles(repository);
        if (!gitLab.isEmpty()) {
            pipelines.gitLab(repository, gitLab);
        }
        repository
                .paths("Jenkinsfile*", "{ci,jenkins,.jenkins}/Jenkinsfile*", "**/*.jenkinsfile")
                .forEach(path -> JenkinsPipeline.read(repository, path, pipelines));
        repository
                .paths(
                        "{azure-pipelines,.azure-pipelines,.azuredevops,azure_pipelines}*{.yml,.yaml}",
                        "{.azure-pipelines,azure-pipelines,.azuredevops,.pipelines}/**/*.{yml,yaml}")
                .forEach(path -> AzurePipeline.read(repository, path, pipelines));
        repository
                .paths("{build,ci,eng,deploy,pipelines,devops,.ci}/**/*.{yml,yaml}", "*pipeline*.{yml,yaml}")
                .forEach(path -> AzurePipeline.readIfItIsOne(repository, path, pipelines));
        repository.paths(".circleci/config.yml").forEach(path -> pipelines.circle(repository, path));
        repository
                .paths(
                        "bitbucket-pipelines.yml",
                        ".travis.yml",
                        ".drone.yml",
                        ".buildkite/*.{yml,yaml}",
                        ".woodpecker.yml",
                        ".woodpecker/*.{yml,yaml}")
                .forEach(path -> pipelines.plain(repository, path));
        return pipelines;
    }

    private void gitHub(RepositoryFiles repository, String path) {
        for (Tree workflow : repository.documents(path)) {
            Map<String, Tree> jobs = workflow.get("jobs").fields();
            List<String> order = new ArrayList<>(jobs.keySet());
            order.sort(Comparator.comparingInt(name -> depth(jobs, name, 0)));
            for (String name : order) {
                Tree job = jobs.get(name);
                if (job == null || never(job.get("if"))) {
                    continue;
                }
                if (job.get("uses").exists() && !job.get("uses").text().startsWith("./")) {
                    elsewhere.add(new Line(
                            path, job.get("uses").line(), job.get("uses").text()));
                }
                gitHubSteps(repository, name, job.get("if"), job.get("steps"), 0);
            }
        }
    }

    private void gitHubSteps(RepositoryFiles repository, String job, Tree condition, Tree list, int depth) {
        for (Tree step : list.items()) {
            String uses = step.get("uses").text();
            if (never(step.get("if"))) {
                continue;
            }
            boolean onFailure = failure(step.get("if")) || failure(condition);
            add(repository, step, job, step.get("name").text(), uses, onFailure, step.get("run"));
            if (uses.startsWith("./") && depth < 2) {
                String folder = uses.substring(2).replaceAll("/+$", "");
                for (String path : repository.paths(folder + "/action.{yml,yaml}")) {
                    for (Tree action : repository.documents(path)) {
                        gitHubSteps(repository, job, step.get("if"), action.get("runs", "steps"), depth + 1);
                    }
                }
            }
        }
    }

    private static int depth(Map<String, Tree> jobs, String name, int guard) {
        Tree job = jobs.get(name);
        if (job == null || guard > 20) {
            return 0;
        }
        int deepest = 0;
        for (Tree need : job.get("needs").each()) {
            deepest = Math.max(deepest, 1 + depth(jobs, need.text(), guard + 1));
        }
        return deepest;
    }

    private static boolean never(Tree condition) {
        return condition.text().replaceAll("[\\s${}]", "").equals("false");
    }

    private static boolean failure(Tree condition) {
        return condition.text().contains("failure()") && !condition.text().matches(".*!\\s*failure\\(\\).*")
                || condition.text().matches(".*\\.result\\s*==\\s*'failure'.*");
    }

    /** With those that they include from this repository. */
    private static Set<String> gitLabFiles(RepositoryFiles repository) {
        Set<String> files =
                new LinkedHashSet<>(repository.paths(".gitlab-ci.yml", "**/*.gitlab-ci.yml", ".gitlab/ci/*.yml"));
        for (String path : List.copyOf(files)) {
            for (Tree document : repository.documents(path)) {
                for (Tree include : document.get("include").each()) {
                    String local =
                            include.get("local").exists() ? include.get("local").text() : include.text();
                    String glob = local.replaceFirst("^/", "");
                    if (!glob.isEmpty() && !glob.contains(":")) {
                        files.addAll(repository.paths(glob));
                    }
                }
            }
        }
        return files;
    }

    private void gitLab(RepositoryFiles repository, Set<String> files) {
        Map<String, Tree> jobs = new LinkedHashMap<>();
        List<String> stages = new ArrayList<>();
        for (String path : files) {
            for (Tree document : repository.documents(path)) {
                document.get("stages").items().forEach(stage -> stages.add(stage.text()));
                document.fields().forEach((name, job) -> {
                    if (!GITLAB_WORDS.contains(name)) {
                        jobs.put(name, job);
                    }
                });
                document.get("include").each().forEach(include -> {
                    if (include.get("project").exists()
                            || include.get("remote").exists()
                            || include.get("component").exists()) {
                        elsewhere.add(new Line(path, include.line(), "include"));
                    }
                });
            }
        }
        jobs.entrySet().stream()
                .filter(job -> !job.getKey().startsWith("."))
                .sorted(Comparator.comparingInt(job ->
                        stages.indexOf(inherited(jobs, job.getValue(), "stage").text())))
                .forEach(job -> {
                    String when = inherited(jobs, job.getValue(), "when").text();
                    if (when.equals("never")) {
                        return;
                    }
                    for (String part : List.of("before_script", "script")) {
                        Tree script = inherited(jobs, job.getValue(), part);
                        for (Tree item : script.each()) {
                            Tree referred = item.items().size() == 2
                                    ? jobs.getOrDefault(item.items().getFirst().text(), Tree.NONE)
                                            .get(item.items().getLast().text())
                                    : item;
                            add(
                                    repository,
                                    referred,
                                    job.getKey(),
                                    job.getKey(),
                                    "",
                                    when.equals("on_failure"),
                                    referred);
                        }
                    }
                });
    }

    private static Tree inherited(Map<String, Tree> jobs, Tree job, String key) {
        Tree at = job;
        for (int i = 0; i < 8 && at.exists(); i++) {
            if (at.get(key).exists()) {
                return at.get(key);
            }
            List<Tree> parents = at.get("extends").each();
            at = parents.isEmpty()
                    ? Tree.NONE
                    : jobs.getOrDefault(parents.getLast().text(), Tree.NONE);
        }
        return Tree.NONE;
    }

    private void circle(RepositoryFiles repository, String path) {
        for (Tree document : repository.documents(path)) {
            for (Tree workflow : document.get("workflows").fields().values()) {
                for (Tree job : workflow.get("jobs").items()) {
                    String name = job.fields().keySet().stream().findFirst().orElse(job.text());
                    if (name.contains("/")) {
                        elsewhere.add(new Line(path, job.line(), name)); // an orb's
                    }
                }
            }
            document.get("jobs")
                    .fields()
                    .forEach((name, job) -> circleSteps(document, job).forEach(step -> {
                        Tree run = step.get("run");
                        Tree command = run.get("command").exists() ? run.get("command") : run;
                        boolean onFailure = run.get("when").text().equals("on_fail");
                        add(repository, step, name, run.get("name").text(), step.text(), onFailure, command);
                    }));
        }
    }

    /** Those of its own commands in the place of their names. */
    private static List<Tree> circleSteps(Tree document, Tree job) {
        List<Tree> steps = new ArrayList<>();
        for (Tree step : job.get("steps").items()) {
            String name = step.fields().keySet().stream().findFirst().orElse(step.text());
            Tree command = document.get("commands", name);
            if (command.exists()) {
                steps.addAll(command.get("steps").items());
            } else {
                steps.add(step);
            }
        }
        return steps;
    }

    private void plain(RepositoryFiles repository, String path) {
        for (Tree document : repository.documents(path)) {
            for (String key : List.of("script", "commands", "command")) {
                for (Tree script : document.all(key)) {
                    add(repository, script, "", "", "", false, script);
                }
            }
            for (Tree pipe : document.all("pipe")) { // Bitbucket
                add(repository, pipe, "", "", pipe.text(), false, Tree.NONE);
            }
            for (Tree deploy : document.get("deploy").each()) { // Travis
                if (deploy.get("provider").exists()) {
                    add(
                            repository,
                            deploy,
                            "",
                            "",
                            "travis:" + deploy.get("provider").text(),
                            false,
                            deploy.get("script"));
                }
            }
        }
    }

    void add(
            RepositoryFiles repository, Tree at, String job, String name, String uses, boolean onFailure, Tree script) {
        steps.add(new Step(at.path(), at.line(), job, name, uses, onFailure, Commands.of(repository, script)));
    }

    /** The first command of each step that the pattern is found in. */
    List<Line> running(Pattern command) {
        List<Line> found = new ArrayList<>();
        for (Step step : steps) {
            step.commands().stream()
                    .filter(line -> command.matcher(line.text()).find())
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    List<Line> using(Pattern action) {
        return steps.stream()
                .filter(step -> action.matcher(step.uses()).find())
                .map(Step::place)
                .toList();
    }
}
