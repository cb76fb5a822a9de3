package dev.slipway.readiness.rest;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.readiness.StandardPreview;
import dev.slipway.readiness.StandardPreviews;
import dev.slipway.source.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
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

    private final StandardPreviews previews;

    PreviewController(StandardPreviews previews) {
        this.previews = previews;
    }

    record PreviewBody(
            String scorecard,
            int questions,
            int entities,
            @Nullable Double meanNow,
            double meanThen,
            int different,
            List<EffectBody> effects) {}

    record EffectBody(
            String entity,
            @Nullable Double scoreNow,
            double scoreThen,
            @Nullable String verdictNow,
            String verdictThen,
            List<String> blockedThen,
            List<String> freedThen) {}

    @PostMapping(consumes = {"application/yaml", "text/yaml", "text/plain", MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Which entities would stand differently by a changed standard; nothing is stored",
            description =
                    "The body is the YAML of a Scorecard, of QuestionSets of one, or of both with fact types. What is"
                            + " not in it is taken as it stands. Errors are told by line and column.")
    ResponseEntity<Object> preview(@RequestBody String yaml) {
        StandardPreview preview = previews.of(yaml);
        if (!preview.problems().isEmpty()) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, told(preview.problems()));
            problem.setProperty("problems", preview.problems());
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        return ResponseEntity.ok(new PreviewBody(
                Objects.requireNonNull(preview.scorecard()).name(),
                (int) preview.scorecard().questions().count(),
                preview.entities(),
                Bodies.rounded(preview.before()),
                Bodies.rounded(preview.mean()),
                preview.different(),
                preview.effects().stream().map(PreviewController::effect).toList()));
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
