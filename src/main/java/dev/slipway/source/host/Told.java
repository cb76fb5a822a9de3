package dev.slipway.source.host;

import java.util.List;

/**
 * What a webhook tells.
 *
 * @param pushed repositories with new commits: addresses to fetch from, or, where the host does not say its own name,
 *     paths that such an address ends with
 * @param listing whether repositories came, went or changed their name
 */
public record Told(List<String> pushed, boolean listing) {

    public static final Told NOTHING = new Told(List.of(), false);

    public Told {
        pushed = List.copyOf(pushed);
    }

    static Told push(String address) {
        return address.isEmpty() ? NOTHING : new Told(List.of(address), false);
    }
}
