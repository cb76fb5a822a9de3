package dev.slipway.source.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Organisation;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tells where files come from and what is wrong with them, and has a source visited at once. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/sources")
@Tag(name = "sources")
class SourcesController {

    private static final int MOST = 500;

    private final Sources sources;

    SourcesController(Sources sources) {
        this.sources = sources;
    }

    /** @see Source */
    record Visited(
            String id,
            String name,
            String kind,
            String location,
            @Nullable String branch,
            @Nullable String revision,
            @Nullable Instant syncedAt,
            @Nullable String error,
            @Nullable Instant errorAt,
            long files,
            long problems) {}

    record Mend(String source, String path, int line, int column, String message, String remedy) {}

    @GetMapping
    @Operation(summary = "Every source, and how its last visit went")
    List<Visited> list() {
        return sources.list().stream().map(SourcesController::visited).toList();
    }

    @GetMapping("/organisations")
    @Operation(
            summary =
                    "Every organisation whose repositories are found by API, how far it has come, and its requests left")
    List<Organisation> organisations() {
        return sources.organisations();
    }

    @GetMapping("/problems")
    @Operation(summary = "What the owners of files should mend, of one source or of all")
    Page<Mend> problems(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "offset is 0 or more, limit is 1 to " + MOST);
        }
        Page<SourceProblem> page = sources.problemPage(source == null ? null : id(source), offset, limit);
        return new Page<>(page.items().stream().map(SourcesController::mend).toList(), page.total());
    }

    @PostMapping("/{id}/sync")
    @Requires(Permission.SOURCE_SYNC)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Visits the source now, in the background")
    void sync(@PathVariable String id) {
        sources.syncNow(id(id));
    }

    private static Visited visited(Source source) {
        return new Visited(
                source.id().value(),
                source.name(),
                source.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                source.location(),
                source.branch(),
                source.revision(),
                source.syncedAt(),
                source.error(),
                source.errorAt(),
                source.files(),
                source.problems());
    }

    private static Mend mend(SourceProblem kept) {
        Problem problem = kept.problem();
        return new Mend(
                kept.source().value(),
                problem.path(),
                problem.line(),
                problem.column(),
                problem.message(),
                problem.remedy());
    }

    private static SourceId id(String text) {
        try {
            return new SourceId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no source " + text + ".");
        }
    }
}
