import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A made-up company of a given size: one folder a service, with a descriptor; a runbook for every second one apart. */
final class Organisation {

    private Organisation() {}

    static void write(Path folder, int services) throws IOException {
        Files.createDirectories(folder);
        StringBuilder groups = new StringBuilder();
        int teams = teams(services);
        for (int t = 0; t < teams; t++) {
            groups.append("""
                    ---
                    apiVersion: backstage.io/v1alpha1
                    kind: Group
                    metadata: {name: team-%d, description: Owns fifty services}
                    spec: {type: team, children: []}
                    """.formatted(t));
        }
        Files.writeString(folder.resolve("groups-catalog-info.yaml"), groups.toString().replaceFirst("^---\n", ""));
        for (int s = 0; s < services; s++) {
            String name = "svc-%05d".formatted(s);
            Path home = Files.createDirectories(folder.resolve(name));
            Files.writeString(home.resolve("catalog-info.yaml"), """
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata:
                      name: %s
                      title: Service %d
                      description: Handles %s for region %d, and answers within its budget
                      labels: {slipway.dev/tier: "%d"}
                      tags: [java, region-%d]
                      links: [{url: "https://example.org/%s", title: Dashboard}]
                    spec:
                      type: service
                      lifecycle: %s
                      owner: team-%d
                      system: system-%d
                      dependsOn: [component:svc-%05d, resource:database-%d]
                      providesApis: [%s-api]
                    """.formatted(
                            name, s, Load.words().get(s % 20), s % 9, 1 + s % 3, s % 9, name,
                            s % 5 == 0 ? "experimental" : "production", s % teams, s % 40,
                            (s * 7 + 1) % services, s % 100, name));
        }
    }

    /** @return how many */
    static int writeRunbooks(Path folder, int services) throws IOException {
        int teams = teams(services);
        for (int s = 0; s < services; s += 2) {
            String name = "svc-%05d".formatted(s);
            Path runbooks = Files.createDirectories(folder.resolve(name).resolve("docs/runbooks"));
            Files.writeString(runbooks.resolve("restart.md"), """
                    # Restart %s when %s

                    ## Symptoms
                    Requests to %s time out, the queue of region %d grows, and the alert `%sSlow` fires.

                    ## Mitigation
                    1. Look at the consumer: `kubectl logs deploy/%s --since=10m`.
                    2. Restart it: `kubectl rollout restart deploy/%s`.
                    3. Watch the latency for ten minutes; if it stays high, page team-%d.
                    """.formatted(name, Load.words().get(s % 20), name, s % 9, name, name, name, s % teams));
        }
        return (services + 1) / 2;
    }

    private static int teams(int services) {
        return Math.max(5, services / 50);
    }
}
