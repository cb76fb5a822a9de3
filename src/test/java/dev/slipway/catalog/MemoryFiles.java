package dev.slipway.catalog;

import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A source whose files a test writes down. */
final class MemoryFiles implements FileTree {

    static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05Z");

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final Source source;

    MemoryFiles(String id) {
        source = new Source(
                new SourceId(id),
                id,
                Source.Kind.GIT,
                "https://git.example/harbourline/" + id + ".git",
                "main",
                "abc123",
                null,
                null,
                null,
                0,
                0);
    }

    SourceId id() {
        return source.id();
    }

    SourceChange write(String path, String content) {
        with(path, content);
        return change(List.of(path));
    }

    MemoryFiles with(String path, String content) {
        return raw(path, content.getBytes(StandardCharsets.UTF_8));
    }

    MemoryFiles raw(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    SourceChange change(List<String> paths) {
        List<SourceFile> written = paths.stream()
                .map(path -> new SourceFile(path, "hash", files.get(path).length, CHANGED, "Leonie"))
                .toList();
        return new SourceChange(source, written, List.of(), this);
    }

    SourceChange remove(String path) {
        files.remove(path);
        return new SourceChange(source, List.of(), List.of(path), this);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
