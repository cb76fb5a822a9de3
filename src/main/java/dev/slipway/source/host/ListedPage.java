package dev.slipway.source.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param next the full address of the page after it; null for the last
 */
public record ListedPage(
        List<Listed> repositories, @Nullable String next) {
    public ListedPage {
        repositories = List.copyOf(repositories);
    }
}
