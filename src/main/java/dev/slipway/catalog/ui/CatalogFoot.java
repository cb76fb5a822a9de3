package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.slipway.source.Source;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.Sources;
import dev.slipway.ui.Ages;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Under the catalog list: where it was read, how long ago, and what is wrong there. */
final class CatalogFoot {

    private CatalogFoot() {}

    static Span readFrom(Sources sources, Instant now) {
        List<Source> all = sources.list();
        Optional<Instant> oldest =
                all.stream().map(Source::syncedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
        String age = oldest.map(moment -> ", " + Ages.ago(moment, now)).orElse("");
        return new Span("Read from " + (all.size() == 1 ? "1 source" : all.size() + " sources") + age);
    }

    static Optional<Component> problems(Sources sources) {
        var page = sources.problemPage(null, 0, 1);
        if (page.items().isEmpty()) {
            return Optional.empty();
        }
        SourceProblem first = page.items().getFirst();
        Anchor all = new Anchor("sources", page.total() == 1 ? "1 problem" : page.total() + " problems");
        Anchor place = new Anchor(
                Sources.url(
                        first.source(), first.problem().path(), first.problem().line()),
                first.problem().path()
                        + (first.problem().line() > 0 ? ":" + first.problem().line() : ""));
        place.addClassName("mono");
        List.of(all, place).forEach(link -> link.getElement().setAttribute("router-link", true));
        return Optional.of(new Span(
                all,
                new Span(" in files, first "),
                place,
                new Span(" " + first.problem().message())));
    }
}
