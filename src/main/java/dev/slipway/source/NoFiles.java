package dev.slipway.source;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What is left of a source that was removed, or that declares nothing. */
record NoFiles(@Nullable String revision) implements Snapshot {

    @Override
    public List<String> paths() {
        return List.of();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.empty();
    }

    @Override
    public SortedMap<String, Found> found() {
        return Collections.emptySortedMap();
    }

    @Override
    public Map<String, String> unreadable() {
        return Map.of();
    }

    @Override
    public Found complete(Found first) {
        return first;
    }

    @Override
    public Map<String, LastChange> lastChanges(Collection<String> paths, @Nullable String since) {
        return Map.of();
    }
}
