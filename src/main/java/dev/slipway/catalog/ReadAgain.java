package dev.slipway.catalog;

import dev.slipway.source.SourceSynced;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Reads descriptors again when a file changed that they refer to. */
@Component
class ReadAgain {

    private static final int BATCH = 200;

    private final BatchNotes notes;
    private final CatalogReader reader;

    ReadAgain(BatchNotes notes, CatalogReader reader) {
        this.notes = notes;
        this.reader = reader;
    }

    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (synced.changedPaths().isEmpty()) {
            return;
        }
        Set<String> referring = notes.referring(synced.source(), synced.changedPaths());
        List<String> open = new ArrayList<>(referring);
        for (int from = 0; from < open.size(); from += BATCH) {
            reader.again(synced.source(), open.subList(from, Math.min(from + BATCH, open.size())));
        }
    }
}
