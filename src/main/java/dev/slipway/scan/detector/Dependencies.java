package dev.slipway.scan.detector;

import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The libraries that a repository's build files name, whatever builds it. The line's text is the library's name. */
record Dependencies(List<Line> running, List<Line> testing) {

    static final String FILES =
            "build files (Maven, Gradle, npm, pip, Poetry, Go, Bundler, NuGet, Cargo, Composer, Mix, sbt)";

    private static final Pattern GRADLE = Pattern.compile(
            "^\\s*(\\w*(?:[iI]mplementation|[aA]pi|[cC]ompileOnly|[rR]untimeOnly|[pP]rocessor|kapt|ksp|developmentOnly|compile|runtime))\\b\\s*\\(?\\s*(.*)");
    private static final Pattern GRADLE_MAP =
            Pattern.compile("\\bgroup\\s*[:=]\\s*[\"']([\\w.-]+)[\"']\\s*,\\s*name\\s*[:=]\\s*[\"']([\\w.-]+)[\"']");
    private static final Pattern GRADLE_PLUGIN = Pattern.compile("\\bid\\s*\\(?\\s*[\"']([\\w.-]+)[\"']");
    private static final Pattern PYTHON =
            Pattern.compile("^\\s*[\"']?([A-Za-z][A-Za-z0-9._-]*)(?:\\[[^\\]]*])?\\s*(?:[=<>~!@;,\"']|$)");
    private static final Pattern GO =
            Pattern.compile("^\\s*(?:require\\s+)?([a-z0-9.-]+\\.[a-z]+/\\S+)\\s+v\\d(?!.*//\\s*indirect)");
    private static final Pattern RUBY = Pattern.compile("^\\s*gem\\s+[\"']([^\"']+)[\"']");
    private static final Pattern DOTNET =
            Pattern.compile("<PackageReference\\s+Include=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern SBT = Pattern.compile("\"([\\w.-]+)\"\\s*%%?%?\\s*\"([\\w.-]+)\"");
    private static final Pattern MIX = Pattern.compile("\\{:(\\w+),");

    private static final Map<String, Pattern> patterns = new ConcurrentHashMap<>(); // by the names they look for

    static Dependencies of(RepositoryFiles repository) {
        return repository.once(Dependencies.class, Dependencies::read);
    }

    /** Those of what runs whose name the expression is found in. */
    List<Line> running(String names) {
        return matching(running, names);
    }

    /** Those of what runs or of its tests. */
    List<Line> any(String names) {
        List<Line> all = new ArrayList<>(matching(running, names));
        all.addAll(matching(testing, names));
        return all;
    }

    private static List<Line> matching(List<Line> dependencies, String names) {
        if (dependencies.isEmpty()) {
            return List.of();
        }
        Pattern pattern = patterns.computeIfAbsent(
                names, n -> Pattern.compile("(?:^|[/:.])(?:" + n + ")(?=$|[:@/])", Pattern.CASE_INSENSITIVE));
        return dependencies.stream()
                .filter(line -> !line.text().startsWith("@types/")
                        && pattern.matcher(line.text()).find())
                .toList();
    }

    private static Dependencies read(RepositoryFiles repository) {
        Dependencies found = new Dependencies(new ArrayList<>(), new ArrayList<>());
        repository.paths("**/pom.xml").forEach(path -> found.maven(repository, path));
        repository.paths("**/build.gradle{,.kts}").forEach(path -> found.gradle(repository, path));
        Set<String> own = repository.paths("**/package.json").stream()
                .flatMap(path -> repository.documents(path).stream())
                .map(document -> document.get("name").text())
                .collect(Collectors.toSet());
        repository.paths("**/package.json").forEach(path -> found.npm(repository, path, own));
        repository.paths("**/*requirements*.{txt,in}", "**/requirements/*.{txt,in}").stream()
                .filter(path -> !compiled(repository, path))
                .forEach(path -> found.lines(repository, path, PYTHON, path.matches("(?i).*(?:dev|test).*")));
        repository
                .paths("**/pyproject.toml", "**/Pipfile", "**/Cargo.toml")
                .forEach(path -> found.toml(repository, path));
        repository.paths("**/go.mod").forEach(path -> found.lines(repository, path, GO, false));
        repository.paths("**/Gemfile").forEach(path -> found.lines(repository, path, RUBY, false));
        repository
                .paths("**/*.csproj", "**/Directory.Packages.props")
                .forEach(path -> found.lines(repository, path, DOTNET, path.matches("(?i).*tests?\\.csproj")));
        repository.paths("**/mix.exs").forEach(path -> found.lines(repository, path, MIX, false));
        repository.paths("**/build.sbt", "project/Dependencies.scala").forEach(path -> {
            for (Line line : repository.text(path).code()) {
                Matcher name = SBT.matcher(line.text());
                while (name.find()) {
                    found.add(
                            line.text().matches("(?i).*%\\s*\"?(?:test|it)\\b.*"),
                            line,
                            name.group(1) + ":" + name.group(2));
                }
            }
        });
        repository
                .paths("**/composer.json")
                .forEach(path -> repository.documents(path).forEach(document -> {
                    found.fields(document.get("require"), false, Set.of());
                    found.fields(document.get("require-dev"), true, Set.of());
                }));
        return found;
    }

    /** A list that a tool worked out from what was asked for names what others need as well. */
    private static boolean compiled(RepositoryFiles repository, String path) {
        return path.endsWith(".txt") && repository.paths().contains(path.substring(0, path.length() - 3) + "in");
    }

