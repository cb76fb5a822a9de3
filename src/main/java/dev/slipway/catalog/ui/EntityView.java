package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Contender;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entity: who owns it and what it is, and a tab for each thing that a room knows about it. */
@Route("catalog/:namespace/:kind/:name/:tab?")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/catalog.css")
final class EntityView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** Kinds that there is a form for. */
    private static final Set<String> EDITED =
            Set.of("component", "api", "resource", "system", "domain", "group", "user");

    private final Catalog catalog;
    private final OrphanNotices orphanNotices;
    private final ClaimNotices claimNotices;
    private final List<EntityTab> tabs;
    private final Live live;
    private final Div head = new Div();
    private String title = "";
    private @Nullable EntityRef followed;

    EntityView(
            Catalog catalog, OrphanNotices orphanNotices, ClaimNotices claimNotices, List<EntityTab> tabs, Live live) {
        this.catalog = catalog;
        this.orphanNotices = orphanNotices;
        this.claimNotices = claimNotices;
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(EntityTab::order)).toList();
        this.live = live;
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters parameters = event.getRouteParameters();
        EntityRef ref = new EntityRef(
                parameters.get("kind").orElse("-"),
                parameters.get("namespace").orElse("-"),
                parameters.get("name").orElse("-"));
        Optional<Entity> found = catalog.find(ref);
        Optional<EntityRef> renamed = found.isPresent() ? Optional.empty() : catalog.renamed(ref);
        if (renamed.isPresent()) {
            event.forwardTo(renamed.get().url()
                    + parameters.get("tab").map(tab -> "/" + tab).orElse(""));
            return;
        }
        Entity entity = found.orElseThrow(() -> new Refusal(
                Refusal.Kind.NOT_FOUND,
                "The catalog has no " + ref + ". Its descriptor may have been renamed, moved or removed."));
        List<EntityTab> shown = tabs.stream().filter(tab -> tab.shows(entity)).toList();
        EntityTab open = parameters
                .get("tab")
                .map(id -> shown.stream()
                        .filter(tab -> tab.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.NOT_FOUND, entity.title() + " has no page called " + id + ".")))
                .orElseGet(shown::getFirst);
        title = entity.title() + (open == shown.getFirst() ? "" : ": " + open.title());
        removeAll();
        showHead(entity, shown, open);
        add(head, open.content(entity, event.getLocation().getQueryParameters()));
        follow(ref, open);
    }

    /** The head is drawn again when the entity changes; what a tab shows is the tab's own business. */
    private void follow(EntityRef ref, EntityTab open) {
        if (ref.equals(followed)) {
            return;
        }
        followed = ref;
        live.follow(
                this,
                Set.of("entity:" + ref),
                () -> catalog.find(ref)
                        .filter(now -> ref.equals(followed))
                        .ifPresent(now -> showHead(
                                now, tabs.stream().filter(tab -> tab.shows(now)).toList(), current(open))));
    }

    private EntityTab current(EntityTab fallback) {
        return shownTab == null ? fallback : shownTab;
    }

    private @Nullable EntityTab shownTab;

    private void showHead(Entity entity, List<EntityTab> shown, EntityTab open) {
        shownTab = open;
        Map<EntityRef, Entity> named =
                catalog
                        .find(Stream.of(entity.owner(), entity.system())
                                .filter(Objects::nonNull)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Entity::ref, Function.identity()));
        head.removeAll();
        head.add(crumbs(entity, named), titles(entity));
        orphanNotices.of(entity).ifPresent(head::add);
        List<Contender> contenders = catalog.contenders(entity.ref());
        if (!contenders.isEmpty()) {
            head.add(new ConflictNotice(contenders));
        }
        claimNotices
                .of(entity, () -> catalog.find(entity.ref()).ifPresent(now -> showHead(now, shown, current(open))))
                .ifPresent(head::add);
        head.add(facts(entity, named), bar(entity, shown, open));
    }

    private static Component crumbs(Entity entity, Map<EntityRef, Entity> named) {
        Nav crumbs = new Nav();
        crumbs.addClassName("crumbs");
        crumbs.getElement().setAttribute("aria-label", "Breadcrumb");
        Anchor all = new Anchor("catalog", "Catalog");
        all.getElement().setAttribute("router-link", true);
        crumbs.add(all, new Span("/"));
        Entity owner = entity.owner() == null ? null : named.get(entity.owner());
        if (owner != null) {
            Anchor own = new Anchor("catalog?owner=" + Words.brief(owner.ref(), "group"), owner.title());
            own.getElement().setAttribute("router-link", true);
            crumbs.add(own, new Span("/"));
        }
        crumbs.add(new Span(entity.title()));
        return crumbs;
    }

    private static Component titles(Entity entity) {
        Span kind = new Span(new Icon(Words.icon(entity.ref())));
        kind.addClassName("kind");
        Div line = new Div(new H1(entity.title()));
        line.addClassName("title");
        line.add(chip(Words.kind(entity.ref())));
        if (entity.type() != null) {
            line.add(chip(entity.type()));
        }
        if (entity.tier() != null) {
            line.add(chip("tier " + entity.tier()));
        }
        if (entity.lifecycle() != null) {
            line.add(chip(entity.lifecycle()));
        }
        Span ref = new Span(entity.ref().toString());
        ref.addClassNames("mono", "s", "hint", "hide-s");
        line.add(ref);
        Div words = new Div(line);
        if (entity.description() != null) {
            Paragraph description = new Paragraph(entity.description());
            description.addClassNames("dim", "lead");
            words.add(description);
        }
        Header header = new Header(kind, words);
        header.addClassName("entity-head");
        if (entity.orphan() == null && EDITED.contains(entity.ref().kind())) {
            Anchor edit = new Anchor("catalog/edit?ref=" + entity.ref(), "Edit descriptor");
            edit.addClassNames("btn", "small");
            edit.getElement().setAttribute("router-link", true);
            Div end = new Div(edit);
            end.addClassName("end");
            header.add(end);
        }
        return header;
    }

    private static Span chip(String word) {
        Span chip = new Span(word);
        chip.addClassName("chip");
        return chip;
    }

    private static Component facts(Entity entity, Map<EntityRef, Entity> named) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        if (entity.owner() != null) {
            fact(facts, "Owner", EntityLink.to(entity.owner(), named.get(entity.owner()), "group"));
        } else if (!Set.of("user", "group", "location").contains(entity.ref().kind())) {
            Span nobody = new Span("nobody");
            nobody.addClassName("is-stale");
            fact(facts, "Owner", nobody);
        }
        if (entity.system() != null) {
            fact(facts, "System", EntityLink.to(entity.system(), named.get(entity.system()), "system"));
        }
        if (!entity.links().isEmpty()) {
            fact(
                    facts,
                    "Links",
                    entity.links().stream().flatMap(EntityView::link).skip(1).toArray(Component[]::new));
        }
        return facts;
    }

    private static Stream<Component> link(Entity.Link link) {
        Span dot = new Span("·");
        dot.addClassName("hint");
        dot.getElement().setAttribute("aria-hidden", "true");
        return Stream.of(dot, outside(link));
    }

    /** Only addresses that a browser may be sent to become links. */
    static Component outside(Entity.Link link) {
        String words = link.title() == null ? link.url() : link.title();
        if (!link.url().matches("(?i)(https?|mailto):.+")) {
            return new Text(words);
        }
        Anchor anchor = new Anchor(link.url(), words);
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        anchor.getElement().setAttribute("router-ignore", true);
        return anchor;
    }

    private static void fact(DescriptionList facts, String term, Component... value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        facts.add(new Div(new DescriptionList.Term(term), description));
    }

    private static Component bar(Entity entity, List<EntityTab> shown, EntityTab open) {
        Nav bar = new Nav();
        bar.addClassName("tabs");
        bar.getElement().setAttribute("aria-label", "About " + entity.title());
        for (EntityTab tab : shown) {
            boolean first = tab == shown.getFirst();
            Anchor link = new Anchor(entity.ref().url() + (first ? "" : "/" + tab.id()), tab.title());
            link.getElement().setAttribute("router-link", true);
            if (tab == open) {
                link.getElement().setAttribute("aria-current", "page");
            }
            String figure = tab.figure(entity);
            if (figure != null) {
                Span quiet = new Span(figure);
                quiet.addClassName("n");
                link.add(quiet);
            }
            bar.add(link);
        }
        return bar;
    }
}
