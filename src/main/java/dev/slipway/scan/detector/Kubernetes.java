package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Kubernetes objects of a repository, those in Helm templates included, with the charts' values.
 *
 * <p>Helm templates are no YAML: what the template language would insert is replaced by a mark that says which value it
 * takes, and control lines are blanked. Both branches of a condition are read.
 */
record Kubernetes(List<KubernetesFile> files, List<Tree> values) {

    static final String FILES = "Kubernetes manifests, Kustomize overlays and Helm charts";

    private static final String MARK = "__helm__";
    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
    private static final Pattern WHOLE_LINE = Pattern.compile("^(\\s*)(?:\\{\\{.*?}}\\s*)+$");
    private static final Pattern VALUE = Pattern.compile("(?:\\$?\\.Values)\\.([\\w.-]+)");
    private static final Pattern INDENT = Pattern.compile("\\bn?indent\\s+(\\d+)");

    static Kubernetes of(RepositoryFiles repository) {
        return repository.once(Kubernetes.class, Kubernetes::read);
    }

    private static Kubernetes read(RepositoryFiles repository) {
        Kubernetes found = new Kubernetes(new ArrayList<>(), new ArrayList<>());
        List<String> charts = repository.paths("**/Chart.{yaml,yml}").stream()
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
                .toList();
        for (String path : repository.paths("**/values*.{yaml,yml}", "**/*values.{yaml,yml}")) {
            if (charts.stream().anyMatch(path::startsWith) || !charts.isEmpty()) {
                found.values.addAll(repository.documents(path));
            }
        }
        for (String path : repository.paths("**/*.{yaml,yml,json,tpl}")) {
            if (RepositoryFiles.isTest(path)) {
                continue; // what a test expects or sets up runs nowhere else
            }
            boolean template = charts.stream().anyMatch(chart -> path.startsWith(chart + "templates/"));
            if (template) {
                found.template(repository, path);
            } else if (!path.startsWith(".github/") && !path.endsWith(".tpl")) {
                for (Tree document : repository.documents(path)) {
                    found.add(path, document, "");
                }
            }
        }
        return found;
    }

    private void add(String path, Tree document, String condition) {
        if (document.get("apiVersion").exists() && document.get("kind").exists()) {
            if (document.get("kind").text().equals("List")) {
                document.get("items").items().forEach(item -> add(path, item, condition));
            } else {
                files.add(new KubernetesFile(path, document, condition));
            }
        }
    }

    private void template(RepositoryFiles repository, String path) {
        String condition = "";
        for (Line line : repository.text(path).lines()) {
            Matcher action = ACTION.matcher(line.text());
            if (condition.isEmpty() && action.find() && action.group(1).startsWith("if ")) {
                Matcher value = VALUE.matcher(action.group(1));
                condition = value.find() && !action.group(1).contains("not ") ? value.group(1) : "";
            }
            if (line.text().startsWith("kind:")) {
                break;
            }
        }
        List<Tree> documents = repository.documents(path, repaired(repository, path, true));
        if (documents.stream().noneMatch(document -> document.get("kind").exists())) {
            documents = repository.documents(path, repaired(repository, path, false));
        }
        for (Tree document : documents) {
            add(path, document, condition);
        }
    }

    private static String repaired(RepositoryFiles repository, String path, boolean marks) {
        StringBuilder yaml = new StringBuilder();
        Deque<String> contexts = new ArrayDeque<>();
        boolean comment = false;
        for (Line line : repository.text(path).lines()) {
            String text = line.text();
            if (comment || text.matches("\\s*\\{\\{-?\\s*/\\*.*")) {
                comment = !text.contains("*/");
                yaml.append('\n');
                continue;
            }
            Matcher whole = WHOLE_LINE.matcher(text);
            if (whole.matches()) {
                Matcher action = ACTION.matcher(text);
                if (action.find()) {
                    yaml.append(control(action.group(1), whole.group(1), contexts, marks));
                }
            } else {
                yaml.append(ACTION.matcher(text).replaceAll(action -> Matcher.quoteReplacement(mark(action.group(1)))));
            }
            yaml.append('\n');
        }
        return yaml.toString();
    }

    private static String control(String action, String indent, Deque<String> contexts, boolean marks) {
        if (action.startsWith("with ") || action.startsWith("range ") || action.startsWith("if ")) {
            Matcher value = VALUE.matcher(action);
            contexts.push(!action.startsWith("if ") && value.find() ? value.group(1) : current(contexts));
        } else if (action.equals("end") && !contexts.isEmpty()) {
            contexts.pop();
        } else if (action.contains("toYaml") && marks) {
            Matcher to = INDENT.matcher(action);
            String spaces = to.find() ? " ".repeat(Math.min(60, Integer.parseInt(to.group(1)))) : indent;
            return spaces + MARK + ": \"" + name(action, contexts) + "\"";
        }
        return "";
    }

    private static String current(Deque<String> contexts) {
        return contexts.isEmpty() ? "" : contexts.peek();
    }

    private static String name(String action, Deque<String> contexts) {
        Matcher value = VALUE.matcher(action);
        return value.find() ? value.group(1) : current(contexts);
    }

    private static String mark(String action) {
        Matcher value = VALUE.matcher(action);
        return value.find() ? MARK + value.group(1) : "x";
    }

    /** Whether a field is there and not empty, with what a chart's values insert. */
    boolean present(Tree tree) {
        return tree.isSet() && inserted(tree).map(this::valueSet).orElse(true);
    }

    /** What stands there, or the chart's values for it. */
    List<Tree> resolved(Tree tree) {
        return inserted(tree).map(this::valuesOf).orElse(tree.exists() ? List.of(tree) : List.of());
    }

    boolean rendered(KubernetesFile file) {
        return file.condition().isEmpty() || valueSet(file.condition());
    }

    private static Optional<String> inserted(Tree tree) {
        if (tree.text().startsWith(MARK)) {
            return Optional.of(tree.text().substring(MARK.length()));
        }
        Tree mark = tree.get(MARK);
        return mark.exists() && tree.fields().size() == 1 ? Optional.of(mark.text()) : Optional.empty();
    }

    private boolean valueSet(String name) {
        return name.isEmpty() || valuesOf(name).stream().anyMatch(Tree::isSet);
    }

    private List<Tree> valuesOf(String name) {
        String[] keys = name.split("\\.");
        List<Tree> found = new ArrayList<>();
        for (Tree document : values) {
            Tree value = document.get(keys);
            if (value.exists()) {
                found.add(value);
            }
            for (Tree subchart : document.fields().values()) { // values of an umbrella chart
                if (subchart.get(keys).exists()) {
                    found.add(subchart.get(keys));
                }
            }
        }
        return found;
    }
}
