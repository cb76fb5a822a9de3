package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The front door to documents: which there are, whose they are, and what they say. */
@Component
@Requires(Permission.CATALOG_READ)
public class Documents {

    private static final int CACHED = 200;
    private static final int CACHED_SIZE = 200_000;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,5})\\D*$");

    private final DocumentStore store;
    private final DocumentLists lists;
    private final Map<String, DocumentRenderer.Rendered> rendered =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DocumentRenderer.Rendered> eldest) {
                    return size() > CACHED;
                }
            });

    Documents(DocumentStore store, DocumentLists lists) {
        this.lists = lists;
        this.store = store;
    }

    public Optional<Document> find(SourceId source, String path) {
        return store.find(source, path);
    }

    /** Ordered by title. */
    public Page<Document> list(DocumentFilter filter, int offset, int limit) {
        return lists.list(filter, Math.max(0, offset), Math.clamp(limit, 1, 1_000));
    }

    /** What an entity has, by kind; records with the highest number first. At most 1,000. */
    public List<Document> of(EntityRef entity) {
        return lists.ofEntity(entity.toString(), 1_000);
    }

    /** How many of each kind an entity has; kinds without any are left out. */
    public Map<Document.Kind, Long> counts(EntityRef entity) {
        return lists.counts(entity.toString());
    }

    /** The same for many entities at once; those without any are left out. */
    public Map<EntityRef, Map<Document.Kind, Long>> counts(Collection<EntityRef> entities) {
        return lists.counts(entities.stream().map(EntityRef::toString).toList()).entrySet().stream()
                .collect(Collectors.toMap(entry -> EntityRef.of(entry.getKey()), Map.Entry::getValue));
    }

    /** How many there are of each kind. */
    public Map<Document.Kind, Long> counts() {
        return lists.counts((String) null);
    }

    /** What it says, as safe HTML. */
    public Optional<DocumentPage> page(SourceId source, String path) {
        return store.find(source, path).map(this::page);
    }

    /** The decision tree that a source declares by this name. */
    public Optional<DecisionTree> tree(SourceId source, String name) {
        return treeDocument(source, name)
                .flatMap(document -> store.treeJson(source, document.path()))
                .map(DecisionTreeJson::read);
    }

    public Optional<Document> treeDocument(SourceId source, String name) {
        return store.tree(source, name);
    }

    private DocumentPage page(Document document) {
        String markdown = store.markdown(document.source(), document.path()).orElse("");
        String key = document.id() + "@" + document.hash() + "@" + markdown.hashCode();
        DocumentRenderer.Rendered ready = rendered.get(key);
        if (ready == null) {
            ready = DocumentRenderer.render(
                    markdown, document.title(), document.url(), new DocumentLinks(document.source(), document.file()));
            if (ready.html().length() <= CACHED_SIZE) {
                rendered.put(key, ready);
            }
        }
        return new DocumentPage(document, markdown, ready.html(), ready.contents());
    }

    /** The records that take a record's place: those it names, and those that say so themselves. */
    public List<Document> successors(Document document) {
        List<Document> successors = new ArrayList<>(named(document, document.supersededBy()));
        for (Document other : lists.supersedingIt(document.source(), document.path())) {
            if (!successors.contains(other)) {
                successors.add(other);
            }
        }
        return successors;
    }

    /** Those that the records name themselves, by {@link Document#id}: a look-up for each record that names one. */
    public Map<String, List<Document>> successors(Collection<Document> documents) {
        Map<String, List<Document>> successors = new LinkedHashMap<>();
        for (Document document : documents) {
            List<Document> found = named(document, document.supersededBy());
            if (!found.isEmpty()) {
                successors.put(document.id(), found);
            }
        }
        return successors;
    }

    /**
     * The playbooks whose files have these names, {@code rollback-deployment} for {@code rollback-deployment.md}, by name:
     * an entity's own before those for everyone. Those of other entities are not meant for it.
     */
    public Map<String, Document> playbooks(Collection<String> names, @Nullable EntityRef entity) {
        Map<String, Document> playbooks = new LinkedHashMap<>();
        for (Document playbook : lists.playbooks(names, entity == null ? null : entity.toString())) {
            String file = playbook.name();
            playbooks.putIfAbsent(file.substring(0, file.lastIndexOf('.')), playbook);
        }
        return playbooks;
    }

    /** The entities that have documents, by name. */
    public List<EntityRef> entities(int limit) {
        return lists.entities(limit);
    }

    /** A path as part of an address. */
    public static String encode(String path) {
        return Addresses.encode(path);
    }

    /** Where a link that is written in the document leads, relative to the portal; empty if out of its source. */
    public static Optional<String> relative(Document document, String link) {
        return Optional.ofNullable(new DocumentLinks(document.source(), document.file()).link(link));
    }

    /** The records whose place it takes, by its own word. */
    public List<Document> predecessors(Document document) {
        return named(document, document.supersedes());
    }

    private List<Document> named(Document document, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Document> found = new ArrayList<>(store.find(document.source(), names));
        String folder = document.path().substring(0, document.path().lastIndexOf('/') + 1);
        for (String name : names) {
            Matcher number = NUMBER.matcher(name);
            if (!Markup.reads(name) && !Addresses.absolute(name) && number.find()) {
                lists.record(document.source(), folder, Integer.parseInt(number.group(1)))
                        .filter(other -> !found.contains(other) && !other.path().equals(document.path()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Everything that passes, with a head line. */
    public byte[] csv(DocumentFilter filter) {
        Sheet csv = new Sheet();
        csv.line(
                "kind",
                "number",
                "title",
                "status",
                "date",
                "entity",
                "owner",
                "source",
                "path",
                "language",
                "changed at",
                "changed by");
        lists.each(filter, document -> print(csv, document));
        return csv.bytes();
    }

    private static void print(Sheet csv, Document document) {
        csv.line(
                document.kind().id(),
                document.number(),
                document.title(),
                document.status(),
                document.decided(),
                document.entity(),
                document.owner(),
                document.source(),
                document.path(),
                document.language(),
                document.changedAt(),
                document.changedBy());
    }
}
