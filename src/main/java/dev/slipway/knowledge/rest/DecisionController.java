package dev.slipway.knowledge.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Confirmation;
import dev.slipway.knowledge.Decision;
import dev.slipway.knowledge.DecisionFilter;
import dev.slipway.knowledge.Decisions;
import dev.slipway.knowledge.Document;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/decisions}: what was decided, the latest first, and whether the facts agree. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/decisions")
class DecisionController {

    private final Decisions decisions;

    DecisionController(Decisions decisions) {
        this.decisions = decisions;
    }

    record Row(
            String id,
            @Nullable Integer number,
            String title,
            @Nullable String status,
            @Nullable String statusWords,
            @Nullable String date,
            List<String> deciders,
            @Nullable String entity,
            @Nullable String system,
            @Nullable String owner,
            List<String> supersedes,
            List<String> supersededBy,
            List<String> amends,
            List<String> amendedBy,
            @Nullable String format,
            @Nullable Confirmation confirmation,
            String url) {

        static Row of(Decision decision) {
            Document document = decision.document();
            return new Row(
                    document.id(),
                    document.number(),
                    document.title(),
                    document.status(),
                    document.statusWords(),
                    document.decided(),
                    decision.deciders(),
                    text(document.entity()),
                    text(document.system()),
                    text(document.owner()),
                    document.supersedes(),
                    document.supersededBy(),
                    decision.amends(),
                    decision.amendedBy(),
                    document.format(),
                    decision.confirmation(),
                    document.url());
        }

        private static @Nullable String text(@Nullable EntityRef ref) {
            return ref == null ? null : ref.toString();
        }
    }

    /** @param confirmed holds, contradicted, unproven or invalid */
    @GetMapping
    Page<Row> list(
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String confirmed,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        DecisionFilter filter = new DecisionFilter(
                ref(entity, "component"),
                ref(system, "system"),
                ref(owner, "group"),
                source,
                status,
                state(confirmed),
                open,
                q);
        Page<Decision> page = decisions.list(filter, offset, limit);
        return new Page<>(page.items().stream().map(Row::of).toList(), page.total());
    }

    private static Confirmation.@Nullable State state(@Nullable String word) {
        return word == null
                ? null
                : Arrays.stream(Confirmation.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                word + " is not known: use holds, contradicted, unproven or invalid"));
    }

    private static @Nullable EntityRef ref(@Nullable String text, String kind) {
        return text == null
                ? null
                : EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, text + " is not an entity ref"));
    }
}
