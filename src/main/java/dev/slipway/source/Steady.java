package dev.slipway.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files as a reader gets them. One that was there a moment ago and is not to be had now ends the visit: a reader
 * would take it for empty, and forget what it knows of it.
 */
record Steady(FileTree files, Set<String> written) implements FileTree {

    @Override
    public List<String> paths() {
        return files.paths();
    }

    @Override
    public Optional<byte[]> read(String path) {
        Optional<byte[]> content = files.read(path);
        if (content.isEmpty() && written.contains(path)) {
            throw new Unreachable(path + " could no longer be read while it was handed on; it is tried again");
        }
        return content;
    }
}
