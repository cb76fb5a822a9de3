package dev.slipway.source.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.source.Progress;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFilter;
import dev.slipway.source.SourceRow;
import dev.slipway.ui.Ages;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the last visit of a source went, when it was, and when the next one is. */
final class SourceState {

    private SourceState() {}

    static String word(SourceFilter.State state) {
        return switch (state) {
            case READ -> "read";
            case FAILED -> "not reached";
            case NEVER -> "not read yet";
            case EMPTY -> "no catalog file";
        };
    }

    static String kind(Source source) {
        return switch (source.kind()) {
            case BUILT_IN -> "comes with the portal";
            case FOLDER -> "folder";
            case GIT -> "Git";
        };
    }

    /** @param waiting whether somebody asked for a visit here that is not seen to have ended */
    static Component mark(SourceRow row, @Nullable Progress progress, boolean waiting, Instant now) {
        Source source = row.source();
        if (progress != null) {
            return new StateMark(
                    StateMark.Kind.WATCH,
                    String.format(Locale.ROOT, "%,d of %,d read", progress.handedOn(), progress.total()));
        }
        if (waiting) {
            return new StateMark(StateMark.Kind.WATCH, "being read");
        }
        if (source.error() != null && source.errorAt() != null) {
            Span why = sub("Since " + Ages.ago(source.errorAt(), now) + ": " + source.error()
                    + ". What was read before stays.");
            return new Div(new StateMark(StateMark.Kind.BAD, word(SourceFilter.State.FAILED)), why);
        }
        if (source.syncedAt() == null) {
            return new StateMark(StateMark.Kind.PLAIN, word(SourceFilter.State.NEVER));
        }
        return row.organisation() != null && source.files() == 0
                ? new StateMark(StateMark.Kind.PLAIN, word(SourceFilter.State.EMPTY))
                : new StateMark(StateMark.Kind.GOOD, word(SourceFilter.State.READ));
    }

    static Component lastRead(SourceRow row, Instant now) {
        Source source = row.source();
        Instant moment = source.syncedAt();
        Span never = new Span("never");
        never.addClassName("hint");
        Div cell = new Div(moment == null ? never : Time.ago(moment, now));
        cell.addClassName("nowrap");
        if (source.revision() != null) {
            cell.add(sub("commit "
                    + source.revision()
                            .substring(0, Math.min(8, source.revision().length()))));
        }
        Duration left = Duration.between(now, row.nextVisit());
        cell.add(sub(left.compareTo(Duration.ofSeconds(1)) < 0 ? "next now" : "next in " + Ages.span(left)));
        return cell;
    }

    private static Span sub(String words) {
        Span sub = new Span(words);
        sub.addClassName("sub");
        return sub;
    }
}
