package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the manifests say of the image, of its settings and of each other is so. */
class DeploymentFilesTests {

    private static final Path FOLDER = Path.of("docker/kubernetes");

    @Test
    @SuppressWarnings("unchecked")
    void runsTheImageAsItIsBuilt() throws IOException {
        String image = Files.readString(Path.of("docker/Dockerfile"));
        Map<String, Object> deployment = new Yaml().load(Files.readString(FOLDER.resolve("base/deployment.yaml")));
        Map<String, Object> pod = at(deployment, "spec", "template", "spec");
        Map<String, Object> container = ((List<Map<String, Object>>) pod.get("containers")).getFirst();

        assertThat(at(pod, "securityContext"))
                .containsEntry("runAsUser", Integer.parseInt(told(image, "--uid (\\d+)")))
                .containsEntry("runAsNonRoot", true);
        assertThat(container.get("ports").toString()).contains("containerPort=" + told(image, "EXPOSE (\\d+)"));
        assertThat(container.get("volumeMounts").toString()).contains("mountPath=" + told(image, "VOLUME (\\S+)"));
        int heap = Integer.parseInt(told(image, "-Xmx(\\d+)m"));
        String memory = at(container, "resources", "requests").get("memory").toString();
        assertThat(Integer.parseInt(memory.replace("Mi", ""))).isGreaterThanOrEqualTo(heap + 200);
    }

    @Test
    void asksForTheHealthThatThePortalTells() throws IOException {
        String deployment = Files.readString(FOLDER.resolve("base/deployment.yaml"));

        Matcher path = Pattern.compile("path: (/actuator/health/\\w+)").matcher(deployment);
        List<String> paths = path.results().map(found -> found.group(1)).toList();

        assertThat(paths).contains("/actuator/health/liveness", "/actuator/health/readiness");
        assertThat(Files.readString(Path.of("docker/healthy.sh"))).contains("/actuator/health/liveness");
        assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
                .contains("probes.enabled: true");
    }

    @Test
    void setsOnlyWhatIsExplained() throws IOException {
        String explained = Files.readString(Path.of("docs/how-to/run-in-containers.md"));
        for (String overlay : List.of("staging", "production")) {
            Map<String, Object> settings =
                    new Yaml().load(Files.readString(FOLDER.resolve("overlays/" + overlay + "/settings.yaml")));
            assertThat(at(settings, "data").keySet())
                    .allMatch(name -> explained.contains("`" + name + "`")
                            || name.startsWith("SPRING_SECURITY_OAUTH2_CLIENT_")
                            || name.startsWith("SLIPWAY_ACCESS_"))
                    .contains("SPRING_DATASOURCE_URL", "SLIPWAY_PUBLICURL");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void namesOnlyFilesThatAreThere() throws IOException {
        List<Path> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(f -> f.endsWith("kustomization.yaml")).toList()) {
                Map<String, Object> kustomization = new Yaml().load(Files.readString(file));
                ((List<String>) kustomization.get("resources"))
                        .stream()
                                .map(file.resolveSibling("x")::resolveSibling)
                                .filter(Files::notExists)
                                .forEach(missing::add);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void leadsFromHttpsToThePortalOfTheComposition() throws IOException {
        Map<String, Object> composition = new Yaml().load(Files.readString(Path.of("docker/compose.yaml")));
        String edge = Files.readString(Path.of("docker/caddy/Caddyfile"));

        String service = told(edge, "reverse_proxy (\\w+):");

        assertThat(at(composition, "services")).containsKey(service);
        assertThat(at(composition, "services", service).get("ports").toString())
                .contains(":" + told(edge, "reverse_proxy \\w+:(\\d+)") + "]");
    }

    private static String told(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> map, String... keys) {
        Map<String, Object> at = map;
        for (String key : keys) {
            at = (Map<String, Object>) at.get(key);
        }
        return at;
    }
}
