package dev.slipway.knowledge.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFilter;
import dev.slipway.knowledge.DocumentPage;
import dev.slipway.knowledge.Documents;
import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/documents}: which there are, and what each says. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/documents")
class DocumentController {

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    record Row(
            String id,
            String kind,
            String title,
            @Nullable String entity,
            @Nullable String owner,
            @Nullable Integer number,
            @Nullable String status,
            @Nullable String statusWords,
            @Nullable String date,
            @Nullable String format,
            String language,
            List<String> supersedes,
            List<String> supersededBy,
            String source,
            String path,
            String url,
            Instant changedAt,
            @Nullable String changedBy) {

        static Row of(Document document) {
            return new Row(
                    document.id(),
                    document.kind().id(),
                    document.title(),
                    text(document.entity()),
                    text(document.owner()),
                    document.number(),
                    document.status(),
                    document.statusWords(),
                    document.decided(),
                    document.format(),
                    document.language(),
                    document.supersedes(),
                    document.supersededBy(),
                    document.source().value(),
                    document.path(),
                    document.url(),
                    document.changedAt(),
                    document.changedBy());
        }

        private static @Nullable String text(@Nullable EntityRef ref) {
            return ref == null ? null : ref.toString();
        }
    }

    record Whole(Row document, String markdown, String html, List<DocumentPage.Heading> contents) {}

    @GetMapping
    Page<Row> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        DocumentFilter filter = new DocumentFilter(kind(kind), ref(entity), source(source), status, q);
        Page<Document> page = documents.list(filter, offset, limit);
        return new Page<>(page.items().stream().map(Row::of).toList(), page.total());
    }

    @GetMapping("/{source}/{*path}")
    Whole read(@PathVariable String source, @PathVariable String path) {
        SourceId id = source(source);
        return documents
                .page(id == null ? new SourceId(source) : id, path.substring(1))
                .map(page -> new Whole(Row.of(page.document()), page.markdown(), page.html(), page.contents()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "There is no document " + path.substring(1) + " in " + source));
    }

    private static Document.@Nullable Kind kind(@Nullable String id) {
        if (id == null) {
            return null;
        }
        Document.Kind kind = Document.Kind.of(id);
        if (kind == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, id + " is no kind: use adr, runbook, playbook, decision-tree or guide");
        }
        return kind;
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        return text == null
                ? null
                : EntityRef.parse(text, "component", EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, text + " is not an entity ref"));
    }

    private static @Nullable SourceId source(@Nullable String text) {
        try {
            return text == null ? null : new SourceId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, text + " is not a source id");
        }
    }
}
