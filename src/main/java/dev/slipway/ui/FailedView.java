package dev.slipway.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import jakarta.servlet.http.HttpServletResponse;

/** A page that could not be shown: its room said no, or it broke, which is our own mistake. */
@ParentLayout(MainLayout.class)
@PageTitle("Not possible")
@Requires(Permission.CATALOG_READ)
final class FailedView extends Trouble implements HasErrorParameter<Exception> {

    /** What a room threw while the page was made arrives wrapped, so what counts is the cause. */
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getException();
        Refusal refusal = Failures.cause(failure, Refusal.class);
        if (refusal != null) {
            return refused(refusal);
        }
        if (Failures.denied(failure)) {
            return answer(DENIED, Failures.DENIED, HttpServletResponse.SC_FORBIDDEN);
        }
        String reference = Failures.log("Page /" + event.getLocation().getPathWithQueryParameters(), failure);
        return answer(
                "This page could not be shown",
                Failures.words(reference),
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    private int refused(Refusal refusal) {
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case NOT_FOUND -> answer(NOTHING, why, HttpServletResponse.SC_NOT_FOUND);
            case FORBIDDEN -> answer(DENIED, why, HttpServletResponse.SC_FORBIDDEN);
            case CONFLICT -> answer("This is not possible now", why, HttpServletResponse.SC_CONFLICT);
            case INVALID -> answer("This address makes no sense", why, HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    private int answer(String what, String why, int status) {
        say(what, why);
        return status;
    }
}
