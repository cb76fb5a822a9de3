package dev.slipway.search;

import java.util.Collection;
import org.springframework.stereotype.Component;

/** Where rooms say what changed, within their own transaction, so that every node's index can follow. */
@Component
public class SearchLog {

    SearchLog() {}

    /** @param ids of {@link SearchDocument}s that are new, different or gone */
    public void changed(Collection<String> ids) {
        throw new UnsupportedOperationException("search room");
    }
}
