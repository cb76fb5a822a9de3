package dev.slipway.readiness.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.readiness.StandardFile;
import dev.slipway.readiness.StandardPreview;
import dev.slipway.readiness.StandardPreviews;
import dev.slipway.source.Problem;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a changed standard: the file as it would be on one side, and who would stand differently on the other. */
@Route("scorecards/preview")
@PageTitle("Try a change of a standard")
@Requires(Permission.SOURCE_PROPOSE)
@StyleSheet("context://assets/readiness.css")
final class PreviewView extends Div implements BeforeEnterObserver {

    private static final Logger log = LoggerFactory.getLogger(PreviewView.class);
    private static final int LARGEST = 500_000;
    private static final String SCROLLED = "this.shadowRoot.querySelector('[part=input-field]').scrollTop";

    private final StandardPreviews previews;
    private final Catalog catalog;
    private final Select<StandardFile> file = new Select<>();
    private final TextArea yaml = new TextArea("The changed YAML");
    private final Button see = new Button("See the effect", click -> begin());
    private final Div outcome = new Div();
    private @Nullable CompletableFuture<StandardPreview> awaited;

    PreviewView(StandardPreviews previews, Catalog catalog) {
        this.previews = previews;
        this.catalog = catalog;
        addClassName("preview");
        file.setLabel("Begin with a file as it is now");
        file.setItems(previews.files());
        file.setEmptySelectionAllowed(true);
        file.setEmptySelectionCaption("none");
        file.addValueChangeListener(event -> load(event.getValue()));
        yaml.setHelperText("A Scorecard, QuestionSets of one, new FactTypes; what is not in it is taken as it stands");
        yaml.addClassName("yaml");
        yaml.getElement().setAttribute("spellcheck", "false");
        see.addThemeVariants(ButtonVariant.PRIMARY);
        outcome.addClassName("stack");
        outcome.getElement().setAttribute("aria-live", "polite");
        Div form = new Div(file, upload(), yaml, see);
        form.addClassName("preview-form");
        Div grid = new Div(new Panel("The standard as it would be").body(form), outcome);
        grid.addClassNames("grid", "preview-grid");
        add(
                new PageHead("Try a change of a standard", "Who would stand differently; nothing of it is kept")
                        .crumbs(Parts.link("scorecards", "", "Scorecards"), new Span("Try a change")),
                grid);
        nothingYet();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        String wanted = asked.getSingleParameter("file").orElse("");
        previews.files().stream()
                .filter(each -> each.toString().equals(wanted))
                .findFirst()
                .ifPresent(file::setValue);
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((about, bytes) -> {
            file.clear();
            fill(new String(bytes, StandardCharsets.UTF_8));
        }));
        upload.setMaxFileSize(LARGEST);
        upload.setMaxFiles(1);
        upload.setAcceptedFileTypes(".yaml", ".yml");
        Button choose = new Button("Upload a file");
        upload.setUploadButton(choose);
        upload.setDropLabel(new Span("or drop one here"));
        upload.addFileRejectedListener(event -> say(event.getErrorMessage()));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        return upload;
    }

    private void load(@Nullable StandardFile chosen) {
        if (chosen != null) {
            previews.text(chosen).ifPresentOrElse(this::fill, () -> say("The file cannot be read just now."));
        }
    }

    private void fill(String text) {
        yaml.setValue(text);
        yaml.getElement().executeJs(SCROLLED + " = 0");
    }

    private void nothingYet() {
        outcome.removeAll();
        outcome.add(
                new Panel("Effect")
                        .flush(
                                new EmptyState(
                                        "Who gains, who loses, whose verdict changes",
                                        "Change the YAML, then choose See the effect. Every service is judged by both, and nothing is stored.")));
    }

    private void begin() {
        UI ui = UI.getCurrent();
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Judging");
        Span words = new Span("Putting the standard together");
        outcome.removeAll();
        outcome.add(new Panel("Effect").body(words, bar));
        see.setEnabled(false);
        String tried = yaml.getValue();
        CompletableFuture<StandardPreview> working = previews.begin(tried, (done, all) -> {
            ui.access(() -> {
                words.setText("Judging %,d of %,d".formatted(done, all));
                bar.setIndeterminate(false);
                bar.setValue(all == 0 ? 1 : (double) done / all);
            });
            return ui.isAttached() && isAttached();
        });
        awaited = working;
        working.whenComplete((seen, failure) -> ui.access(() -> {
            if (awaited == working) {
                see.setEnabled(true);
                if (seen != null) {
                    show(seen);
                } else {
                    failed(failure);
                }
            }
        }));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        awaited = null;
    }

    private void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal) {
            say(String.valueOf(cause.getMessage()));
        } else {
            log.error("The preview of a standard failed", cause);
            say("Something went wrong on our side; the standard stays as it is. The portal's log says more.");
        }
    }

    private void say(String words) {
        HtmlContainer text = Parts.text("p", "", words);
        text.getElement().setAttribute("role", "alert");
        outcome.removeAll();
        outcome.add(new Panel("No effect to show").body(text));
    }

    private void show(StandardPreview preview) {
        outcome.removeAll();
        if (preview.scorecard() == null) {
            outcome.add(problems(preview.problems()));
        } else {
            new PreviewEffects(preview, catalog).fill(outcome);
        }
    }

    private Panel problems(List<Problem> problems) {
        HtmlContainer list = Parts.tag("ul", "preview-problems");
        for (Problem problem : problems) {
            Button place = new Button(place(problem), click -> lead(problem));
            place.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            place.setEnabled(problem.line() > 0 && !problem.path().contains("/"));
            list.add(Parts.tag(
                    "li",
                    "",
                    place,
                    Parts.tag(
                            "div",
                            "",
                            Parts.text("div", "strong", capital(problem.message())),
                            Parts.text("div", "sub", problem.remedy()))));
        }
        return new Panel("It does not hold together")
                .sub(problems.size() + (problems.size() == 1 ? " problem" : " problems")
                        + "; the standard stays as it is")
                .body(list);
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String place(Problem problem) {
        String where = "Line " + problem.line() + ", column " + problem.column();
        return problem.path().contains("/") ? problem.path() + ", " + where.toLowerCase(java.util.Locale.ROOT) : where;
    }

    /** Puts the cursor where the problem is. */
    private void lead(Problem problem) {
        String text = yaml.getValue();
        int at = 0;
        for (int line = 1; line < problem.line() && at >= 0; line++) {
            at = text.indexOf('\n', at) + 1;
        }
        int from = Math.min(text.length(), at + Math.max(0, problem.column() - 1));
        int to = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
        yaml.getElement()
                .executeJs(
                        "const area = this.inputElement; area.focus({ preventScroll: true });"
                                + " area.setSelectionRange($0, $1);"
                                + " const line = parseFloat(getComputedStyle(area).lineHeight) || 20; "
                                + SCROLLED + " = ($2 - 3) * line",
                        from,
                        to,
                        problem.line());
    }
}
