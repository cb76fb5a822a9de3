package dev.slipway.readiness.rest;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.PreviewCsv;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.StandardPreview;
import dev.slipway.readiness.StandardPreviews;
import dev.slipway.source.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a change of a standard would do. */
@RestController
@Requires(Permission.SOURCE_PROPOSE)
@RequestMapping("/api/v1/scorecards/preview")
@Tag(name = "readiness")
class PreviewController {

    private static final int MOST = 500;

    private final StandardPreviews previews;

    PreviewController(StandardPreviews previews) {
        this.previews = previews;
    }

    /** @param effects the greatest loss first, {@link #MOST} at most, as of those that are no longer judged */
    record PreviewBody(
            String scorecard,
            int questions,
            int entities,
            @Nullable Double meanNow,
            double meanThen,
            int different,
            List<EffectBody> effects,
            StandardPreview.Questions questionsThen,
            List<String> noLongerJudged) {}

    record EffectBody(
            String entity,
            @Nullable Double scoreNow,
            double scoreThen,
            @Nullable String verdictNow,
            String verdictThen,
            List<String> blockedThen,
            List<String> freedThen) {}

    @PostMapping(
            consumes = {"application/yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Which entities would stand differently by a changed standard; nothing is stored",
            description =
                    "The body is the YAML of a Scorecard, of QuestionSets of one, or of both with fact types. What is"
                            + " not in it is taken as it stands. Errors are told by line and column.")
    ResponseEntity<Object> preview(@RequestBody String yaml) {
        StandardPreview preview = previews.of(yaml);
        Scorecard scorecard = preview.scorecard();
        if (scorecard == null) {
            return refused(preview.problems());
        }
        return ResponseEntity.ok(new PreviewBody(
                scorecard.name(),
                (int) scorecard.questions().count(),
                preview.entities(),
                Bodies.rounded(preview.before()),
                Bodies.rounded(preview.mean()),
                preview.effects().size(),
                preview.effects().stream()
                        .limit(MOST)
                        .map(PreviewController::effect)
                        .toList(),
                preview.questions(),
                preview.dropped().stream().limit(MOST).map(EntityRef::toString).toList()));
    }

    @PostMapping(
            consumes = {"application/yaml", "text/yaml", "text/plain"},
            produces = "text/csv")
    @Operation(summary = "The same as a table: every entity that would stand differently")
    ResponseEntity<Object> table(@RequestBody String yaml) {
        StandardPreview preview = previews.of(yaml);
        return preview.scorecard() == null
                ? refused(preview.problems())
                : ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .body(PreviewCsv.write(preview));
    }

    private static ResponseEntity<Object> refused(List<Problem> problems) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, told(problems));
        problem.setProperty("problems", problems);
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static EffectBody effect(StandardPreview.Effect effect) {
        return new EffectBody(
                effect.entity().toString(),
                Bodies.rounded(effect.before()),
                Bodies.rounded(effect.score()),
                effect.verdictBefore() == null ? null : effect.verdictBefore().word(),
                effect.verdict().word(),
                effect.blocked(),
                effect.freed());
    }

    private static String told(List<Problem> problems) {
        Problem first = problems.getFirst();
        return "Line " + first.line() + ", column " + first.column() + ": " + first.message() + ". " + first.remedy()
                + (problems.size() > 1 ? " And " + (problems.size() - 1) + " more problems." : "")
                + " The standard stays as it is.";
    }
}
