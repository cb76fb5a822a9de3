package dev.slipway.source;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where files come from: lists, registers and syncs sources, and keeps what is wrong with their files. */
@Component
public class Sources {

    Sources() {}

    public List<Source> list() {
        throw new UnsupportedOperationException("source room");
    }

    public Optional<Source> find(SourceId id) {
        throw new UnsupportedOperationException("source room");
    }

    /** The files as they are now; empty if the source is unknown or cannot be reached. */
    public Optional<FileTree> files(SourceId id) {
        throw new UnsupportedOperationException("source room");
    }

    /** What is known of one file; empty if the source has none such. */
    public Optional<SourceFile> file(SourceId id, String path) {
        throw new UnsupportedOperationException("source room");
    }

    /** Replaces what this reader said about the file; an empty list says it is well. In the caller's transaction. */
    public void report(SourceId id, String reader, String path, List<Problem> problems) {
        throw new UnsupportedOperationException("source room");
    }

    /** Worst-kept file first; of every source if the id is null. */
    public List<Problem> problems(@Nullable SourceId id, int offset, int limit) {
        throw new UnsupportedOperationException("source room");
    }
}
