package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.slipway.Refusal;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Trees;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks at the end of a walk whether it helped. Only the way and the answer are kept. */
final class WalkOutcome extends Div {

    private final UUID walk = UUID.randomUUID(); // an answer that is changed is still the same walk
    private final Trees trees;
    private final Document document;
    private final List<Integer> answers;
    private final Paragraph said = new Paragraph("Keys y and n answer. Counted without your name.");
    private final NativeButton yes = new NativeButton("Yes, it helped", click -> tell(true));
    private final NativeButton no = new NativeButton("No", click -> tell(false));
    private final @Nullable String back;

    WalkOutcome(Trees trees, Document document, List<Integer> answers, @Nullable String back) {
        this.trees = trees;
        this.document = document;
        this.answers = List.copyOf(answers);
        this.back = back;
        addClassName("walk-help");
        yes.addClassName("btn");
        yes.getElement().setAttribute("data-key", "y");
        no.addClassName("btn");
        no.getElement().setAttribute("data-key", "n");
        Div row = new Div(yes, no);
        row.addClassName("row");
        said.addClassNames("s", "dim");
        said.getElement().setAttribute("role", "status");
        add(new H3("Did it help?"), row, said);
    }

    private void tell(boolean helped) {
        try {
            trees.tell(walk, document.source(), document.name(), answers, helped);
            yes.setClassName("primary", helped);
            no.setClassName("primary", !helped);
            yes.getElement().setAttribute("aria-pressed", String.valueOf(helped));
            no.getElement().setAttribute("aria-pressed", String.valueOf(!helped));
            said.removeAll();
            said.setText(
                    helped
                            ? "Noted: it helped. The next who comes this way sees it."
                            : "Noted: it did not help. Branches that rarely help are flagged on the whole tree. ");
            if (!helped && back != null) {
                said.add(new Anchor(back, "Try another answer"));
            }
        } catch (Refusal refusal) {
            said.setText(refusal.getMessage());
        }
    }
}
