package dev.slipway.source;

/**
 * A room's ear for files. Called with batches, in the same transaction in which the source remembers them: what throws is
 * handed on again, so reading must be safe to repeat. A bad file is reported by {@link Sources#report}, never thrown.
 */
public interface SourceReader {

    /** Part of the stored state; changing {@link #version} makes every file come again. */
    String name();

    /** Raise it when the same file would now be read differently. */
    int version();

    boolean reads(String path);

    void read(SourceChange change);

    /**
     * Does ahead of the transaction what is slow and asks nothing of the database: reading, parsing, fetching from
     * elsewhere. Called on another thread, while the batch before this one is being stored, and maybe for nothing.
     *
     * @return what is left to do inside the transaction; run once or never
     */
    default Runnable prepare(SourceChange change) {
        return () -> read(change);
    }
}
