package dev.slipway.scan.detector;

import dev.slipway.scan.Tree;

/**
 * One Kubernetes object as declared in a manifest or a Helm template.
 *
 * @param condition the value that a Helm template asks for before it renders at all; empty for none
 */
record KubernetesFile(String path, Tree tree, String condition) {

    String kind() {
        return tree.get("kind").text();
    }

    String apiVersion() {
        return tree.get("apiVersion").text();
    }

    String name() {
        return tree.get("metadata", "name").text();
    }

    Tree annotation(String name) {
        return tree.get("metadata", "annotations", name);
    }
}
