package dev.slipway.readiness.report;

import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Waiver;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** For whoever decides: the verdict and its reasons, the blockers, the categories, and every gap with its evidence. */
final class SummaryText {

    private SummaryText() {}

    static String write(Report report) {
        Assessment assessment = report.assessment();
        Ruling ruling = report.ruling();
        StringBuilder out = new StringBuilder();
        out.append("# Readiness of ")
                .append(Plain.text(report.title()))
                .append(" for ")
                .append(report.target());
        out.append("\n\n")
                .append(Plain.code(assessment.entity().toString()))
                .append(", judged by ")
                .append(Plain.text(report.scorecard().title()))
                .append(" on ")
                .append(assessment.assessedAt().toString(), 0, 10)
                .append(".\n");
        summary(out, report, ruling);
        blockers(out, ruling);
        waived(out, assessment);
        categories(out, report);
        gaps(out, report);
        return out.toString();
    }

    private static void summary(StringBuilder out, Report report, Ruling ruling) {
        Assessment assessment = report.assessment();
        out.append("\n## Summary\n\n")
                .append("**Verdict: ")
                .append(ruling.verdict().word())
                .append("**. Score **")
                .append(Ruling.shown(assessment.score()))
                .append("** of 100: ")
                .append(Plain.text(assessment.band()))
                .append(".\n\n");
        level(out, assessment);
        ruling.reasons()
                .forEach(reason ->
                        out.append("- ").append(Plain.text(reason.text())).append('\n'));
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        assessment.answers().forEach(answer -> counts.merge(answer.outcome(), 1, Integer::sum));
        StringBuilder tally = new StringBuilder();
        counts.forEach((outcome, count) -> tally.append(tally.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(outcome.word()));
        out.append("- Of ")
                .append(assessment.answers().size())
                .append(" questions: ")
                .append(tally)
                .append(".\n");
        out.append("- What nobody has shown is unproven, and does not pass.\n");
    }

    private static void level(StringBuilder out, Assessment assessment) {
        if (assessment.scorecard().levels().isEmpty()) {
            return;
        }
        Level.Reached reached = assessment.reached();
        Level level = reached.level();
        Level next = reached.next();
        out.append("**Level: ")
                .append(level == null ? "none yet" : Plain.text(level.name()))
                .append("**.");
        if (next != null) {
            out.append(" Before ")
                    .append(Plain.text(next.name()))
                    .append(" must pass: ")
                    .append(reached.missing().stream().map(Question::id).collect(Collectors.joining(", ")))
                    .append('.');
        }
        out.append("\n\n");
    }

    private static void blockers(StringBuilder out, Ruling ruling) {
        out.append("\n## Blockers\n\n");
        if (ruling.blockers().isEmpty()) {
            out.append("None.\n");
            return;
        }
        Map<Severity, List<Blocker>> bySeverity = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            List<Blocker> some = ruling.blockers().stream()
                    .filter(blocker -> blocker.severity() == severity)
                    .toList();
            if (!some.isEmpty()) {
                bySeverity.put(severity, some);
            }
        }
        out.append("| severity | question | what is missing | outcome | points | effort |\n")
                .append("|---|---|---|---|--:|--:|\n");
        bySeverity.forEach((severity, blockers) -> blockers.forEach(blocker -> out.append("| ")
                .append(severity.word())
                .append(" | ")
                .append(blocker.question().id())
                .append(" | ")
                .append(Plain.text(blocker.question().ask()))
                .append(" | ")
                .append(blocker.outcome().word())
                .append(" | ")
                .append(Plain.points(blocker.worth()))
                .append(" | ")
                .append(blocker.question().effort())
                .append(" |\n")));
    }

    private static void waived(StringBuilder out, Assessment assessment) {
        List<Answer> waived = assessment.answers().stream()
                .filter(answer -> answer.waiver() != null)
                .toList();
        if (waived.isEmpty()) {
            return;
        }
        out.append("\n## Let pass for now\n\nThese earn no points, and block again when their waiver ends.\n\n")
                .append("| question | until | approved by | reason | what makes up for it |\n|---|---|---|---|---|\n");
        for (Answer answer : waived) {
            Waiver waiver = Objects.requireNonNull(answer.waiver());
            out.append("| ")
                    .append(answer.question().id())
                    .append(" | ")
                    .append(waiver.lastDay())
                    .append(" | ")
                    .append(Plain.text(Objects.toString(waiver.decidedBy(), "")))
                    .append(" | ")
                    .append(Plain.text(waiver.reason()))
                    .append(" | ")
                    .append(Plain.text(waiver.measure()))
                    .append(" |\n");
        }
    }

    private static void categories(StringBuilder out, Report report) {
        out.append("\n## Categories\n\n| category | weight | score | passed |\n|---|--:|--:|--:|\n");
        for (Report.CategoryLine line : report.categories()) {
            out.append("| ")
                    .append(Plain.text(line.category().title()))
                    .append(" | ")
                    .append(line.category().weight())
                    .append(" | ")
                    .append(line.shown())
                    .append(" | ")
                    .append(line.passed())
                    .append(" of ")
                    .append(line.asked())
                    .append(" |\n");
        }
    }

    private static void gaps(StringBuilder out, Report report) {
        out.append("\n## Gaps\n");
        boolean any = false;
        for (Blocker blocker : report.ruling().blockers()) {
            any = true;
            Answer answer = answer(report, blocker);
            out.append("\n### ")
                    .append(blocker.question().id())
                    .append(": ")
                    .append(Plain.text(blocker.question().ask()))
                    .append("\n\n")
                    .append(Plain.capital(blocker.outcome().word()))
                    .append(", ")
                    .append(blocker.severity().word())
                    .append(", worth ")
                    .append(Plain.points(blocker.worth()))
                    .append(" points, about ")
                    .append(blocker.question().effort())
                    .append(". ")
                    .append(Plain.text(blocker.question().why()))
                    .append("\n\n");
            for (Ground ground : answer.grounds()) {
                out.append("- ").append(Plain.ground(ground)).append('\n');
            }
            out.append("- To do: ")
                    .append(Plain.text(blocker.question().remedy()))
                    .append('\n');
        }
        if (!any) {
            out.append("\nNone.\n");
        }
    }

    static Answer answer(Report report, Blocker blocker) {
        return report.assessment().answers().stream()
                .filter(answer ->
                        answer.question().id().equals(blocker.question().id()))
                .findFirst()
                .orElseThrow();
    }
}
