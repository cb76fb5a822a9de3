package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How Kubernetes looks after the workloads: probes, limits, scaling, and how a new version comes in. */
@Component
class KubernetesWorkloads implements Detector {

    private static final Set<String> WORKLOADS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "Rollout", "DeploymentConfig");

    @Override
    public String name() {
        return "Kubernetes workloads";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("kubernetes.probes", "kubernetes.limits", "kubernetes.autoscaling", "kubernetes.rolling_update");
    }

    @Override
    public String looksIn() {
        return Kubernetes.FILES;
    }

    private static final Pattern READY = Pattern.compile(
            "(?:[\\w.-]+\\.[a-z]+/)?(?:[\\w.-]+/)*(?:postgres\\w*|mysql|mariadb|mongo|redis|valkey|memcached|rabbitmq|kafka|cp-kafka|zookeeper|cp-zookeeper|nats|elasticsearch|opensearch|kibana|grafana|loki|tempo|promtail|alloy|otel-lgtm|prometheus|alertmanager|jaeger|all-in-one|zipkin|opentelemetry-collector\\S*|otel-collector|keycloak|vault|minio|mailhog|mailpit|maildev|adminer|pgadmin4?|wiremock|localstack|azurite|traefik|cloudflared)(?:[:@].*)?");

    /** One workload, put together from its manifest and the patches of overlays. */
    private static final class Workload {
        private final List<KubernetesFile> files = new ArrayList<>();
        private final Map<String, List<Tree>> containers = new LinkedHashMap<>();

        Tree place() {
            return files.getFirst().tree().get("kind");
        }
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Kubernetes kubernetes = Kubernetes.of(repository);
        Map<String, Workload> workloads = new LinkedHashMap<>();
        boolean knative = false;
        for (KubernetesFile file : kubernetes.files()) {
            knative |= file.kind().equals("Service") && file.apiVersion().startsWith("serving.knative.dev");
            if (WORKLOADS.contains(file.kind()) && !ready(file)) {
                Workload workload = workloads.computeIfAbsent(file.kind() + "/" + file.name(), key -> new Workload());
                workload.files.add(file);
                for (Tree container : file.tree()
                        .get("spec", "template", "spec", "containers")
                        .items()) {
                    workload.containers
                            .computeIfAbsent(container.get("name").text(), name -> new ArrayList<>())
                            .add(container);
                }
            }
        }
        workloads.values().removeIf(workload -> workload.containers.isEmpty());
        if (workloads.isEmpty() && !knative) {
            findings.cannotJudge(
                    "kubernetes.probes", "kubernetes.limits", "kubernetes.autoscaling", "kubernetes.rolling_update");
            return;
        }
        for (Workload workload : workloads.values()) {
            probes(repository, kubernetes, findings, workload);
            limits(repository, kubernetes, findings, workload);
            strategy(repository, kubernetes, findings, workload);
        }
        autoscaling(repository, kubernetes, findings);
    }

    /** Whether it runs nothing but what others make, such as the database beside the service. */
    private static boolean ready(KubernetesFile file) {
        List<Tree> containers =
                file.tree().get("spec", "template", "spec", "containers").items();
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(container ->
                                READY.matcher(container.get("image").text()).matches());
    }

    private static void probes(
            RepositoryFiles repository, Kubernetes kubernetes, Findings findings, Workload workload) {
        Tree readiness = field(kubernetes, workload, "readinessProbe");
        Tree liveness = field(kubernetes, workload, "livenessProbe");
        if (readiness.exists() && liveness.exists()) {
            findings.yes("kubernetes.probes", repository.at(readiness), repository.at(liveness));
        } else {
            findings.no("kubernetes.probes", repository.at(workload.place()));
        }
    }

    private static Tree field(Kubernetes kubernetes, Workload workload, String key) {
        for (List<Tree> container : workload.containers.values()) {
            for (Tree part : container) {
                if (kubernetes.present(part.get(key))) {
                    return part.get(key);
                }
            }
        }
        return Tree.NONE;
    }

    private static void limits(
            RepositoryFiles repository, Kubernetes kubernetes, Findings findings, Workload workload) {
        for (List<Tree> container : workload.containers.values()) {
            Tree limits = Tree.NONE;
            for (Tree part : container) {
                for (Tree resources : kubernetes.resolved(part.get("resources"))) {
                    if (kubernetes.present(resources.get("limits"))) {
                        limits = resources.get("limits");
                    }
                }
            }
            if (limits.exists()) {
                findings.yes("kubernetes.limits", repository.at(limits));
            } else {
                findings.no("kubernetes.limits", repository.at(container.getFirst()));
            }
        }
    }

    private static void strategy(
            RepositoryFiles repository, Kubernetes kubernetes, Findings findings, Workload workload) {
        String key = "kubernetes.rolling_update";
        boolean explicit = false;
        for (KubernetesFile file : workload.files) {
            for (String field : List.of("strategy", "updateStrategy")) {
                Tree strategy = file.tree().get("spec", field);
                for (Tree value : kubernetes.resolved(strategy)) {
                    Tree type = value.get("type").exists() ? value.get("type") : value;
                    List<Tree> types = kubernetes.resolved(type);
                    if (types.stream()
                            .anyMatch(
                                    t -> t.text().equals("Recreate") || t.text().equals("OnDelete"))) {
                        findings.no(key, repository.at(type));
                        return;
                    }
                    if (kubernetes.present(strategy)) {
                        findings.yes(key, repository.at(strategy));
                        explicit = true;
                    }
                }
            }
        }
        if (!explicit) { // the default of Kubernetes is a rolling update
            findings.yes(key, 0.7, List.of(repository.at(workload.place())));
        }
    }

    private static void autoscaling(RepositoryFiles repository, Kubernetes kubernetes, Findings findings) {
        for (KubernetesFile file : kubernetes.files()) {
            boolean knative = file.kind().equals("Service") && file.apiVersion().startsWith("serving.knative.dev");
            boolean scaler =
                    file.kind().equals("HorizontalPodAutoscaler") || file.kind().equals("ScaledObject");
            if (knative || scaler && kubernetes.rendered(file) && room(kubernetes, file)) {
                findings.yes("kubernetes.autoscaling", repository.at(file.tree().get("kind")));
            }
        }
    }

    /** An autoscaler whose least is its most scales nothing. */
    private static boolean room(Kubernetes kubernetes, KubernetesFile file) {
        boolean keda = file.kind().equals("ScaledObject");
        List<Tree> least = kubernetes.resolved(file.tree().get("spec", keda ? "minReplicaCount" : "minReplicas"));
        List<Tree> most = kubernetes.resolved(file.tree().get("spec", keda ? "maxReplicaCount" : "maxReplicas"));
        return least.isEmpty()
                || most.isEmpty()
                || !least.getFirst().text().equals(most.getFirst().text());
    }
}
