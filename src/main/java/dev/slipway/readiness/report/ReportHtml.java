package dev.slipway.readiness.report;

import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Waiver;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The report and the roadmap as one page that needs nothing else: well-formed, so that it can be printed as PDF as well.
 * Everything that comes from elsewhere goes through {@link Markup}.
 */
final class ReportHtml {

    private static final String STYLE = """
            @page { size: A4; margin: 20mm 18mm 22mm;
              @bottom-left { content: 'Slipway'; font: 8pt 'Liberation Sans', sans-serif; color: #5b6270; }
              @bottom-right { content: counter(page) ' of ' counter(pages); font: 8pt 'Liberation Sans', sans-serif; color: #5b6270; } }
            body { font-family: 'Liberation Sans', Arial, Helvetica, sans-serif; font-size: 10pt; line-height: 1.4; color: #1b1f27; background: #fff; margin: 0; }
            @media screen { body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; } }
            h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2pt; }
            h2 { font-size: 13pt; margin: 18pt 0 6pt; padding-bottom: 3pt; border-bottom: 1px solid #d5d9e0; page-break-after: avoid; }
            h3 { font-size: 10.5pt; margin: 12pt 0 2pt; page-break-after: avoid; }
            p { margin: 0 0 5pt; }
            ul { margin: 0 0 6pt; padding-left: 14pt; }
            table { width: 100%; border-collapse: collapse; margin: 0 0 6pt; -fs-table-paginate: paginate; }
            th, td { text-align: left; vertical-align: top; padding: 3pt 6pt 3pt 0; border-bottom: 1px solid #e6e9ee; }
            th { font-size: 8.5pt; color: #5b6270; font-weight: bold; }
            tr { page-break-inside: avoid; }
            .n { text-align: right; white-space: nowrap; }
            .id { white-space: nowrap; font-weight: bold; }
            .dim { color: #5b6270; }
            code { font-family: 'Liberation Mono', Consolas, monospace; font-size: 8.5pt; }
            .figures td { border: 0; padding: 8pt 12pt 8pt 0; }
            .figures b { display: block; font-size: 15pt; }
            .no-go, .critical { color: #a4161a; } .conditional-go, .high { color: #8a4b00; } .go { color: #14632f; }
            .track { background: #e6e9ee; height: 6pt; width: 100%; margin-top: 4pt; }
            .bar { background: #3b5bdb; height: 6pt; }
            .road table { table-layout: fixed; } .road th { width: 14%; } .road th + th + th + th + th { width: 44%; } .road .track { background: #f1f3f6; height: 8pt; } .road .bar { height: 8pt; }
            .bar.critical { background: #a4161a; } .bar.high { background: #b76e00; } .bar.low { background: #8b95a5; }
            """;

    private ReportHtml() {}

    static String write(Report report) {
        Assessment assessment = report.assessment();
        String title = "Readiness of " + report.title() + " for " + report.target();
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
                .text(title)
                .raw("</title>\n<meta name=\"subject\" content=\"")
                .text(report.scorecard().title() + ", "
                        + report.ruling().verdict().word())
                .raw("\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n<style>\n" + STYLE
                        + "</style>\n</head>\n<body>\n");
        page.element("h1", title)
                .raw("<p class=\"dim\">")
                .code(assessment.entity().toString())
                .text(", judged by " + report.scorecard().title() + " on "
                        + assessment.assessedAt().toString().substring(0, 10))
                .raw("</p>\n");
        summary(page, report);
        List<Blocker> blockers = report.ruling().blockers().stream()
                .sorted(Comparator.comparing(Blocker::severity))
                .toList();
        blockers(page, blockers);
        waived(page, assessment);
        categories(page, report);
        RoadHtml.write(page, report);
        gaps(page, report, blockers);
        return page.raw("</body>\n</html>\n").toString();
    }

    private static void summary(Markup page, Report report) {
        Assessment assessment = report.assessment();
        Ruling ruling = report.ruling();
        page.raw("<table class=\"figures\"><tbody><tr><td><span class=\"dim\">Verdict</span><b class=\""
                        + ruling.verdict().word().replace(' ', '-') + "\">")
                .text(Plain.capital(ruling.verdict().word()))
                .raw("</b></td><td><span class=\"dim\">Score</span><b>")
                .text(Ruling.shown(assessment.score()) + " of 100")
                .raw("</b></td><td><span class=\"dim\">Band</span><b>")
                .text(Plain.capital(assessment.band()))
                .raw("</b></td>");
        level(page, assessment);
        page.raw("</tr></tbody></table>\n<ul>\n");
        ruling.reasons().forEach(reason -> page.element("li", reason.text()));
        long passed = assessment.answers().stream()
                .filter(answer -> answer.outcome() == Outcome.PASS)
                .count();
        page.element("li", passed + " of " + assessment.answers().size() + " questions are passed.")
                .element("li", "What nobody has shown is unproven, and does not pass.")
                .raw("</ul>\n");
    }

