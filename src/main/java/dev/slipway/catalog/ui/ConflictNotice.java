package dev.slipway.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.Contender;
import dev.slipway.source.Sources;
import dev.slipway.ui.StateMark;
import java.util.List;

/** Says on an entity's page that other files declare it too, and how its owners come out of it. */
final class ConflictNotice extends Div {

    private static final int SHOWN = 3;

    ConflictNotice(List<Contender> contenders) {
        addClassName("orphan-notice");
        getElement().setAttribute("role", "status");
        Div where = new Div(new StateMark(
                StateMark.Kind.WATCH, contenders.size() == 1 ? "declared twice" : "declared several times"));
        where.add(new Span(" Also in "));
        for (Contender each : contenders.subList(0, Math.min(SHOWN, contenders.size()))) {
            Anchor file = new Anchor(Sources.url(each.source(), each.path(), 0), each.path());
            file.addClassName("mono");
            file.getElement().setAttribute("router-link", true);
            where.add(file, new Span(" of " + each.source() + (isLast(contenders, each) ? "" : ", ")));
        }
        if (contenders.size() > SHOWN) {
            where.add(new Span("and " + (contenders.size() - SHOWN) + " more"));
        }
        Div out = new Div("This one was first and stays; the other waits. Agree with its owner: one of the two takes"
                + " another name or namespace, or is removed. If this one goes, the other goes on in its place.");
        out.addClassName("sub");
        add(new Div(where, out));
    }

    private static boolean isLast(List<Contender> contenders, Contender one) {
        return one.equals(contenders.get(Math.min(SHOWN, contenders.size()) - 1)) && contenders.size() <= SHOWN;
    }
}
