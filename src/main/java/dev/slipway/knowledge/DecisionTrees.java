package dev.slipway.knowledge;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes declared decision trees over as documents. */
@Component
class DecisionTrees implements Declaration.Reader {

    private final DocumentStore store;
    private final Owners owners;
    private final Sources sources;
    private final SearchLog log;
    private final Clock clock;

    DecisionTrees(DocumentStore store, Owners owners, Sources sources, SearchLog log, Clock clock) {
        this.store = store;
        this.owners = owners;
        this.sources = sources;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "DecisionTree";
    }

    @Override
    public List<Problem> read(Declaration declaration) {
        DecisionTreeReader.Result result = DecisionTreeReader.read(declaration);
        DecisionTree tree = result.tree();
        if (tree != null) {
            write(declaration.source(), declaration.path(), tree, result.entity());
        }
        return result.problems();
    }

    void write(SourceId source, String at, DecisionTree tree, @org.jspecify.annotations.Nullable EntityRef stated) {
        String path = path(at, tree.name());
        Optional<SourceFile> file = sources.file(source, at);
        Owners.Owner owner = owners.claims(source, List.of(at)).owner(at);
        if (stated != null) {
            owner = owners.owner(stated);
        }
        Document document = new Document(
                source,
                path,
                Document.Kind.DECISION_TREE,
                tree.title(),
                DocumentStore.ref(owner.entity()),
                DocumentStore.ref(owner.owner()),
                DocumentStore.ref(owner.system()),
                null,
                null,
                null,
                null,
                null,
                "en",
                List.of(),
                List.of(),
                file.map(SourceFile::changedAt).orElseGet(() -> Instant.now(clock)),
                file.map(SourceFile::changedBy).orElse(null),
                file.map(SourceFile::hash).orElse(""));
        String markdown = DecisionTreeOutline.of(tree);
        String plain = Markdown.Outline.of(markdown).plain();
        List<String> keywords = new ArrayList<>(List.of(tree.name()));
        store.write(List.of(new DocumentStore.Kept(document, keywords, markdown, plain, List.of())));
        store.tree(source, path, DecisionTreeJson.write(tree), stated == null ? null : stated.toString());
        log.changed(List.of(DocumentSearch.id(source, path)));
    }

    @Override
    public void removed(SourceId source, String path, String name) {
        store.remove(source, List.of(path(path, name)));
        log.changed(List.of(DocumentSearch.id(source, path(path, name))));
    }

    private static String path(String file, String name) {
        return file + "/" + name;
    }
}
