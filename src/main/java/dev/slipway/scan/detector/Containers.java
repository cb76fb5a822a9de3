package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The container image and the user it runs as. */
@Component
class Containers implements Detector {

    private static final Pattern INSTRUCTION =
            Pattern.compile("^\\s*(FROM|USER|ARG|ENV)\\s+(.+?)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_DEVELOPERS = Pattern.compile(
            "(?i).*\\.gitpod\\.dockerfile|(?:.*/)?(?:(?:tools?|hack|scripts?|benchmarks?|load-?tests?|\\.devcontainer)/.*|.*dockerfile[._-]?(?:dev|development|test|tests|ci|local|debug)|(?:[\\w.-]*[-_.])?(?:dev|test|local|ci)\\.dockerfile)");
    private static final Pattern STARTS = Pattern.compile("(?i)^\\s*(?:ENTRYPOINT|CMD)\\s");
    private static final Pattern BUILDS = Pattern.compile(
            "(?i)^\\s*(?:ENTRYPOINT|CMD)\\s.*[/\"\\s](?:(?:build|package)(?:\\.sh)?|rpmbuild|dpkg-buildpackage|debuild)(?:[\"\\s]|$)");
    private static final Pattern PACKAGERS =
            Pattern.compile("\\b(?:rpm-build|rpmdevtools|debhelper|devscripts|dh-make)\\b");
    private static final String[] NAMES_FILES = {
        "**/*.{yml,yaml,json,toml,sh,bat,ps1,hcl,tf,gradle,kts,groovy,mk,xml,py,js,ts}",
        "**/{Makefile,Jenkinsfile,Justfile,justfile,Taskfile,Tiltfile,Earthfile}*"
    };
    private static final Pattern PRODUCTION_STAGE =
            Pattern.compile("(?i)prod(?:uction)?|final|release|runtime|runner|run|app|deploy|dist");
    private static final Pattern TEST_STAGE = Pattern.compile("(?i).*(?:test|lint|dev|debug|ci|check|docs).*");

    /** Images that are known to run as root unless they are told otherwise; of others nobody here can know. */
    private static final Pattern AS_ROOT = Pattern.compile(
            "(?i)(?:docker\\.io/)?(?:library/)?(?:scratch|alpine|debian|ubuntu|busybox|centos|fedora|rockylinux|almalinux|amazonlinux|node|python|golang|ruby|rust|php|openjdk|eclipse-temurin|amazoncorretto|maven|gradle|nginx|httpd|caddy|perl|elixir|erlang|haskell|swift|buildpack-deps|bash|ibmjava|tomcat|jetty|haproxy|traefik|denoland/deno|oven/bun)(?:[:@].*)?"
                    + "|mcr\\.microsoft\\.com/dotnet/.*|registry\\.access\\.redhat\\.com/ubi\\d/ubi.*|gcr\\.io/distroless/.*|public\\.ecr\\.aws/(?:docker/library|amazonlinux|lambda)/.*");

    private static final Pattern BUILDPACK =
            Pattern.compile("\\b(?:spring-boot:build-image|bootBuildImage|pack build|ko (?:build|resolve|apply))\\b");
    private static final Pattern JIB = Pattern.compile(
            "\\bjib-maven-plugin\\b|com\\.google\\.cloud\\.tools\\.jib|quarkus-container-image-(?:jib|docker|buildpack)|<PublishProfile>DefaultContainer|sbt-native-packager|DockerPlugin");

