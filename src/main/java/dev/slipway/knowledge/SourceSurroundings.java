package dev.slipway.knowledge;

import dev.slipway.source.FileTree;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a source, asked for once each. */
final class SourceSurroundings implements Subject.Surroundings {

    private final FileTree files;
    private final Map<String, Set<String>> anchors = new HashMap<>();
    private @Nullable List<String> paths;

    SourceSurroundings(FileTree files) {
        this.files = files;
    }

    /** A file, or a folder that holds one. */
    @Override
    public boolean exists(String path) {
        List<String> all = paths == null ? files.paths() : paths;
        paths = all;
        if (Collections.binarySearch(all, path) >= 0) {
            return true;
        }
        int at = -Collections.binarySearch(all, path + "/") - 1;
        return at >= 0 && at < all.size() && all.get(at).startsWith(path + "/");
    }

    @Override
    public Set<String> anchors(String path) {
        return anchors.computeIfAbsent(
                path,
                wanted -> files.read(wanted)
                        .map(bytes -> Anchors.of(
                                DocumentReader.read(wanted, Decoded.of(bytes).text(), false)
                                        .outline()))
                        .orElse(Set.of()));
    }
}
