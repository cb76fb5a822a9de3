package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents that should have been looked at again: by the day that they name, else after a year where it matters. */
@Component
class ReviewCheck implements Check {

    private static final Period USUAL = Period.ofYears(1);
    private static final List<String> NEXT =
            List.of("review-by", "review-on", "next-review", "review-date", "revisit", "expires", "valid-until");
    private static final List<String> LAST =
            List.of("last-reviewed", "last-reviewed-on", "last-review", "reviewed", "reviewed-on", "lastreviewed");
    private static final Pattern PERIOD = Pattern.compile("(?i)(\\d{1,3})\\s*(d|w|m|y|day|week|month|year)s?");
    private static final Pattern SAID = Pattern.compile(
            "(?i)^\\W*(last[ -]?reviewed(?: on)?|reviewed(?: on)?|zuletzt geprüft|dernière révision|review by|next review)\\W{1,6}(.{6,40})$");
    private static final Set<Document.Kind> AGEING = Set.of(Document.Kind.RUNBOOK, Document.Kind.PLAYBOOK);

    @Override
    public String id() {
        return "review";
    }

    @Override
    public String title() {
        return "Review is due";
    }

    @Override
    public List<Finding> look(Subject subject) {
        LocalDate next = day(subject, NEXT);
        LocalDate last = day(subject, LAST);
        for (Line line : subject.reading().outline().lines()) {
            Matcher said = next == null && last == null && line.text().length() < 80 ? SAID.matcher(line.text()) : null;
            if (said != null && said.matches()) {
                boolean ahead = said.group(1).toLowerCase(Locale.ROOT).matches("review by|next review");
                next = ahead ? day(said.group(2)) : null;
                last = ahead ? null : day(said.group(2));
            }
        }
        Reading.Adr adr = subject.reading().adr();
        if (adr != null
                && adr.status() != null
                && !Set.of("accepted", "proposed").contains(adr.status())) {
            return List.of(); // what no longer holds needs no review
        }
        if (next != null) {
            return List.of(finding("It was to be reviewed by " + next + ".", next));
        }
        if (last != null) {
            Period every = period(subject.front("review-every") + subject.front("review_in"));
            return List.of(finding("It was last reviewed on " + last + ".", last.plus(every)));
        }
        return AGEING.contains(subject.reading().kind())
                ? List.of(finding(
                        "It was last changed on " + subject.changed() + ", and says nothing of a review.",
                        subject.changed().plus(USUAL)))
                : List.of();
    }

    private Finding finding(String message, LocalDate due) {
        return Finding.of(
                        this,
                        Finding.Weight.MEDIUM,
                        0,
                        message,
                        "Read it, mend what is no longer so, and write “last-reviewed:” with the day into its front matter.")
                .from(due);
    }

    private static @Nullable LocalDate day(Subject subject, List<String> keys) {
        for (String key : keys) {
            String value = subject.front(key) + subject.front(key.replace('-', '_'));
            if (!value.isEmpty()) {
                return day(value);
            }
        }
        return null;
    }

    static @Nullable LocalDate day(String text) {
        String date = Dates.read(text);
        return date == null ? null : LocalDate.parse(date.length() == 7 ? date + "-01" : date);
    }

    private static Period period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return USUAL;
        }
        int count = Integer.parseInt(period.group(1));
        return switch (period.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
            case 'd' -> Period.ofDays(count);
            case 'w' -> Period.ofWeeks(count);
            case 'm' -> Period.ofMonths(count);
            default -> Period.ofYears(count);
        };
    }
}
