package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.html.Span;
import dev.slipway.knowledge.TreeUse;
import dev.slipway.ui.StateMark;

/** What the pages of decision trees show in the same way. */
final class TreeParts {

    private TreeParts() {}

    /** "helped 14 of 17 times" behind the words; nothing if it was never told. */
    static String helped(String before, TreeUse use) {
        return use.walks() == 0
                ? ""
                : before + "helped " + use.helped() + " of " + use.walks() + (use.walks() == 1 ? " time" : " times");
    }

    static StateMark flag(TreeUse.Flag flag) {
        return new StateMark(flag == TreeUse.Flag.FAILING ? StateMark.Kind.BAD : StateMark.Kind.STALE, flag.word());
    }

    static Span sub(String words) {
        Span sub = new Span(words);
        sub.addClassName("sub");
        return sub;
    }
}
