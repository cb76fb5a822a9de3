package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes decision trees over that are drawn in Markdown files. One that is broken is reported, and the last good one stays. */
@Component
class MarkdownTrees {

    private final DecisionTrees trees;
    private final DocumentStore store;
    private final SearchLog log;

    MarkdownTrees(DecisionTrees trees, DocumentStore store, SearchLog log) {
        this.trees = trees;
        this.store = store;
        this.log = log;
    }

    /**
     * Looks at the files that have a chart.
     *
     * @param problems what is told of each file, by path; may grow
     */
    void read(SourceChange change, List<DocumentStore.Kept> kept, Map<String, List<Problem>> problems) {
        SourceId source = change.source().id();
        List<String> gone = new ArrayList<>();
        change.removed().forEach(path -> gone.add(path(path)));
        for (DocumentStore.Kept one : kept) {
            String path = one.document().path();
            MarkdownTree.Result result = one.markdown().contains("mermaid")
                    ? change.files()
                            .read(path)
                            .flatMap(bytes ->
                                    MarkdownTree.read(path, Decoded.of(bytes).text()))
                            .orElse(null)
                    : null;
            if (result == null) {
                gone.add(path(path));
            } else {
                problems.computeIfAbsent(path, same -> new ArrayList<>()).addAll(result.problems());
                if (result.tree() != null) {
                    trees.write(source, path, result.tree(), entity(result.entity()));
                }
            }
        }
        List<String> trees =
                store.find(source, gone).stream().map(Document::path).toList();
        store.remove(source, trees);
        if (!trees.isEmpty()) {
            log.changed(
                    trees.stream().map(path -> DocumentSearch.id(source, path)).toList());
        }
    }

    private static @Nullable EntityRef entity(@Nullable String written) {
        return written == null
                ? null
                : EntityRef.parse(written, "component", EntityRef.DEFAULT_NAMESPACE)
                        .orElse(null);
    }

    private static String path(String file) {
        return file + "/" + MarkdownTree.name(file);
    }
}
