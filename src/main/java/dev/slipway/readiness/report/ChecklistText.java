package dev.slipway.readiness.report;

import dev.slipway.facts.FactType;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Plan;
import java.util.List;

/** For whoever does the work: one step a gap, in the order of the plan, each with how to see that it is done. */
final class ChecklistText {

    private ChecklistText() {}

    static String write(Report report) {
        StringBuilder out = new StringBuilder();
        out.append("# Checklist: ")
                .append(Plain.text(report.title()))
                .append(" to ")
                .append(report.target())
                .append("\n");
        List<Plan.Phase> phases = Plan.of(report.assessment(), report.target()).phases();
        for (Plan.Phase phase : phases) {
            out.append("\n## ").append(phase.title()).append("\n");
            for (Plan.Task task : phase.tasks()) {
                task(out, report, task);
            }
        }
        if (phases.isEmpty()) {
            out.append("\nNothing is open.\n");
        }
        List<Answer> done = report.assessment().answers().stream()
                .filter(answer -> answer.outcome() == Outcome.PASS)
                .toList();
        if (!done.isEmpty()) {
            out.append("\n## Done\n\n");
            done.forEach(answer -> out.append("- [x] **")
                    .append(answer.question().id())
                    .append("** ")
                    .append(Plain.text(answer.question().ask()))
                    .append('\n'));
        }
        return out.toString();
    }

    private static void task(StringBuilder out, Report report, Plan.Task task) {
        Answer answer = SummaryText.answer(report, task.blocker());
        var question = answer.question();
        out.append("\n- [ ] **")
                .append(question.id())
                .append("** ")
                .append(Plain.text(question.ask()))
                .append(" (")
                .append(task.blocker().severity().word())
                .append(", ")
                .append(Plain.points(task.blocker().worth()))
                .append(" points, ")
                .append(question.effort())
                .append(")\n  - Do: ")
                .append(Plain.text(question.remedy()))
                .append('\n');
        if (!task.after().isEmpty()) {
            out.append("  - After: ").append(String.join(", ", task.after())).append('\n');
        }
        out.append("  - Done when: ")
                .append(Plain.code(question.rule().strip().replaceAll("\\s+", " ")))
                .append('\n');
        for (Ground ground : answer.grounds()) {
            if (ground.state() != Ground.State.MET) {
                FactType type = report.types().get(ground.key());
                out.append("    - ")
                        .append(Plain.code(ground.key()))
                        .append(": ")
                        .append(type == null ? "" : Plain.text(type.meaning()) + " ")
                        .append(type != null && type.attestable() ? "Somebody attests it. " : "")
                        .append("Now: ")
                        .append(
                                ground.fact() == null
                                        ? "stated by nobody"
                                        : Plain.text(Plain.value(ground.fact().value())))
                        .append(ground.state() == Ground.State.STALE ? ", stale" : "")
                        .append(ground.state() == Ground.State.HINT ? ", only a hint" : "")
                        .append(".\n");
            }
        }
        out.append("  - Playbook: ").append(Plain.code(question.playbook())).append('\n');
    }
}
