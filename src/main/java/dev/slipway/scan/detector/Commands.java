package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell commands of a script, with those of the repository's own scripts, make targets and npm scripts it calls. */
final class Commands {

    private static final int DEEPEST = 3;
    private static final int MOST = 2_000;
    private static final int MOST_BEFORE = 20;
    private static final int LONGEST = 2_000;
    private static final Pattern SCRIPT = Pattern.compile(
            "(?:^|[\\s\"'(])(?:\\./|\\$\\{?\\w+\\}?/)?((?:[\\w.-]+/)*[\\w-]+\\.(?:sh|bash|py|js|ts|mjs))\\b"
                    + "|(?:^|[\\s\"'(])\\./((?:[\\w.-]+/)*[\\w-]+)(?=\\s|$|[\"')])");
    private static final Pattern MAKE =
            Pattern.compile("(?:^|\\s)(?:make|\\$[({]MAKE[)}])\\s+(?:-\\S+\\s+)*([\\w.-]+)");
    private static final Pattern NPM = Pattern.compile(
            "(?:^|\\s)(?:npm|yarn|pnpm|bun)\\s+(?:--?\\S+\\s+)*(?:run\\s+|run-script\\s+)?(?:--?\\S+\\s+)*([\\w:.-]+)");
    private static final Pattern SILENT = Pattern.compile("^\\s*(?:@|-)*\\s*(?:echo|printf|#|:\\s|true\\b|exit\\b)");

    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]{0,2}\\s*$"); // its text begins on the next line

    private Commands() {}

    /** The lines of a value in a pipeline file; a list is read item by item. */
    static List<Line> of(RepositoryFiles repository, Tree script) {
        List<Line> lines = new ArrayList<>();
        if (!script.items().isEmpty()) {
            script.items().forEach(item -> lines.addAll(lines(repository, item)));
        } else {
            lines.addAll(lines(repository, script));
        }
        return expand(repository, lines);
    }

    private static List<Line> lines(RepositoryFiles repository, Tree scalar) {
        if (!scalar.exists()) {
            return List.of();
        }
        List<Line> file = repository.text(scalar.path()).lines();
        boolean below = scalar.line() > 0
                && scalar.line() <= file.size()
                && BLOCK.matcher(file.get(scalar.line() - 1).text()).find();
        List<Line> lines = new ArrayList<>();
        String[] parts = scalar.text().split("\n");
        for (int i = 0; i < parts.length; i++) {
            String text = parts[i].length() > LONGEST ? parts[i].substring(0, LONGEST) : parts[i];
            lines.add(new Line(scalar.path(), scalar.line() + i + (below ? 1 : 0), text));
        }
        return lines;
    }

    static List<Line> expand(RepositoryFiles repository, List<Line> lines) {
        List<Line> all = new ArrayList<>();
        expand(repository, lines, all, 0);
        return all;
    }

    private static void expand(RepositoryFiles repository, List<Line> lines, List<Line> all, int depth) {
        for (Line line : joined(lines)) {
            if (SILENT.matcher(line.text()).find() || line.text().isBlank() || all.size() >= MOST) {
                continue;
            }
            all.add(line);
            if (depth < DEEPEST) {
                expand(repository, called(repository, line), all, depth + 1);
            }
        }
    }

    private static List<Line> joined(List<Line> lines) {
        List<Line> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int from = 0;
        for (Line line : lines) {
            from = open.isEmpty() ? line.number() : from;
            boolean more = line.text().stripTrailing().endsWith("\\");
            open.append(more ? line.text().stripTrailing().replaceAll("\\\\$", " ") : line.text());
            if (!more) {
                joined.add(new Line(line.path(), from, open.toString()));
                open.setLength(0);
            }
        }
        if (!open.isEmpty()) {
            joined.add(new Line(lines.getLast().path(), from, open.toString()));
        }
        return joined;
    }

    private static List<Line> called(RepositoryFiles repository, Line line) {
        List<Line> called = new ArrayList<>();
        Matcher script = SCRIPT.matcher(line.text());
        while (script.find()) {
            String path = script.group(1) == null ? script.group(2) : script.group(1);
            if (path.matches("(?:.*/)?[\\w-]+|.*\\.(?:sh|bash)")
                    && repository.paths().contains(path)) {
                called.addAll(repository.text(path).code());
            }
        }
        Matcher make = MAKE.matcher(line.text());
        while (make.find()) {
            called.addAll(target(repository, make.group(1), 0));
        }
        Matcher npm = NPM.matcher(line.text());
        while (npm.find()) {
            called.addAll(npmScript(repository, npm.group(1)));
        }
        return called;
    }

    /** What it runs, and before that what the targets run that it asks for. */
    private static List<Line> target(RepositoryFiles repository, String target, int depth) {
        List<Line> recipe = new ArrayList<>();
        for (String path : repository.paths("Makefile", "GNUmakefile")) {
            boolean inside = false;
            for (Line line : repository.text(path).code()) {
                if (!line.text().startsWith("\t") && !line.text().startsWith("    ")) {
                    inside = line.text()
                            .matches("(?:[\\w./-]+\\s+)*" + Pattern.quote(target) + "(?:\\s+[\\w./-]+)*\\s*:(?!=).*");
                    String asked =
                            line.text().substring(line.text().indexOf(':') + 1).replaceFirst(";.*", "");
                    for (String before :
                            inside && depth < DEEPEST ? asked.strip().split("\\s+", MOST_BEFORE) : new String[0]) {
                        if (before.matches("[\\w.-]+") && !before.equals(target)) {
                            recipe.addAll(target(repository, before, depth + 1));
                        }
                    }
                } else if (inside) {
                    recipe.add(new Line(path, line.number(), line.text().strip().replaceFirst("^[@-]+", "")));
                }
            }
        }
        return recipe;
    }

    static List<Line> npmScript(RepositoryFiles repository, String name) {
        List<Line> found = new ArrayList<>();
        for (String path : repository.paths("package.json", "*/package.json")) {
            for (Tree document : repository.documents(path)) {
                Tree script = document.get("scripts", name);
                if (script.isSet()) {
                    found.add(new Line(path, script.line(), script.text()));
                }
            }
        }
        return found;
    }
}