    @Override
    public String name() {
        return "Container image";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Set<String> keys() {
        return Set.of("container.image", "container.non_root");
    }

    @Override
    public String looksIn() {
        return "Dockerfiles, build files (Jib, buildpacks, ko) and Kubernetes security contexts";
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        List<Line> stages = new ArrayList<>();
        List<Line> asRoot = new ArrayList<>();
        List<Line> asUser = new ArrayList<>();
        for (String path : repository.paths(
                "**/Dockerfile", "**/Dockerfile.*", "**/*.Dockerfile", "**/Containerfile", "**/Dockerfile-*")) {
            if (!FOR_DEVELOPERS.matcher(path).matches() && !RepositoryFiles.isTest(path) && built(repository, path)) {
                read(repository, path, stages, asRoot, asUser);
            }
        }
        stages.forEach(from -> findings.yes("container.image", repository.at(from)));
        List<Line> built = new ArrayList<>(Pipelines.of(repository).running(BUILDPACK));
        List<Line> jib = repository.find(
                JIB, "**/pom.xml", "**/build.gradle{,.kts}", "**/*.csproj", "**/build.sbt", "project/plugins.sbt");
        built.forEach(line -> findings.yes("container.image", repository.at(line)));
        jib.forEach(line -> findings.yes("container.image", repository.at(line)));
        Tree enforced = enforced(repository);
        if (enforced.exists()) {
            findings.yes("container.non_root", repository.at(enforced));
        } else if (!asRoot.isEmpty()) {
            asRoot.forEach(line -> findings.no("container.non_root", repository.at(line)));
        } else if (!asUser.isEmpty()) {
            asUser.forEach(line -> findings.yes("container.non_root", repository.at(line)));
        } else {
            findings.cannotJudge("container.non_root"); // no image, or one whose user somebody else has chosen
        }
    }

    /** A file of another name than usual is built only where somebody names it. */
    private static boolean built(RepositoryFiles repository, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("Dockerfile")
                || repository.paths("**/Dockerfile").isEmpty()
                || !repository
                        .find(Pattern.compile(Pattern.quote(name)), NAMES_FILES)
                        .isEmpty();
    }

    /** @param user null if nobody says which */
    private record Stage(
            String name, Line from, String image, @Nullable Line user) {}

    private static void read(
            RepositoryFiles repository, String path, List<Line> stages, List<Line> asRoot, List<Line> asUser) {
        Map<String, Stage> named = new LinkedHashMap<>();
        Stage shipped = null;
        boolean sure = false;
        for (Stage stage : stages(repository, path, named)) {
            boolean production = PRODUCTION_STAGE.matcher(stage.name()).matches();
            if (production
                    || !sure
                            && (shipped == null
                                    || !TEST_STAGE.matcher(stage.name()).matches())) {
                shipped = stage;
                sure |= production;
            }
        }
        List<Line> starts = repository.text(path).code().stream()
                .filter(line -> STARTS.matcher(line.text()).find())
                .toList();
        if (shipped == null || starts.isEmpty() && shipped.image().equals("scratch")) {
            return; // nothing, or files in the wrapping of an image
        }
        boolean builds = starts.isEmpty()
                ? PACKAGERS.matcher(repository.text(path).whole()).find()
                : BUILDS.matcher(starts.getLast().text()).find();
        if (builds) {
            return; // it makes packages, and is no image of what runs
        }
        stages.add(shipped.from());
        Line user = shipped.user();
        if (user != null) {
            boolean root = user.text().equals("root") || user.text().equals("0");
            (root ? asRoot : asUser).add(user);
        } else if (AS_ROOT.matcher(shipped.image()).matches()) {
            asRoot.add(shipped.from());
        } // else whoever built the base image has chosen
    }

    private static List<Stage> stages(RepositoryFiles repository, String path, Map<String, Stage> named) {
        List<Stage> all = new ArrayList<>();
        Line from = null;
        Line user = null;
        String base = "";
        Map<String, String> arguments = new HashMap<>();
        String stage = "";
        for (Line line : repository.text(path).code()) {
            Matcher instruction = INSTRUCTION.matcher(line.text());
            if (!instruction.matches()) {
                continue;
            }
            String rest = instruction.group(2);
            switch (instruction.group(1).toUpperCase(Locale.ROOT)) {
                case "FROM" -> {
                    if (from != null) {
                        all.add(new Stage(stage, from, base, user));
                        named.put(stage.toLowerCase(Locale.ROOT), all.getLast());
                    }
                    String image = rest.replaceAll("--platform=\\S+\\s+", "").split("\\s+")[0];
                    Matcher alias = Pattern.compile("(?i)\\s+as\\s+(\\S+)").matcher(rest);
                    stage = alias.find() ? alias.group(1) : "";
                    from = line;
                    base = resolved(image, arguments);
                    Stage parent = named.get(image.toLowerCase(Locale.ROOT));
                    user = parent == null ? null : parent.user();
                    base = parent == null ? base : parent.image();
                    if (user == null && image.matches(".*(?:nonroot|-rootless|unprivileged|chainguard/).*")) {
                        user = new Line(path, line.number(), "nonroot");
                    }
                }
                case "USER" -> {
                    String name = resolved(rest.split("[\\s:]")[0].replace("\"", ""), arguments);
                    user = new Line(path, line.number(), name);
                }
                default -> {
                    String[] parts = rest.split("[=\\s]", 2);
                    arguments.put(
                            parts[0],
                            parts.length > 1 ? parts[1].replace("\"", "").strip() : "");
                }
            }
        }
        if (from != null) {
            all.add(new Stage(stage, from, base, user));
        }
        return all;
    }

    private static String resolved(String name, Map<String, String> arguments) {
        Matcher variable = Pattern.compile("\\$\\{?(\\w+)(?::-(\\w+))?}?").matcher(name);
        if (variable.matches()) {
            String otherwise = variable.group(2) == null ? name : variable.group(2);
            return arguments.getOrDefault(variable.group(1), otherwise);
        }
        return name;
    }

    /** Kubernetes refuses to start it as root, whatever the image says. */
    private static Tree enforced(RepositoryFiles repository) {
        Kubernetes kubernetes = Kubernetes.of(repository);
        for (KubernetesFile file : kubernetes.files()) {
            for (Tree context : file.tree().all("securityContext")) {
                for (Tree value : kubernetes.resolved(context)) {
                    if (value.get("runAsNonRoot").text().equals("true")) {
                        return value.get("runAsNonRoot");
                    }
                    if (value.get("runAsUser").text().matches("[1-9]\\d*")) {
                        return value.get("runAsUser");
                    }
                }
            }
        }
        return Tree.NONE;
    }
}
