package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.slipway.knowledge.Document;
import dev.slipway.search.Search;
import dev.slipway.search.SearchResults;
import dev.slipway.ui.Panel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Documents anywhere that say much the same, beside those that are related by whose they are. */
final class SimilarDocuments {

    private static final int SHOWN = 4;

    private SimilarDocuments() {}

    /** @param besides already shown; not named twice */
    static Optional<Panel> to(Search search, Document document, List<Document> besides) {
        Set<String> shown = besides.stream().map(Document::id).collect(Collectors.toSet());
        List<SearchResults.Hit> similar = search.similar("document:" + document.id(), SHOWN + besides.size()).stream()
                .filter(hit -> hit.id().startsWith("document:") && !shown.contains(hit.ref()))
                .limit(SHOWN)
                .toList();
        if (similar.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("items", "s");
        for (SearchResults.Hit hit : similar) {
            Anchor link = new Anchor(hit.url().substring(1), hit.title());
            link.getElement().setAttribute("router-link", true);
            list.add(new ListItem(link));
        }
        return Optional.of(new Panel("Similar").flush(list));
    }
}
