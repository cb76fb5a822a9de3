package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.readiness.Change;
import dev.slipway.readiness.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A score over the last ninety days, as a line of steps from day to day: it holds until something changed. */
final class Trend extends Div {

    static final Duration SPAN = Duration.ofDays(90);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    Trend(List<Change> changes, double score, Instant now) {
        List<Change> history = daily(changes);
        if (history.isEmpty() || day(history.getFirst().at()).equals(day(now))) {
            addClassName("trend-new");
            add(Parts.text("p", "", "First assessed today, at " + Ruling.shown(score) + "."));
            add(Parts.text("p", "sub", "From tomorrow on a line shows how the score moves."));
            return;
        }
        draw(history, score, now);
    }

    /** The last of each day: a first load judges an entity again and again within minutes, as its facts come in. */
    static List<Change> daily(List<Change> changes) {
        Map<LocalDate, Change> last = new LinkedHashMap<>();
        changes.forEach(change -> last.put(day(change.at()), change));
        return List.copyOf(last.values());
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private void draw(List<Change> history, double score, Instant now) {
        double least = history.stream().mapToDouble(Change::score).min().orElse(score);
        int bottom = (int) Math.max(0, Math.floor((Math.min(least, score) - 5) / 20) * 20);
        addClassName("chart");
        getStyle().set("height", "104px").set("margin", "8px 4px 18px 26px");
        for (int i = 0; i <= 2; i++) {
            double value = bottom + (100 - bottom) * i / 2.0;
            Span line = new Span();
            line.addClassName("gl");
            Span label = new Span(Integer.toString((int) value));
            label.addClassName("yl");
            String top = String.format(Locale.ROOT, "%.1f%%", 100 - 50.0 * i);
            line.getStyle().set("top", top);
            label.getStyle().set("top", top);
            add(line, label);
        }
        HtmlComponent drawing = new HtmlComponent("div");
        drawing.getElement().setAttribute("aria-hidden", "true");
        drawing.getElement().setProperty("innerHTML", svg(history, score, bottom, now));
        add(drawing);
        add(tick("first", "0%", DAY.format(now.minus(SPAN))));
        add(tick("", "50%", DAY.format(now.minus(SPAN.dividedBy(2)))));
        add(tick("last", "100%", "today"));
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", words(history, score));
    }

    private static Span tick(String place, String left, String text) {
        Span tick = new Span(text);
        tick.addClassName("xl");
        if (!place.isEmpty()) {
            tick.addClassName(place);
        }
        tick.getStyle().set("left", left);
        return tick;
    }

    private static String words(List<Change> history, double score) {
        return "Score from " + Ruling.shown(history.getFirst().score()) + " to " + Ruling.shown(score) + " since "
                + DAY.format(history.getFirst().at()) + ", changed on " + history.size()
                + (history.size() == 1 ? " day" : " days");
    }

    /** Numbers only, so nothing that came from outside can get into the markup. */
    private static String svg(List<Change> history, double score, int bottom, Instant now) {
        StringBuilder path = new StringBuilder();
        double before = -1;
        double start = 100;
        for (Change change : history) {
            double x = x(change.at(), now);
            double y = y(change.score(), bottom);
            if (before < 0) {
                start = x;
                path.append(String.format(Locale.ROOT, "M%.2f %.2f", x, y));
            } else {
                path.append(String.format(Locale.ROOT, " L%.2f %.2f L%.2f %.2f", x, before, x, y));
            }
            before = y;
        }
        double end = y(score, bottom);
        path.append(String.format(Locale.ROOT, " L100 %.2f L100 %.2f", before, end));
        return "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">"
                + "<path class=\"ar\" d=\"" + path + " L100 100 L" + String.format(Locale.ROOT, "%.2f", start)
                + " 100 Z\"/>"
                + "<path class=\"ln\" d=\"" + path + "\"/>"
                + String.format(Locale.ROOT, "<path class=\"pt\" d=\"M100 %.2fh0\"/></svg>", end);
    }

    private static double x(Instant at, Instant now) {
        double span = SPAN.toMillis();
        return Math.clamp(100 - 100 * Duration.between(at, now).toMillis() / span, 0, 100);
    }

    private static double y(double score, int bottom) {
        return 100 - 100 * (score - bottom) / (100 - bottom);
    }
}
