package dev.slipway.readiness.report;

import dev.slipway.readiness.Plan;
import dev.slipway.readiness.Ruling;
import java.time.LocalDate;
import java.util.Locale;

/** For whoever plans: a chart that Mermaid draws, and the same as a time line with milestones and what depends on what. */
final class RoadmapText {

    private RoadmapText() {}

    static String write(Report report) {
        Plan plan = Plan.of(report.assessment(), report.target());
        StringBuilder out = new StringBuilder();
        out.append("# Roadmap: ")
                .append(Plain.text(report.title()))
                .append(" to ")
                .append(report.target())
                .append("\n\nToday: ")
                .append(report.ruling().verdict().word())
                .append(", score ")
                .append(Ruling.shown(report.assessment().score()))
                .append(". The dates are those of one person who does nothing else, on working days, from ")
                .append(plan.start())
                .append(".\n");
        if (plan.phases().isEmpty()) {
            return out.append("\nNothing is open.\n").toString();
        }
        chart(out, report, plan);
        milestones(out, plan);
        timeLine(out, plan);
        return out.toString();
    }

    private static void chart(StringBuilder out, Report report, Plan plan) {
        out.append("\n```mermaid\ngantt\n    title ")
                .append(label(report.title()))
                .append(" to ")
                .append(label(report.target()))
                .append("\n    dateFormat YYYY-MM-DD\n    axisFormat %d %b\n");
        int milestone = 0;
        for (Plan.Phase phase : plan.phases()) {
            out.append("    section ").append(label(phase.title())).append('\n');
            for (Plan.Task task : phase.tasks()) {
                boolean critical = phase == plan.phases().getFirst();
                out.append("    ")
                        .append(label(task.blocker().question().id() + " "
                                + task.blocker().question().ask()))
                        .append(" :")
                        .append(critical ? "crit, " : "")
                        .append(id(task))
                        .append(", ")
                        .append(task.start())
                        .append(", ")
                        .append(later(task.start(), task.end()))
                        .append('\n');
            }
            out.append("    Score ")
                    .append(Ruling.shown(phase.score()))
                    .append(", ")
                    .append(phase.verdict().word())
                    .append(" :milestone, m")
                    .append(++milestone)
                    .append(", ")
                    .append(phase.end())
                    .append(", 0d\n");
        }
        out.append("```\n");
    }

    /** A bar that begins and ends on one day would not be seen. */
    private static LocalDate later(LocalDate start, LocalDate end) {
        return end.isAfter(start) ? end : start.plusDays(1);
    }

    private static String id(Plan.Task task) {
        return task.blocker().question().id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** What Mermaid takes for its own in a line of a chart is left out. */
    private static String label(String raw) {
        return raw.replaceAll("[^\\p{L}\\p{N} .()/-]+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    private static void milestones(StringBuilder out, Plan plan) {
        out.append("\n## Milestones\n\n| when | reached | score | verdict |\n|---|---|--:|---|\n");
        for (Plan.Phase phase : plan.phases()) {
            out.append("| ")
                    .append(phase.end())
                    .append(" | no ")
                    .append(phase.severity().word())
                    .append(" blocker is left | ")
                    .append(Ruling.shown(phase.score()))
                    .append(" | ")
                    .append(phase.verdict().word())
                    .append(" |\n");
        }
    }

    private static void timeLine(StringBuilder out, Plan plan) {
        out.append("\n## Time line\n");
        for (Plan.Phase phase : plan.phases()) {
            out.append("\n### ")
                    .append(phase.title())
                    .append(
                            "\n\n| from | done | question | what | effort | points | after |\n|---|---|---|---|--:|--:|---|\n");
            for (Plan.Task task : phase.tasks()) {
                out.append("| ")
                        .append(task.start())
                        .append(" | ")
                        .append(task.end())
                        .append(" | ")
                        .append(task.blocker().question().id())
                        .append(" | ")
                        .append(Plain.text(task.blocker().question().ask()))
                        .append(" | ")
                        .append(task.blocker().question().effort())
                        .append(" | ")
                        .append(Plain.points(task.blocker().worth()))
                        .append(" | ")
                        .append(task.after().isEmpty() ? "–" : String.join(", ", task.after()))
                        .append(" |\n");
            }
        }
        out.append(
                "\n“After” names questions that need some of the same facts: what is done there need not be done again.\n");
    }
}
