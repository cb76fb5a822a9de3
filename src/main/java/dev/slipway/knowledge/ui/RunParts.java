package dev.slipway.knowledge.ui;

import dev.slipway.knowledge.Exercise;
import dev.slipway.ui.StateMark;

/** What the pages of this room show of a run in the same way. */
final class RunParts {

    private RunParts() {}

    static StateMark state(Exercise run) {
        Exercise.Outcome outcome = run.outcome();
        if (outcome == null) {
            return new StateMark(StateMark.Kind.WATCH, "going on");
        }
        StateMark.Kind kind =
                switch (outcome) {
                    case WORKED -> StateMark.Kind.GOOD;
                    case PARTLY -> StateMark.Kind.WATCH;
                    case FAILED -> StateMark.Kind.BAD;
                    case ABANDONED -> StateMark.Kind.PLAIN;
                };
        return new StateMark(kind, outcome.word());
    }
}
