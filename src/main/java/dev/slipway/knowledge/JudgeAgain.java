package dev.slipway.knowledge;

import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceSynced;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Judges documents anew whose links lead to what has come, changed or gone. */
@Component
class JudgeAgain {

    private static final int MOST = 1_000;
    private static final int MOST_CHANGES = 2_000; // more is a first visit, where every document is judged as it comes

    private final FindingStore findings;
    private final MarkdownFiles reader;
    private final Sources sources;

    JudgeAgain(FindingStore findings, MarkdownFiles reader, Sources sources) {
        this.findings = findings;
        this.reader = reader;
        this.sources = sources;
    }

    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (synced.changedPaths().isEmpty() || synced.changedPaths().size() > MOST_CHANGES) {
            return;
        }
        List<Document> stale = findings.leadingTo(synced.source(), synced.changedPaths(), MOST);
        FileTree files = stale.isEmpty() ? null : sources.files(synced.source()).orElse(null);
        if (files == null) {
            return;
        }
        boolean builtIn = sources.find(synced.source())
                .filter(source -> source.kind() == Source.Kind.BUILT_IN)
                .isPresent();
        SourceSurroundings around = new SourceSurroundings(files);
        List<FindingStore.Judged> judged = new ArrayList<>();
        for (Document document : stale) {
            files.read(document.path()).map(Decoded::of).ifPresent(decoded -> {
                Reading reading =
                        DocumentReader.read(document.path(), decoded.text(), document.kind() == Document.Kind.ADR);
                judged.add(reader.judge(document, decoded, reading, builtIn, around));
            });
        }
        findings.again(judged);
    }
}