    private void add(boolean test, Line line, String name) {
        (test ? testing : running).add(new Line(line.path(), line.number(), name));
    }

    private void lines(RepositoryFiles repository, String path, Pattern pattern, boolean test) {
        boolean go = path.endsWith(".mod"); // there a comment says what nobody here asked for
        for (Line line :
                go ? repository.text(path).lines() : repository.text(path).code()) {
            Matcher name = pattern.matcher(line.text());
            if (name.find()) {
                add(test, line, name.group(1));
            }
        }
    }

    private void maven(RepositoryFiles repository, String path) {
        Line artifact = null;
        String group = "";
        String name = "";
        boolean test = false;
        boolean optional = false;
        for (Line line : repository.text(path).code()) {
            for (String text : line.text().split("(?=<)")) {
                if (text.startsWith("<dependency>") || text.startsWith("<plugin>")) {
                    artifact = line;
                    group = "";
                    name = "";
                    test = false;
                } else if (text.startsWith("<exclusion>")) {
                    optional = true;
                } else if (text.startsWith("</exclusion>")) {
                    optional = false;
                } else if (text.startsWith("<groupId>") && !optional) {
                    group = text.substring(9).strip();
                } else if (text.startsWith("<artifactId>") && !optional && artifact != null && name.isEmpty()) {
                    name = text.substring(12).strip();
                    artifact = line;
                } else if (text.startsWith("<scope>")) {
                    test = text.startsWith("<scope>test");
                } else if ((text.startsWith("</dependency>") || text.startsWith("</plugin>")) && artifact != null) {
                    add(test, artifact, group + ":" + name);
                    artifact = null;
                }
            }
        }
    }

    private void gradle(RepositoryFiles repository, String path) {
        for (Line line : repository.text(path).code()) {
            Matcher dependency = GRADLE.matcher(line.text());
            Matcher plugin = GRADLE_PLUGIN.matcher(line.text());
            if (plugin.find()) {
                add(false, line, plugin.group(1));
            } else if (dependency.find()) {
                boolean test = dependency.group(1).toLowerCase(Locale.ROOT).contains("test");
                for (String catalogued : catalogued(repository, dependency.group(2))) {
                    add(test, line, catalogued);
                }
                Matcher map = GRADLE_MAP.matcher(dependency.group(2));
                if (map.find()) {
                    add(test, line, map.group(1) + ":" + map.group(2));
                }
                for (String part : dependency.group(2).split("[\"']")) {
                    if (part.matches("[\\w.-]+:[\\w.-]+.*")) {
                        add(test, line, part);
                    }
                }
            }
        }
    }

    /** The names that {@code libs.micrometer.core} stands for in the version catalog. */
    private static List<String> catalogued(RepositoryFiles repository, String use) {
        List<String> names = new ArrayList<>();
        Matcher alias = Pattern.compile("\\blibs\\.([\\w.]+)").matcher(use);
        if (alias.find()) {
            String wanted = alias.group(1).replaceAll("[._-]", "-");
            for (Line line : repository.text("gradle/libs.versions.toml").code()) {
                Matcher entry = Pattern.compile("^\\s*([\\w.-]+)\\s*=\\s*(.*)").matcher(line.text());
                if (entry.find() && entry.group(1).replaceAll("[._-]", "-").equals(wanted)) {
                    Matcher module = Pattern.compile("[\"']([\\w.-]+:[\\w.-]+)").matcher(entry.group(2));
                    if (module.find()) {
                        names.add(module.group(1));
                    }
                }
            }
        }
        return names;
    }

    private void npm(RepositoryFiles repository, String path, Set<String> own) {
        boolean tests = RepositoryFiles.isTest(path);
        for (Tree document : repository.documents(path)) {
            fields(document.get("dependencies"), tests, own);
            fields(document.get("devDependencies"), true, own);
        }
    }

    private void fields(Tree names, boolean test, Set<String> own) {
        names.fields().forEach((name, version) -> {
            if (!own.contains(name)) {
                add(test, new Line(version.path(), version.line(), ""), name);
            }
        });
    }

    private void toml(RepositoryFiles repository, String path) {
        boolean inside = false;
        boolean list = false;
        boolean test = false;
        for (Line line : repository.text(path).code()) {
            String text = line.text().strip();
            if (text.startsWith("[") && !text.startsWith("[\"") && !list) {
                inside = text.matches(
                        "\\[+(?:.*\\.)?(?:dependencies|dev-dependencies|dev-packages|packages|optional-dependencies|dependency-groups)(?:\\..*)?]+.*");
                test = text.matches(".*(?:dev|test).*");
            } else if (text.matches("(?:dependencies|[\\w-]+)\\s*=\\s*\\[.*")
                    && (inside || text.startsWith("dependencies"))) {
                list = !text.contains("]");
                boolean group = text.matches("(?:dev|tests?)\\b.*");
                test |= group;
                Matcher quoted = Pattern.compile("\"([A-Za-z][\\w.-]*)").matcher(text);
                while (quoted.find()) {
                    add(test, line, quoted.group(1));
                }
            } else if (list && text.startsWith("]")) {
                list = false;
            } else if (inside || list) {
                Matcher name = PYTHON.matcher(text);
                if (name.find()) {
                    add(test, line, name.group(1));
                }
            }
        }
    }
}
