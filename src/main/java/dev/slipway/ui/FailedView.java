package dev.slipway.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A page that broke: our own mistake. */
@ParentLayout(MainLayout.class)
@PageTitle("Something broke")
@PermitAll
final class FailedView extends Trouble implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String reference =
                Failures.log("Page /" + event.getLocation().getPathWithQueryParameters(), parameter.getException());
        say("This page could not be shown", Failures.words(reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
