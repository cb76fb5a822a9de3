package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads a pipeline of Azure DevOps: stages, jobs and steps in each other, and the templates that they are made of. */
final class AzurePipeline {

    private AzurePipeline() {}

    /** Azure's own pipelines may stand anywhere; they begin with when, or on which machines, they run. */
    static void readIfItIsOne(RepositoryFiles repository, String path, Pipelines into) {
        for (Tree document : repository.documents(path)) {
            boolean runs = document.get("trigger").exists()
                    || document.get("pr").exists()
                    || document.get("schedules").exists()
                    || document.get("pool").exists();
            boolean steps = document.get("stages").items().stream()
                            .anyMatch(stage -> stage.get("stage").exists()
                                    || stage.get("template").exists())
                    || document.get("jobs").items().stream()
                            .anyMatch(job -> job.get("job").exists()
                                    || job.get("template").exists())
                    || !document.get("steps").items().isEmpty();
            if (runs && steps) {
                part(repository, document, into, "", false, 0);
            }
        }
    }

    static void read(RepositoryFiles repository, String path, Pipelines into) {
        for (Tree document : repository.documents(path)) {
            part(repository, document, into, "", false, 0);
        }
    }

    private static void part(
            RepositoryFiles repository, Tree at, Pipelines into, String job, boolean onFailure, int depth) {
        if (depth > 30 || at.get("condition").text().equals("false")) {
            return;
        }
        if (at.get("template").text().contains("@")) {
            into.elsewhere()
                    .add(new Line(
                            at.path(),
                            at.get("template").line(),
                            at.get("template").text()));
        } else if (at.get("template").exists() && at.get("template").fields().isEmpty()) {
            String asked = at.get("template").text();
            String folder = at.path().substring(0, at.path().lastIndexOf('/') + 1);
            String path = asked.startsWith("/") ? asked.substring(1) : normal(folder + asked);
            if (repository.paths().contains(path)) {
                repository
                        .documents(path)
                        .forEach(document -> part(repository, document, into, job, onFailure, depth + 8));
            }
        }
        String name = at.get("job").exists()
                ? at.get("job").text()
                : at.get("deployment").text();
        String inner = name.isEmpty() ? job : name;
        boolean failed = onFailure || at.get("condition").text().startsWith("failed");
        for (String kind : List.of("script", "bash", "pwsh", "powershell", "task")) {
            Tree what = at.get(kind);
            if (what.exists() && what.fields().isEmpty()) {
                String uses = kind.equals("task") ? what.text() : "";
                StringBuilder inputs = new StringBuilder(uses);
                at.get("inputs")
                        .fields()
                        .forEach((key, value) -> inputs.append(' ')
                                .append(key)
                                .append('=')
                                .append(value.text().replace('\n', ' ')));
                Tree script = kind.equals("task")
                        ? at.get("inputs", at.get("inputs", "inlineScript").exists() ? "inlineScript" : "script")
                        : what;
                into.add(repository, at, inner, at.get("displayName").text(), inputs.toString(), failed, script);
            }
        }
        at.fields().forEach((key, value) -> {
            boolean block = Set.of(
                            "stages",
                            "jobs",
                            "steps",
                            "strategy",
                            "runOnce",
                            "rolling",
                            "canary",
                            "deploy",
                            "routeTraffic",
                            "postRouteTraffic",
                            "preDeploy",
                            "on",
                            "success",
                            "failure")
                    .contains(key);
            if (block) {
                value.each()
                        .forEach(item ->
                                part(repository, item, into, inner, failed || key.equals("failure"), depth + 1));
            }
        });
    }

    private static String normal(String path) {
        return Path.of(path).normalize().toString().replace('\\', '/');
    }
}
