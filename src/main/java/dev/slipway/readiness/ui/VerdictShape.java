package dev.slipway.readiness.ui;

import dev.slipway.readiness.Verdict;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Shape;

/** The shape of a verdict without its word, which stands beside it. */
final class VerdictShape {

    private VerdictShape() {}

    static Mark of(Verdict verdict) {
        Mark mark = new Mark(Shape.valueOf(verdict.name()), "");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }

    static String value(Verdict verdict) {
        return Shape.valueOf(verdict.name()).value();
    }

    static Mark mark(Verdict verdict) {
        return Mark.wordless(
                switch (verdict) {
                    case GO -> Shape.PASS;
                    case CONDITIONAL_GO -> Shape.CONDITIONAL_GO;
                    case NO_GO -> Shape.NO_GO;
                });
    }
}
