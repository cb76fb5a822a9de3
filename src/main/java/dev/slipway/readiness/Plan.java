package dev.slipway.readiness;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way from an assessment to a go: the gravest blockers first, and within a severity what gives the most points for
 * an hour. The dates are those of one person who does nothing else, on working days.
 */
public record Plan(LocalDate start, List<Phase> phases) {

    private static final int HOURS_A_DAY = 8;

    /**
     * The blockers of one severity.
     *
     * @param score what the total then comes to
     * @param verdict what the verdict then is
     */
    public record Phase(
            Severity severity, String title, List<Task> tasks, LocalDate end, double score, Verdict verdict) {}

    /**
     * @param end the first day on which it is done
     * @param after ids of questions whose facts it needs as well, and which come first
     */
    public record Task(Blocker blocker, LocalDate start, LocalDate end, List<String> after) {}

    public static Plan of(Assessment assessment, String target) {
        LocalDate start = workday(
                assessment.assessedAt().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1));
        Map<String, Outcome> outcomes = new LinkedHashMap<>(assessment.outcomes());
        Map<String, Set<String>> open = openFacts(assessment);
        List<Blocker> planned = new ArrayList<>();
        List<Phase> phases = new ArrayList<>();
        long hours = 0;
        for (Severity severity : Severity.values()) {
            List<Task> tasks = new ArrayList<>();
            for (Blocker blocker : inOrder(assessment.ruling(target), severity)) {
                long ends = hours + blocker.question().work().toHours();
                tasks.add(new Task(
                        blocker,
                        workingDay(start, hours / HOURS_A_DAY),
                        workingDay(start, (ends + HOURS_A_DAY - 1) / HOURS_A_DAY),
                        needed(blocker, planned, open)));
                planned.add(blocker);
                outcomes.put(blocker.question().id(), Outcome.PASS);
                hours = ends;
            }
            if (!tasks.isEmpty()) {
                Totals then = Totals.of(assessment.counting(), outcomes);
                Ruling ruling = Ruling.of(assessment.counting(), target, outcomes);
                phases.add(new Phase(
                        severity,
                        title(severity),
                        List.copyOf(tasks),
                        tasks.getLast().end(),
                        then.scores().total(),
                        ruling.verdict()));
            }
        }
        return new Plan(start, List.copyOf(phases));
    }

    private static String title(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "First, what is critical";
            case HIGH -> "Then, what weighs heavily";
            case MEDIUM -> "Next, what is worth doing soon";
            case LOW -> "Last, what rounds it off";
        };
    }

    private static List<Blocker> inOrder(Ruling ruling, Severity severity) {
        return ruling.blockers().stream()
                .filter(blocker -> blocker.severity() == severity)
                .sorted(Comparator.comparingDouble((Blocker blocker) ->
                                blocker.worth() / blocker.question().work().toHours())
                        .reversed())
                .toList();
    }

    /** By question, the facts that it still needs. */
    private static Map<String, Set<String>> openFacts(Assessment assessment) {
        Map<String, Set<String>> open = new LinkedHashMap<>();
        for (Answer answer : assessment.answers()) {
            Set<String> keys = new LinkedHashSet<>();
            answer.grounds().stream()
                    .filter(ground -> ground.state() != Ground.State.MET)
                    .forEach(ground -> keys.add(ground.key()));
            open.put(answer.question().id(), keys);
        }
        return open;
    }

    private static List<String> needed(Blocker blocker, List<Blocker> before, Map<String, Set<String>> open) {
        Set<String> own = open.getOrDefault(blocker.question().id(), Set.of());
        return before.stream()
                .map(other -> other.question().id())
                .filter(id -> open.getOrDefault(id, Set.of()).stream().anyMatch(own::contains))
                .toList();
    }

    private static LocalDate workingDay(LocalDate start, long days) {
        LocalDate day = start;
        for (long i = 0; i < days; i++) {
            day = workday(day.plusDays(1));
        }
        return day;
    }

    private static LocalDate workday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(2);
            case SUNDAY -> day.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }
}
