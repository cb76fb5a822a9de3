package dev.slipway.knowledge.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFindings;
import dev.slipway.knowledge.Finding;
import dev.slipway.knowledge.FindingFilter;
import dev.slipway.knowledge.FoundInDocument;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/document-findings}: what is wrong with documents, and what mends it. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/document-findings")
class FindingController {

    private final DocumentFindings findings;

    FindingController(DocumentFindings findings) {
        this.findings = findings;
    }

    record Row(
            String check,
            String weight,
            String document,
            String title,
            String kind,
            @Nullable String owner,
            @Nullable String entity,
            String source,
            String path,
            int line,
            String message,
            String remedy,
            String url) {

        static Row of(FoundInDocument found) {
            Document document = found.document();
            Finding finding = found.finding();
            return new Row(
                    finding.check(),
                    finding.weight().name().toLowerCase(Locale.ROOT),
                    document.id(),
                    document.label(),
                    document.kind().id(),
                    text(document.owner()),
                    text(document.entity()),
                    document.source().value(),
                    document.file(),
                    finding.line(),
                    finding.message(),
                    finding.remedy(),
                    found.url());
        }

        private static @Nullable String text(@Nullable EntityRef ref) {
            return ref == null ? null : ref.toString();
        }
    }

    /** @param checks by id how many pass the filter */
    record Answer(long total, java.util.List<Row> items, Map<String, Long> checks) {}

    @GetMapping
    Answer list(
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String weight,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        if (check != null && !findings.checks().containsKey(check)) {
            throw invalid(check + " is no check: use one of "
                    + String.join(", ", findings.checks().keySet()));
        }
        FindingFilter filter =
                new FindingFilter(check, weight(weight), kind(kind), owner(owner), ref(entity, "component"), source, q);
        Page<FoundInDocument> page = findings.list(filter, offset, limit);
        return new Answer(page.total(), page.items().stream().map(Row::of).toList(), findings.counts(filter));
    }

    private static Finding.@Nullable Weight weight(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(Finding.Weight.values())
                        .filter(weight -> weight.name().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> invalid(word + " is no weight: use high, medium or low"));
    }

    private static Document.@Nullable Kind kind(@Nullable String id) {
        Document.Kind kind = id == null ? null : Document.Kind.of(id);
        if (id != null && kind == null) {
            throw invalid(id + " is no kind: use adr, runbook, playbook, decision-tree or guide");
        }
        return kind;
    }

    private static @Nullable String owner(@Nullable String text) {
        if (text == null || text.equals(FindingFilter.NOBODY)) {
            return text;
        }
        return String.valueOf(ref(text, "group"));
    }

    private static @Nullable EntityRef ref(@Nullable String text, String kind) {
        return text == null
                ? null
                : EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> invalid(text + " is not an entity ref"));
    }

    private static Refusal invalid(String why) {
        return new Refusal(Refusal.Kind.INVALID, why);
    }
}