    private static void level(Markup page, Assessment assessment) {
        if (assessment.scorecard().levels().isEmpty()) {
            return;
        }
        Level.Reached reached = assessment.reached();
        Level level = reached.level();
        page.raw("<td><span class=\"dim\">Level</span><b>")
                .text(level == null ? "None yet" : Plain.capital(level.name()))
                .raw("</b>");
        Level next = reached.next();
        if (next != null) {
            page.text("Before " + next.name() + " must pass: "
                    + reached.missing().stream().map(Question::id).collect(Collectors.joining(", ")));
        }
        page.raw("</td>");
    }

    private static void blockers(Markup page, List<Blocker> blockers) {
        page.element("h2", "Blockers");
        if (blockers.isEmpty()) {
            page.element("p", "None.");
            return;
        }
        page.table("Severity", "Question", "What is missing", "Outcome", "#Points", "#Effort");
        for (Blocker blocker : blockers) {
            String severity = blocker.severity().word();
            page.raw("<tr><td class=\"" + severity + "\">")
                    .text(severity)
                    .raw("</td>")
                    .cell("id", blocker.question().id())
                    .cell("", blocker.question().ask())
                    .cell("", blocker.outcome().word())
                    .cell("n", Plain.points(blocker.worth()))
                    .cell("n", blocker.question().effort())
                    .raw("</tr>\n");
        }
        page.endTable();
    }

    private static void waived(Markup page, Assessment assessment) {
        List<Waiver> waivers = assessment.answers().stream()
                .map(Answer::waiver)
                .filter(Objects::nonNull)
                .toList();
        if (waivers.isEmpty()) {
            return;
        }
        page.element("h2", "Let pass for now")
                .element("p", "These earn no points, and block again when their waiver ends.")
                .table("Question", "Until", "Approved by", "Reason", "What makes up for it");
        for (Waiver waiver : waivers) {
            page.raw("<tr>")
                    .cell("id", waiver.question())
                    .cell("", waiver.lastDay().toString())
                    .cell("", Objects.toString(waiver.decidedBy(), ""))
                    .cell("", waiver.reason())
                    .cell("", waiver.measure())
                    .raw("</tr>\n");
        }
        page.endTable();
    }

    private static void categories(Markup page, Report report) {
        page.element("h2", "Categories").table("Category", "#Weight", "#Score", "Of 100", "#Passed");
        for (Report.CategoryLine line : report.categories()) {
            Double score = line.score();
            page.raw("<tr>")
                    .cell("", line.category().title())
                    .cell("n", Integer.toString(line.category().weight()))
                    .cell("n", line.shown())
                    .raw("<td style=\"width: 30%\">" + bar("", 0, score == null ? 0 : score) + "</td>")
                    .cell("n", line.passed() + " of " + line.asked())
                    .raw("</tr>\n");
        }
        page.endTable();
    }

    /** @param from in hundredths of the width, as the length */
    static String bar(String classes, double from, double length) {
        return String.format(
                Locale.ROOT,
                "<div class=\"track\"><div class=\"bar %s\" style=\"margin-left: %.1f%%; width: %.1f%%\"></div></div>",
                classes,
                from,
                length);
    }

    private static void gaps(Markup page, Report report, List<Blocker> blockers) {
        page.element("h2", "Gaps");
        if (blockers.isEmpty()) {
            page.element("p", "None.");
        }
        for (Blocker blocker : blockers) {
            Question question = blocker.question();
            page.element("h3", question.id() + ": " + question.ask())
                    .element(
                            "p",
                            Plain.capital(blocker.outcome().word()) + ", "
                                    + blocker.severity().word() + ", worth " + Plain.points(blocker.worth())
                                    + " points, about " + question.effort() + ". " + question.why())
                    .raw("<ul>\n");
            for (Ground ground : SummaryText.answer(report, blocker).grounds()) {
                page.raw("<li>" + Plain.ground(ground, Markup::safe, Markup::asCode) + "</li>\n");
            }
            page.element("li", "To do: " + question.remedy()).raw("</ul>\n");
        }
    }
}
