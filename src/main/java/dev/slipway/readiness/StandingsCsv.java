package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.catalog.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Standings as a table for a spreadsheet. */
public final class StandingsCsv {

    private static final int AT_ONCE = 1000;

    private StandingsCsv() {}

    /** Every entity that passes the filter, worst first. */
    public static byte[] write(Readiness readiness, Scorecard scorecard, String target, StandingFilter filter) {
        Sheet csv = new Sheet();
        List<Object> head = new ArrayList<>(
                List.of("entity", "owner", "system", "tier", "score", "change in 30 d", "band", "verdict"));
        for (Severity severity : Severity.values()) {
            head.add(severity.word() + " blockers");
        }
        scorecard.categories().forEach(category -> head.add(category.title()));
        csv.line(head);
        int offset = 0;
        Page<Standing> page = readiness.list(scorecard.name(), target, filter, 0, AT_ONCE);
        while (!page.items().isEmpty()) {
            Map<EntityRef, Double> change = readiness.monthsChange(page.items(), scorecard.name());
            for (Standing standing : page.items()) {
                csv.line(line(standing, scorecard, target, change));
            }
            offset += page.items().size();
            page = readiness.list(scorecard.name(), target, filter, offset, AT_ONCE);
        }
        return csv.bytes();
    }

    private static List<Object> line(
            Standing standing, Scorecard scorecard, String target, Map<EntityRef, Double> change) {
        List<Object> line = new ArrayList<>();
        line.add(standing.entity().toString());
        line.add(Objects.toString(standing.owner(), ""));
        line.add(Objects.toString(standing.system(), ""));
        line.add(Objects.toString(standing.tier(), ""));
        line.add(rounded(standing.score()));
        Double points = change.get(standing.entity());
        line.add(points == null ? "" : rounded(points));
        line.add(scorecard.band(standing.score()).name());
        line.add(standing.verdict(target).word());
        for (Severity severity : Severity.values()) {
            line.add(standing.blockers(target, severity));
        }
        for (Scorecard.Category category : scorecard.categories()) {
            Double score = standing.categories().get(category.id());
            line.add(score == null ? "" : rounded(score));
        }
        return line;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
