package dev.slipway.catalog;

import dev.slipway.source.SourceSynced;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Reads descriptors again when a file changed that they refer to, and holds owners against CODEOWNERS. */
@Component
class ReadAgain {

    private static final int BATCH = 200;
    private static final String CODEOWNERS = "codeowners";

    private final BatchNotes notes;
    private final CatalogReader reader;
    private final OwnerFindings findings;
    private final Sources sources;

    ReadAgain(BatchNotes notes, CatalogReader reader, OwnerFindings findings, Sources sources) {
        this.notes = notes;
        this.reader = reader;
        this.findings = findings;
        this.sources = sources;
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
        sources.files(synced.source())
                .flatMap(CodeOwners::of)
                .map(owners -> findings.disagreements(synced.source(), owners))
                .ifPresentOrElse(
                        problems -> sources.reportAll(synced.source(), CODEOWNERS, problems),
                        () -> sources.reportAll(synced.source(), CODEOWNERS, List.of()));
    }
}
