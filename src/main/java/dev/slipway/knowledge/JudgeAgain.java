package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceSynced;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final FindingFacts facts;

    JudgeAgain(FindingStore findings, MarkdownFiles reader, Sources sources, FindingFacts facts) {
        this.findings = findings;
        this.reader = reader;
        this.sources = sources;
        this.facts = facts;
    }

    @ApplicationModuleListener
    void on(SourceSynced synced) {
        if (synced.changedPaths().isEmpty() || synced.changedPaths().size() > MOST_CHANGES) {
            return;
        }
        Set<String> changed = new HashSet<>(synced.changedPaths());
        Set<String> others = new HashSet<>();
        changed.forEach(path -> others.addAll(LinkCheck.otherNames(path)));
        others.removeAll(changed);
        List<String> linked = findings.linked(synced.source(), others);
        FileTree files =
                linked.isEmpty() && findings.linked(synced.source(), changed).isEmpty()
                        ? null
                        : sources.files(synced.source()).orElse(null);
        if (files == null) {
            return;
        }
        SourceSurroundings around = new SourceSurroundings(files);
        Map<Boolean, List<String>> there = linked.stream().collect(Collectors.partitioningBy(around::exists));
        List<Document> stale = findings.leadingTo(
                synced.source(),
                changed,
                there.getOrDefault(false, List.of()),
                there.getOrDefault(true, List.of()),
                MOST);
        if (stale.isEmpty()) {
            return;
        }
        boolean builtIn = sources.find(synced.source())
                .filter(source -> source.kind() == Source.Kind.BUILT_IN)
                .isPresent();
        List<FindingStore.Judged> judged = new ArrayList<>();
        for (Document document : stale) {
            files.read(document.path()).map(Decoded::of).ifPresent(decoded -> {
                Reading reading =
                        DocumentReader.read(document.path(), decoded.text(), document.kind() == Document.Kind.ADR);
                judged.add(reader.judge(document, decoded, reading, builtIn, around));
            });
        }
        findings.again(judged);
        facts.about(stale.stream()
                .map(Document::entity)
                .filter(Objects::nonNull)
                .map(EntityRef::toString)
                .collect(Collectors.toSet()));
    }
}
