package dev.slipway.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Campaign;
import dev.slipway.readiness.CampaignPlan;
import dev.slipway.readiness.Campaigns;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.StandingFilter;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts a campaign, or changes one. */
final class CampaignDialog extends Dialog {

    private final Scorecard scorecard;
    private final TextField title = new TextField("Title");
    private final TextArea about = new TextArea("What for");
    private final MultiSelectComboBox<Question> questions = new MultiSelectComboBox<>("Questions");
    private final ComboBox<EntityRef> lead;
    private final ComboBox<EntityRef> owner;
    private final ComboBox<EntityRef> system;
    private final ComboBox<String> tier = new ComboBox<>("Only of tier");
    private final DayField deadline = new DayField("Deadline", "The last day", null);
    private final Div trouble = new Div();
    private @Nullable String part;

    /** @param before null to start one */
    CampaignDialog(
            Campaigns campaigns,
            Readiness readiness,
            Catalog catalog,
            @Nullable Campaign before,
            Consumer<Campaign> done) {
        scorecard = readiness.required(
                before == null ? Readiness.PRODUCTION_READINESS : before.plan().scorecard());
        List<EntityRef> groups =
                readiness.owners(scorecard.name()).stream().map(EntityRef::of).toList();
        List<EntityRef> systems =
                readiness.systems(scorecard.name()).stream().map(EntityRef::of).toList();
        Map<EntityRef, String> titles = catalog.titles(java.util.stream.Stream.concat(groups.stream(), systems.stream())
                .collect(Collectors.toSet()));
        setHeaderTitle(before == null ? "New campaign" : "Change the campaign");
        setWidth("40rem");
        title.setWidthFull();
        title.setRequiredIndicatorVisible(true);
        title.setManualValidation(true);
        about.setWidthFull();
        about.setMaxHeight("8rem");
        questions.setWidthFull();
        questions.setRequiredIndicatorVisible(true);
        questions.setManualValidation(true);
        questions.setItems(scorecard.questions().toList());
        questions.setItemLabelGenerator(question -> question.id() + " " + question.ask());
        lead = refs("Who answers for it", groups, titles);
        lead.setRequiredIndicatorVisible(true);
        lead.setManualValidation(true);
        owner = refs("Only services of", groups, titles);
        system = refs("Only of system", systems, titles);
        tier.setItems(readiness.tiers(scorecard.name()));
        tier.setClearButtonVisible(true);
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("waiver-trouble");
        title.addValueChangeListener(event -> title.setInvalid(false));
        questions.addValueChangeListener(event -> questions.setInvalid(false));
        lead.addValueChangeListener(event -> lead.setInvalid(false));
        if (before != null) {
            fill(before.plan());
        }
        Div narrow = new Div(owner, system, tier);
        narrow.addClassNames("row");
        Div form = new Div(title, about, questions, lead, narrow, deadline, trouble);
        form.addClassName("waiver-form");
        add(form);
        Button save = new Button(before == null ? "Start it" : "Save", click -> {
            if (!complete()) {
                return;
            }
            try {
                CampaignPlan plan = plan();
                Campaign saved =
                        before == null ? campaigns.start(plan) : campaigns.change(before.id(), plan, before.version());
                close();
                done.accept(saved);
            } catch (Refusal refusal) {
                trouble.setText(refusal.getMessage());
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), save);
    }

    private static ComboBox<EntityRef> refs(String label, List<EntityRef> refs, Map<EntityRef, String> titles) {
        ComboBox<EntityRef> box = new ComboBox<>(label);
        box.setItems(refs);
        box.setItemLabelGenerator(ref -> titles.getOrDefault(ref, ref.name()));
        box.setClearButtonVisible(true);
        return box;
    }

    private void fill(CampaignPlan plan) {
        StandingFilter services = plan.services();
        title.setValue(plan.title());
        about.setValue(plan.about());
        Set<Question> chosen = new LinkedHashSet<>();
        plan.questions().forEach(id -> scorecard.question(id).ifPresent(chosen::add));
        questions.setValue(chosen);
        lead.setValue(plan.lead());
        if (services.owners() != null) {
            owner.setValue(services.owners().iterator().next());
        }
        if (services.system() != null) {
            system.setValue(services.system());
        }
        if (services.tier() != null) {
            tier.setValue(services.tier().toString());
        }
        part = services.text();
        deadline.setValue(plan.deadline());
    }

    private boolean complete() {
        title.setInvalid(title.getValue().isBlank());
        title.setErrorMessage("Give it a title.");
        questions.setInvalid(questions.getValue().isEmpty());
        questions.setErrorMessage("Choose at least one question.");
        lead.setInvalid(lead.getValue() == null);
        lead.setErrorMessage("Choose who answers for it.");
        LocalDate day = deadline.getValue();
        deadline.wrong(day == null ? "Give the last day." : "");
        return !title.isInvalid() && !questions.isInvalid() && !lead.isInvalid() && day != null;
    }

    private CampaignPlan plan() {
        LocalDate day = deadline.getValue();
        if (day == null) {
            throw new IllegalStateException("was complete a moment ago");
        }
        return new CampaignPlan(
                title.getValue(),
                about.getValue(),
                scorecard.name(),
                scorecard
                        .questions()
                        .filter(questions.getValue()::contains)
                        .map(Question::id)
                        .toList(),
                lead.getValue(),
                new StandingFilter(
                        owner.getValue() == null ? null : Set.of(owner.getValue()),
                        system.getValue(),
                        tier.getValue() == null ? null : Integer.valueOf(tier.getValue()),
                        null,
                        part),
                day);
    }
}
