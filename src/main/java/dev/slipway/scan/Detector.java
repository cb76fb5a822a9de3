package dev.slipway.scan;

import java.util.Set;

/**
 * Reads a repository for one kind of fact. A new one is one package-private bean in {@code scan.detector}; it opens no
 * file by itself, keeps nothing and knows no clock.
 *
 * <p>What it looked for and did not find is stated for it: false, 0 or an empty list, with a note where it looked.
 */
public interface Detector {

    /** As people read it beside the evidence: {@code Kubernetes manifests}. */
    String name();

    /** Raise it when the same files would now lead to other findings. */
    int version();

    /** The facts it looks for. */
    Set<String> keys();

    /** Where it looks, to end the sentence "Nothing was found in …". */
    String looksIn();

    void look(RepositoryFiles repository, Findings findings);
}
