package dev.slipway.scan;

import dev.slipway.source.FileTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was read of an entity's files for the second reading, as far as there is room. For one thread. */
final class ReadOnce {

    private static final int MOST_KEPT = 4_000_000;

    private final FileTree files;
    private final Map<String, byte[]> kept = new HashMap<>();
    private int room = MOST_KEPT;

    ReadOnce(FileTree files) {
        this.files = files;
    }

    Optional<byte[]> first(String path) {
        Optional<byte[]> content = files.read(path);
        if (content.isPresent() && content.get().length <= room) {
            room -= content.get().length;
            kept.put(path, content.get());
        }
        return content;
    }

    Optional<byte[]> again(String path) {
        byte[] known = kept.remove(path); // whoever reads it keeps the text
        return known == null ? files.read(path) : Optional.of(known);
    }
}
