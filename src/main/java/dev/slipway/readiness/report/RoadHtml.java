package dev.slipway.readiness.report;

import dev.slipway.readiness.Plan;
import dev.slipway.readiness.Ruling;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The roadmap as a time line: one bar a task, and a line where something is reached. */
final class RoadHtml {

    private RoadHtml() {}

    static void write(Markup page, Report report) {
        Plan plan = Plan.of(report.assessment(), report.target());
        page.element("h2", "Roadmap");
        if (plan.phases().isEmpty()) {
            page.element("p", "Nothing is open.");
            return;
        }
        LocalDate end = plan.phases().getLast().end();
        double days = Math.max(1, ChronoUnit.DAYS.between(plan.start(), end));
        page.element(
                        "p",
                        "The dates are those of one person who does nothing else, on working days, from "
                                + plan.start() + " to " + end + ". “After” names questions that need some of the same"
                                + " facts.")
                .raw("<div class=\"road\">\n");
        for (Plan.Phase phase : plan.phases()) {
            page.element("h3", phase.title()).table("Question", "From", "Done", "After", "When");
            for (Plan.Task task : phase.tasks()) {
                double from = ChronoUnit.DAYS.between(plan.start(), task.start());
                double length = Math.max(1, ChronoUnit.DAYS.between(task.start(), task.end()));
                page.raw("<tr>")
                        .cell("id", task.blocker().question().id())
                        .cell("", task.start().toString())
                        .cell("", task.end().toString())
                        .cell("", task.after().isEmpty() ? "–" : String.join(", ", task.after()))
                        .raw("<td>"
                                + ReportHtml.bar(
                                        phase.severity().word(),
                                        100 * Math.min(from, days - 0.5) / days,
                                        100 * Math.min(length, days - Math.min(from, days - 0.5)) / days)
                                + "</td></tr>\n");
            }
            page.endTable()
                    .raw("<p><b>")
                    .text(phase.end() + ": ")
                    .raw("</b>")
                    .text("no " + phase.severity().word() + " blocker is left; score " + Ruling.shown(phase.score())
                            + ", " + phase.verdict().word())
                    .raw("</p>\n");
        }
        page.raw("</div>\n");
    }
}
