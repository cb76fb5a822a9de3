package dev.slipway.source;

import java.util.List;
import java.util.Optional;

/** The files of a source at one moment. Links out of the source are not followed. */
public interface FileTree {

    /** The largest file that is read; larger ones are reported to their owner. */
    int LIMIT = 5 * 1024 * 1024;

    /** Every path, sorted, relative, with forward slashes. */
    List<String> paths();

    /** Empty if there is no such file, it is larger than {@link #LIMIT}, or the path leads out of the source. */
    Optional<byte[]> read(String path);
}
