package dev.slipway.search;

import dev.slipway.access.Permission;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A room's answer to "what of yours can be found?". A room adds one as a package-private bean and tells the {@link
 * SearchLog} what changed; the index fetches the rest from here.
 */
public interface SearchSource {

    /** What the ids of this source begin with, before the first colon. */
    String prefix();

    /** Who may find what is here: whoever holds this. To others none of it exists, not even in a total. */
    default Permission readers() {
        return Permission.CATALOG_READ;
    }

    /** The documents with these ids, in any order; an id without a document is taken out of the index. */
    List<SearchDocument> load(Collection<String> ids);

    /** Every document there is, one after the other, for building the index anew. */
    void all(Consumer<SearchDocument> each);
}
