package dev.slipway.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.Relation;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFile;
import dev.slipway.source.Sources;
import dev.slipway.ui.AgeStamp;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an entity is, how it hangs together with others, and where that is written. */
@Component
final class OverviewTab implements EntityTab {

    private final Catalog catalog;
    private final Sources sources;
    private final Clock clock;

    OverviewTab(Catalog catalog, Sources sources, Clock clock) {
        this.catalog = catalog;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "overview";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public boolean shows(Entity entity) {
        return true;
    }

    @Override
    public @Nullable String figure(Entity entity) {
        return null;
    }

    @Override
    public com.vaadin.flow.component.Component content(Entity entity) {
        Div left = new Div(relations(entity), descriptor(entity));
        left.addClassName("stack");
        Div right = new Div(about(entity), origin(entity));
        right.addClassName("stack");
        if (!entity.links().isEmpty()) {
            right.add(links(entity));
        }
        if (!entity.labels().isEmpty()) {
            right.add(pairs("Labels", entity.labels()));
        }
        if (!entity.annotations().isEmpty()) {
            right.add(pairs("Annotations", entity.annotations()));
        }
        Div grid = new Div(left, right);
        grid.addClassNames("grid", "g-32");
        return grid;
    }

    private Panel relations(Entity entity) {
        List<Relation> relations = catalog.relations(entity.ref());
        Panel panel = new Panel("Relations");
        if (relations.isEmpty()) {
            return panel.flush(new EmptyState(
                    "What it belongs to, uses and is used by",
                    "Its descriptor names nothing of the kind, and no other descriptor names it."));
        }
        return panel.body(RelationList.of(catalog, entity.ref(), relations));
    }

    private static Panel about(Entity entity) {
        DescriptionList list = list();
        row(list, "Kind", new Span(entity.kind()));
        if (entity.type() != null) {
            row(list, "Type", new Span(entity.type()));
        }
        if (entity.lifecycle() != null) {
            row(list, "Lifecycle", new Span(entity.lifecycle()));
        }
        if (entity.tier() != null) {
            row(list, "Tier", new Span(String.valueOf(entity.tier())));
        }
        row(list, "Namespace", new Span(entity.ref().namespace()));
        Span ref = new Span(entity.ref().toString());
        ref.addClassName("mono");
        row(list, "Ref", ref);
        if (!entity.tags().isEmpty()) {
            Div tags = new Div();
            tags.addClassNames("row", "tight");
            for (String tag : entity.tags()) {
                Anchor link = new Anchor("catalog?tag=" + URLEncoder.encode(tag, StandardCharsets.UTF_8), tag);
                link.addClassName("chip");
                link.getElement().setAttribute("router-link", true);
                tags.add(link);
            }
            row(list, "Tags", tags);
        }
        return new Panel("About").body(list);
    }

    private Panel origin(Entity entity) {
        Optional<Source> source = sources.find(entity.source());
        DescriptionList list = list();
        if (entity.orphan() == null) {
            Anchor file = new Anchor(
                    Sources.url(entity.source(), entity.path(), entity.line()), entity.path() + ":" + entity.line());
            file.addClassName("mono");
            file.getElement().setAttribute("router-link", true);
            row(list, "Declared in", file);
        } else {
            Span gone = new Span(entity.path());
            gone.addClassName("mono");
            row(list, "Was declared in", gone);
        }
        source.ifPresent(known -> {
            Anchor link = new Anchor("sources?source=" + known.id(), known.name());
            link.getElement().setAttribute("router-link", true);
            row(list, "Source", link);
        });
        String ownerFrom = entity.annotations().get("slipway.dev/owner-from");
        if (ownerFrom != null) {
            row(list, "Owner taken from", new Span(ownerFrom));
        }
        Optional<SourceFile> known = sources.file(entity.source(), entity.path());
        known.ifPresent(found -> row(
                list,
                "Changed",
                new AgeStamp(
                        found.changedBy() == null ? "file time" : found.changedBy(),
                        null,
                        found.changedAt(),
                        null,
                        clock.instant())));
        if (entity.root() != null) {
            Span root = new Span(entity.root().isEmpty() ? "the whole source" : entity.root());
            root.addClassName("mono");
            row(list, "Its files", root);
        }
        return new Panel("Where this is written").body(list);
    }

    private static Panel links(Entity entity) {
        Div list = new Div();
        list.addClassName("stack");
        entity.links().forEach(link -> list.add(new Div(EntityView.outside(link))));
        return new Panel("Links").body(list);
    }

    private static Panel pairs(String title, Map<String, String> pairs) {
        DescriptionList list = list();
        list.addClassName("pairs");
        new TreeMap<>(pairs).forEach((name, value) -> {
            Span plain = new Span(value);
            row(list, name, plain);
        });
        return new Panel(title).body(list);
    }

    /** The document as its author wrote it: from its first line to the next document's. */
    private Panel descriptor(Entity entity) {
        if (entity.orphan() != null) {
            return new Panel("Descriptor")
                    .flush(new EmptyState(
                            "The descriptor as it was written",
                            entity.orphan().why() + " What was read last stands on this page."));
        }
        Optional<String> text = sources.files(entity.source())
                .flatMap(files -> files.read(entity.path()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        Panel panel = new Panel("Descriptor");
        if (text.isEmpty()) {
            return panel.flush(new EmptyState(
                    "The descriptor as it was written", "Its source cannot be reached now; what was read stays."));
        }
        List<String> lines =
                text.get().lines().skip(Math.max(0, entity.line() - 1)).toList();
        String document = lines.stream()
                .takeWhile(line -> !line.equals("---") || line == lines.getFirst())
                .filter(line -> !line.equals("---"))
                .collect(Collectors.joining("\n"));
        Pre code = new Pre(document.strip());
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", "Descriptor");
        Div box = new Div(code);
        box.addClassNames("code", "descriptor");
        NativeDetails details = new NativeDetails("As written, in YAML", box);
        return panel.body(details);
    }

    private static DescriptionList list() {
        DescriptionList list = new DescriptionList();
        list.addClassName("aside-list");
        return list;
    }

    private static void row(DescriptionList list, String term, com.vaadin.flow.component.Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        list.add(new Div(new DescriptionList.Term(term), description));
    }
}
