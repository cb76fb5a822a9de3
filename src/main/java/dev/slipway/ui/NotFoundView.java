package dev.slipway.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import jakarta.servlet.http.HttpServletResponse;

/** No page has this address. */
@ParentLayout(MainLayout.class)
@PageTitle("Not found")
@Requires(Permission.CATALOG_READ)
final class NotFoundView extends Trouble implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(
                NOTHING,
                "No page is called /" + event.getLocation().getPath()
                        + ". It may have been renamed or removed, or the link is mistyped.");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
