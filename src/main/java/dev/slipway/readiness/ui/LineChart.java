package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A number from day to day as a line; what comes after the last day is left free. */
final class LineChart extends Div {

    record Point(LocalDate day, double value) {}

    private final LocalDate first;
    private final long days;
    private final double top;

    /**
     * @param points oldest first, at least one
     * @param end the right edge
     * @param goal where a quiet line leads to on the last day, from where the first point is; null for none
     * @param words the same for those who do not see it
     */
    LineChart(List<Point> points, LocalDate end, double top, @Nullable Double goal, String words) {
        this.first = points.getFirst().day();
        this.days = Math.max(1, ChronoUnit.DAYS.between(first, end));
        this.top = Math.max(1, top);
        addClassName("chart");
        getStyle().set("height", "128px").set("margin", "12px 16px 26px 42px");
        for (int i = 0; i <= 2; i++) {
            Span line = new Span();
            line.addClassName("gl");
            Span label = new Span(Long.toString(Math.round(this.top * i / 2)));
            label.addClassName("yl");
            String at = String.format(Locale.ROOT, "%.1f%%", 100 - 50.0 * i);
            line.getStyle().set("top", at);
            label.getStyle().set("top", at);
            add(line, label);
        }
        HtmlComponent drawing = new HtmlComponent("div");
        drawing.getElement().setAttribute("aria-hidden", "true");
        drawing.getElement().setProperty("innerHTML", svg(points, end, goal));
        add(drawing, tick("first", "0%", Days.brief(first)), tick("last", "100%", Days.brief(end)));
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", words);
    }

    private static Span tick(String place, String left, String text) {
        Span tick = new Span(text);
        tick.addClassNames("xl", place);
        tick.getStyle().set("left", left);
        return tick;
    }

    /** Numbers only, so nothing that came from outside can get into the markup. */
    private String svg(List<Point> points, LocalDate end, @Nullable Double goal) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(
                    Locale.ROOT, path.isEmpty() ? "M%.2f %.2f" : " L%.2f %.2f", x(point.day()), y(point.value())));
        }
        Point last = points.getLast();
        String wanted = goal == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<path class=\"goal\" d=\"M0 %.2f L%.2f %.2f\"/>",
                        y(points.getFirst().value()),
                        x(end),
                        y(goal));
        return "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">" + wanted + "<path class=\"ln\" d=\"" + path
                + "\"/>"
                + String.format(
                        Locale.ROOT, "<path class=\"pt\" d=\"M%.2f %.2fh0\"/></svg>", x(last.day()), y(last.value()));
    }

    private double x(LocalDate day) {
        return Math.clamp(100.0 * ChronoUnit.DAYS.between(first, day) / days, 0, 100);
    }

    private double y(double value) {
        return Math.clamp(100 - 100 * value / top, 0, 100);
    }
}
