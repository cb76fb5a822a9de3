package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchDocument;
import dev.slipway.search.SearchSource;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents as search finds them: by title, by all they say, by file and alert name, by whose they are. */
@Component
class DocumentSearch implements SearchSource {

    private static final int LIMIT = 200_000;

    private final DocumentStore store;

    DocumentSearch(DocumentStore store) {
        this.store = store;
    }

    static String id(SourceId source, String path) {
        return "document:" + source + "/" + path;
    }

    @Override
    public String prefix() {
        return "document";
    }

    @Override
    public List<SearchDocument> load(Collection<String> ids) {
        List<SourceId> sources = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String id : ids) {
            int colon = id.indexOf(':');
            int slash = id.indexOf('/', colon);
            if (slash > 0) {
                sources.add(new SourceId(id.substring(colon + 1, slash)));
                paths.add(id.substring(slash + 1));
            }
        }
        return store.texts(sources, paths).stream()
                .map(DocumentSearch::describe)
                .toList();
    }

    @Override
    public void all(Consumer<SearchDocument> each) {
        store.eachText(text -> each.accept(describe(text)));
    }

    static SearchDocument describe(DocumentStore.Text text) {
        Document document = text.document();
        String plain =
                text.plain().length() <= LIMIT ? text.plain() : text.plain().substring(0, LIMIT);
        return SearchDocument.of(
                        id(document.source(), document.path()),
                        document.kind().id(),
                        document.id(),
                        document.label(),
                        document.url(),
                        plain)
                .keywords(text.keywords())
                .belongsTo(text(document.owner()), text(document.system()), text(document.entity()))
                .status(document.status())
                .changedAt(document.changedAt())
                .language(document.language())
                .sections(text.sections().stream()
                        .filter(section -> section.from() < plain.length())
                        .toList())
                .shipped(document.source().equals(SourceId.STANDARDS))
                .build();
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }
}
