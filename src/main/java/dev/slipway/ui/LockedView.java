package dev.slipway.ui;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import jakarta.servlet.http.HttpServletResponse;

/** The page exists, but not for the reader's role. */
@ParentLayout(MainLayout.class)
@PageTitle("Not allowed")
@Requires(Permission.CATALOG_READ)
final class LockedView extends Trouble implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        say(DENIED, Failures.DENIED);
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
