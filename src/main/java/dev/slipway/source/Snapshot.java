package dev.slipway.source;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What one visit of a source finds: a file tree, and what the sync needs to tell changes from it. */
interface Snapshot extends FileTree {

    SortedMap<String, Found> found();

    /** The commit; null for folders. */
    @Nullable
    String revision();

    /** Stands for everything that is there: as long as it stays, nothing changed. Null where only a closer look can tell. */
    default @Nullable String state() {
        return revision();
    }

    /** Stands for the very folder that is looked at; null where the revision says what is. */
    default @Nullable String place() {
        return null;
    }

    /** Files and folders (ending with a slash) that are there but could not be looked at, and why: what is known of them stays. */
    Map<String, String> unreadable();

    /** Adds what the first look left open: hash and size. */
    Found complete(Found found) throws IOException;

    /**
     * When and by whom the files were last changed.
     *
     * @param since the commit that was handed on before, where the search may end
     */
    Map<String, LastChange> lastChanges(Collection<String> paths, @Nullable String since) throws IOException;

    record LastChange(Instant at, @Nullable String by) {}
}
