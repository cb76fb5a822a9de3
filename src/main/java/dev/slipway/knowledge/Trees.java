package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to decision trees: which there are, what they ask, how walks through them went, and as text to take away. */
@Component
@Requires(Permission.CATALOG_READ)
public class Trees {

    private static final int MOST = 500;

    private final DocumentStore documents;
    private final WalkStore walks;
    private final Clock clock;

    Trees(DocumentStore documents, WalkStore walks, Clock clock) {
        this.documents = documents;
        this.walks = walks;
        this.clock = clock;
    }

    /** A tree as lists show it; the ways of {@code use} are left out. */
    public record Listed(Document document, DecisionTree tree, TreeUse use) {}

    /** A tree with all that is known of it. */
    public record Found(Document document, DecisionTree tree, TreeUse use) {}

    /** By title. */
    public Page<Listed> list(@Nullable String text, @Nullable EntityRef entity, int offset, int limit) {
        Page<WalkStore.Listed> page = walks.list(
                text, entity == null ? null : entity.toString(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new Page<>(
                page.items().stream()
                        .map(one -> new Listed(
                                one.document(),
                                DecisionTreeJson.read(one.json()),
                                new TreeUse(one.walks(), one.helped(), List.of())))
                        .toList(),
                page.total());
    }

    /** Everything that passes, with a head line. */
    public byte[] csv(@Nullable String text) {
        Sheet csv = new Sheet();
        csv.line("title", "entity", "owner", "source", "path", "questions", "walks", "helped");
        int offset = 0;
        Page<Listed> page;
        do {
            page = list(text, null, offset, MOST);
            for (Listed one : page.items()) {
                Document document = one.document();
                csv.line(
                        document.title(),
                        document.entity(),
                        document.owner(),
                        document.source(),
                        document.file(),
                        one.tree().questions(),
                        one.use().walks(),
                        one.use().helped());
            }
            offset += MOST;
        } while (offset < page.total());
        return csv.bytes();
    }

    public Optional<Found> find(SourceId source, String name) {
        return documents
                .tree(source, name)
                .flatMap(document -> documents
                        .treeJson(source, document.path())
                        .map(json -> new Found(document, DecisionTreeJson.read(json), walks.use(source, name))));
    }

    /**
     * Tells whether a walk helped. The way is kept, and not who went it.
     *
     * @param walk made by whoever walks; told again, it is the same walk
     * @param answers numbered from 1; they lead to a leaf
     */
    @Transactional
    @Requires(Permission.EXERCISE_RECORD)
    public void tell(UUID walk, SourceId source, String name, List<Integer> answers, boolean helped) {
        DecisionTree tree = find(source, name)
                .map(Found::tree)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "There is no decision tree " + name + " in " + source + "."));
        List<String> nodes = tree.walk(answers)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID, "answers: the tree offers no such answers; it may have changed"));
        if (!tree.node(nodes.getLast()).isLeaf()) {
            throw new Refusal(Refusal.Kind.INVALID, "answers: the walk does not lead to an end of the tree");
        }
        List<String> says = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            says.add(tree.node(nodes.get(i)).answers().get(answers.get(i) - 1).say());
        }
        walks.tell(walk, source, name, nodes, says, helped, clock.instant());
    }

    public static String mermaid(DecisionTree tree) {
        return MermaidTree.write(tree);
    }

    /** A file that declares the same tree. */
    public static String markdown(Found found) {
        EntityRef entity = found.document().entity();
        return MarkdownTree.write(found.tree(), entity == null ? null : entity.toString());
    }
}
