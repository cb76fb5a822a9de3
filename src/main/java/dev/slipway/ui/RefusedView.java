package dev.slipway.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.slipway.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** A page whose room understood what was asked for and said no. */
@ParentLayout(MainLayout.class)
@PageTitle("Not possible")
@PermitAll
final class RefusedView extends Trouble implements HasErrorParameter<Refusal> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
        Refusal refusal = parameter.getException();
        String why = String.valueOf(refusal.getMessage());
        return switch (refusal.kind()) {
            case NOT_FOUND -> answer("There is nothing at this address", why, HttpServletResponse.SC_NOT_FOUND);
            case FORBIDDEN -> answer("You may not see this", why, HttpServletResponse.SC_FORBIDDEN);
            case CONFLICT -> answer("This is not possible now", why, HttpServletResponse.SC_CONFLICT);
            case INVALID -> answer("This address makes no sense", why, HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    private int answer(String what, String why, int status) {
        say(what, why);
        return status;
    }
}
