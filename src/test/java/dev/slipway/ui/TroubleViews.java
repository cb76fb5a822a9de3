package dev.slipway.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import org.springframework.security.access.AccessDeniedException;

/** Pages that go wrong, each in its own way. */
final class TroubleViews {

    private TroubleViews() {}

    @Route("gallery/refused")
    @Requires(Permission.CATALOG_READ)
    static final class Refused extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No service is called gallery.");
        }
    }

    @Route("gallery/refused-early")
    @Requires(Permission.CATALOG_READ)
    static final class RefusedEarly extends Div {
        RefusedEarly() {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No service is called gallery.");
        }
    }

    @Route("gallery/denied")
    @Requires(Permission.CATALOG_READ)
    static final class Denied extends Div {
        Denied() {
            throw new AccessDeniedException("by the front door");
        }
    }

    @Route("gallery/locked")
    @Requires(Permission.PORTAL_ADMINISTER)
    static final class Locked extends Div {}

    @Route("gallery/broken")
    @Requires(Permission.CATALOG_READ)
    static final class Broken extends Div {
        Broken() {
            throw new IllegalStateException("a secret");
        }
    }
}
