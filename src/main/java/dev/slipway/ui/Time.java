package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Duration;
import java.time.Instant;

/** A moment in words, with the absolute date on hover. */
@Tag("time")
public final class Time extends HtmlContainer {

    public Time(Instant moment, String words) {
        setText(words);
        setTitle(Ages.absolute(moment));
        getElement().setAttribute("datetime", moment.toString());
    }

    /** Says how long ago it was, and goes on saying so while it is seen. */
    public static Time ago(Instant moment, Instant now) {
        Time time = new Time(moment, Ages.ago(moment, now));
        time.getElement()
                .setAttribute(
                        "data-age",
                        Long.toString(Math.max(0, Duration.between(moment, now).toSeconds())));
        return time;
    }
}
