package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.WhatIf;

/** What the score would be if the ticked blockers were passed. */
final class WhatIfStrip {

    private WhatIfStrip() {}

    static HtmlContainer of(WhatIf whatIf, String target, Runnable clear) {
        int count = whatIf.fixed().size();
        long days = Math.max(1, Math.round(whatIf.work().toHours() / 8.0));
        NativeButton none = new NativeButton("Untick all", click -> clear.run());
        none.addClassNames("btn", "small");
        HtmlContainer strip = Parts.tag(
                "div",
                "what-if",
                Parts.text(
                        "span",
                        "",
                        "If " + (count == 1 ? whatIf.fixed().getFirst() + " was" : "these " + count + " were")
                                + " passed:"),
                Parts.tag(
                        "span",
                        "strong",
                        Parts.text("span", "dim", Ruling.shown(whatIf.now().score()) + " → "),
                        Parts.text("b", "big", Ruling.shown(whatIf.score()))),
                Parts.text("span", "", whatIf.band()),
                Parts.mark(whatIf.ruling(target).verdict()),
                Parts.text(
                        "span",
                        "dim",
                        Parts.worth(whatIf.gain()) + " points, about " + days + (days == 1 ? " day" : " days")
                                + " of work"),
                none);
        strip.getElement().setAttribute("role", "status");
        return strip;
    }
}
