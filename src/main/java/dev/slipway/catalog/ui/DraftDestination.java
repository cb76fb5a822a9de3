package dev.slipway.catalog.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.catalog.Draft;
import dev.slipway.catalog.Drafts;
import dev.slipway.catalog.Entity;
import dev.slipway.source.Branches;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Where a descriptor goes: onto a new branch of a source. */
final class DraftDestination extends Div {

    /** Writes it; told the source and path for a new one, the branch and what to say of it. */
    interface Write {
        Branches.Written to(SourceId source, String path, String branch, String message);
    }

    private final Draft draft;
    private final Write write;
    private final Consumer<Branches.Written> written;
    private final ComboBox<SourceId> source = new ComboBox<>();
    private final TextField path = new TextField("File");
    private final TextField branch = new TextField("New branch");
    private final TextField message = new TextField("What changes, in a line");
    private final Div outcome = new Div();
    private boolean pathIsOurs = true;
    private boolean namesAreOurs = true;

    DraftDestination(Draft draft, Map<SourceId, String> sources, Write write, Consumer<Branches.Written> written) {
        this.draft = draft;
        this.write = write;
        this.written = written;
        Div fields = new Div();
        fields.addClassName("draft-form");
        if (draft.source() == null) {
            source.setLabel("Source");
            source.setItems(sources.keySet());
            source.setItemLabelGenerator(id -> sources.getOrDefault(id, id.value()));
            source.setValue(sources.keySet().iterator().next());
            path.addValueChangeListener(event -> pathIsOurs &= !event.isFromClient());
            fields.add(source, path);
        }
        branch.addValueChangeListener(event -> namesAreOurs &= !event.isFromClient());
        message.addValueChangeListener(event -> namesAreOurs &= !event.isFromClient());
        fields.add(branch, message);
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
    void suggest(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[-.]+|[-.]+$", "");
        if (pathIsOurs) {
            path.setValue(Drafts.usualPath(plain));
        }
        if (namesAreOurs) {
            boolean fresh = draft.source() == null;
            branch.setValue("slipway/" + (fresh ? "add-" : "edit-") + (plain.isEmpty() ? "descriptor" : plain));
            message.setValue(
                    (fresh ? "Add the descriptor of " : "Edit the descriptor of ") + (plain.isEmpty() ? "…" : plain));
        }
    }

    private void write() {
        outcome.removeAll();
        try {
            SourceId to = Objects.requireNonNullElse(draft.source(), source.getValue());
            Branches.Written done = write.to(to, path.getValue(), branch.getValue(), message.getValue());
            written.accept(done);
            Span name = new Span(done.branch());
            name.addClassName("mono");
            Div line = new Div(new StateMark(StateMark.Kind.GOOD, "written"), new Span("onto the branch "), name);
            line.addClassNames("row", "tight");
            outcome.add(line);
            outcome.add(
                    done.review() == null
                            ? new Paragraph("Commit " + done.commit().substring(0, 8)
                                    + ". It counts here once it is merged where the source is kept.")
                            : new Paragraph(EntityView.outside(
                                    new Entity.Link(done.review(), "Open a pull request", null, null))));
        } catch (Refusal refusal) {
            Paragraph trouble = new Paragraph(refusal.getMessage());
            trouble.addClassName("trouble-line");
            outcome.add(trouble);
        }
    }
}
