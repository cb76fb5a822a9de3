package dev.slipway.knowledge.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.DecisionTree;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.TreeUse;
import dev.slipway.knowledge.Trees;
import dev.slipway.source.SourceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Decision trees: which there are, one with its counts, one as text, and what a walk came to. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/trees")
@Tag(name = "decision trees")
class TreeController {

    private final Trees trees;

    TreeController(Trees trees) {
        this.trees = trees;
    }

    record Row(
            String source,
            String name,
            String title,
            @Nullable String entity,
            String url,
            long questions,
            long walks,
            long helped) {}

    record Branch(
            String say,
            @Nullable String note,
            String go,
            long walks,
            long helped,
            @Nullable String flag) {}

    record Node(
            @Nullable String ask,
            @Nullable String hint,
            @Nullable String command,
            List<Branch> answers,
            @Nullable String advice,
            @Nullable String runbook,
            @Nullable String artifact,
            @Nullable String escalation,
            @Nullable String link) {}

    record Whole(Row tree, String start, Map<String, Node> nodes) {}

    record WalkBody(
            @Nullable String id,
            @Nullable List<@Nullable Integer> answers,
            @Nullable Boolean helped) {}

    @GetMapping
    @Operation(summary = "Decision trees by title, with how often they were walked and helped")
    Page<Row> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        EntityRef ref = entity == null
                ? null
                : EntityRef.parse(entity, "component", EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, entity + " is not an entity ref"));
        Page<Trees.Listed> page = trees.list(q, ref, offset, limit);
        return new Page<>(
                page.items().stream()
                        .map(one -> row(one.document(), one.tree(), one.use()))
                        .toList(),
                page.total());
    }

    @GetMapping("/{source}/{name}")
    @Operation(summary = "One tree, with the counts of each branch")
    Whole one(@PathVariable String source, @PathVariable String name) {
        Trees.Found found = found(source, name);
        Map<String, Node> nodes = new LinkedHashMap<>();
        found.tree().nodes().forEach((id, node) -> nodes.put(id, node(id, node, found.use())));
        return new Whole(
                row(found.document(), found.tree(), found.use()), found.tree().start(), nodes);
    }

    @GetMapping("/{source}/{name}/export")
    @Operation(
            summary = "One tree as text: format mermaid, or markdown, which declares the same tree in another source")
    ResponseEntity<String> export(
            @PathVariable String source,
            @PathVariable String name,
            @RequestParam(defaultValue = "mermaid") String format) {
        Trees.Found found = found(source, name);
        return switch (format) {
            case "mermaid" -> text("text/vnd.mermaid", Trees.mermaid(found.tree()));
            case "markdown" -> text("text/markdown", Trees.markdown(found));
            default -> throw new Refusal(Refusal.Kind.INVALID, format + " is no format: use mermaid or markdown");
        };
    }

    private static ResponseEntity<String> text(String type, String text) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .body(text);
    }

    @PostMapping("/{source}/{name}/walks")
    @Requires(Permission.EXERCISE_RECORD)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Tells whether a walk helped: its answers, numbered from 1, and an id if it may be told again")
    void walked(@PathVariable String source, @PathVariable String name, @RequestBody WalkBody body) {
        if (body.helped() == null || body.answers() == null) {
            throw new Refusal(Refusal.Kind.INVALID, "answers and helped are needed");
        }
        List<Integer> answers = new ArrayList<>();
        for (Integer answer : body.answers()) {
            answers.add(answer == null ? 0 : answer);
        }
        trees.tell(id(body.id()), source(source), name, answers, body.helped());
    }

    private static UUID id(@Nullable String text) {
        try {
            return text == null ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "id: not a UUID");
        }
    }

    private Trees.Found found(String source, String name) {
        return trees.find(source(source), name)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "There is no decision tree " + name + " in " + source + "."));
    }

    private static Row row(Document document, DecisionTree tree, TreeUse use) {
        EntityRef entity = document.entity();
        return new Row(
                document.source().value(),
                document.name(),
                document.title(),
                entity == null ? null : entity.toString(),
                document.url(),
                tree.questions(),
                use.walks(),
                use.helped());
    }

    private static Node node(String id, DecisionTree.Node node, TreeUse use) {
        return new Node(
                node.ask(),
                node.hint(),
                node.command(),
                node.answers().stream().map(answer -> branch(id, answer, use)).toList(),
                node.advice(),
                node.runbook(),
                node.artifact(),
                node.escalation(),
                node.link());
    }

    private static Branch branch(String id, DecisionTree.Answer answer, TreeUse use) {
        TreeUse.Count count = use.branch(id, answer.say());
        TreeUse.Flag flag = use.flag(id, answer.say());
        return new Branch(
                answer.say(),
                answer.note(),
                answer.go(),
                count.walks(),
                count.helped(),
                flag == null ? null : flag.name().toLowerCase(Locale.ROOT));
    }

    private static SourceId source(String text) {
        try {
            return new SourceId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no source " + text + ".");
        }
    }
}
