package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.knowledge.DecisionDraft;
import dev.slipway.source.Branches;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import java.util.Locale;

/** Where a decision goes: onto a new branch of its source. */
final class DecisionDestination extends Div {

    /** Writes it; told the branch and what to say of it. */
    interface Write {
        Branches.Written to(String branch, String message);
    }

    private final Write write;
    private final TextField branch = new TextField("New branch");
    private final TextField message = new TextField("What changes, in a line");
    private final Div outcome = new Div();
    private boolean namesAreOurs = true;

    DecisionDestination(Write write) {
        this.write = write;
        branch.addValueChangeListener(event -> namesAreOurs &= !event.isFromClient());
        message.addValueChangeListener(event -> namesAreOurs &= !event.isFromClient());
        Div fields = new Div(branch, message);
        fields.addClassName("draft-form");
        Button button = new Button("Write the branch", click -> write());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        button.addClickListener(click -> button.setEnabled(true));
        outcome.getElement().setAttribute("role", "status");
        add(new Panel("Propose it on a branch")
                .sub("the default branch is never touched")
                .body(fields, button, outcome));
    }

    /** Names that follow from what is written, until somebody chooses others. */
    void suggest(DecisionDraft draft, String title) {
        if (namesAreOurs) {
            String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            String slug = plain.substring(0, Math.min(40, plain.length())).replaceAll("^-+|-+$", "");
            branch.setValue("adr/" + draft.numeral() + (slug.isEmpty() ? "" : "-" + slug));
            message.setValue((draft.earlier() == null
                            ? "Record"
                            : "Supersede " + draft.earlier().name() + " by") + " decision " + draft.number()
                    + (title.isBlank() ? "" : ": " + title.strip()));
        }
    }

    private void write() {
        outcome.removeAll();
        try {
            Branches.Written done = write.to(branch.getValue(), message.getValue());
            Span name = new Span(done.branch());
            name.addClassName("mono");
            Div line = new Div(new StateMark(StateMark.Kind.GOOD, "written"), new Span("onto the branch "), name);
            line.addClassNames("row", "tight");
            outcome.add(line);
            String review = done.review();
            if (review == null) {
                outcome.add(new Paragraph("Commit " + done.commit().substring(0, 8)
                        + ". It counts here once it is merged where the source is kept."));
            } else {
                Anchor open = new Anchor(review, "Open a pull request");
                open.getElement().setAttribute("rel", "noopener noreferrer");
                outcome.add(new Paragraph(open));
            }
        } catch (Refusal refusal) {
            Paragraph trouble = new Paragraph(refusal.getMessage());
            trouble.addClassName("trouble-line");
            outcome.add(trouble);
        }
    }
}
