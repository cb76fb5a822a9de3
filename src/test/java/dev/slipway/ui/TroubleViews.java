package dev.slipway.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.security.access.AccessDeniedException;

/** Pages that go wrong, each in its own way. */
final class TroubleViews {

    private TroubleViews() {}

    @Route("gallery/refused")
    @PermitAll
    static final class Refused extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No service is called gallery.");
        }
    }

    @Route("gallery/refused-early")
    @PermitAll
    static final class RefusedEarly extends Div {
        RefusedEarly() {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No service is called gallery.");
        }
    }

    @Route("gallery/denied")
    @PermitAll
    static final class Denied extends Div {
        Denied() {
            throw new AccessDeniedException("by the front door");
        }
    }

    @Route("gallery/locked")
    @RolesAllowed("ADMINISTRATOR")
    static final class Locked extends Div {}

    @Route("gallery/broken")
    @PermitAll
    static final class Broken extends Div {
        Broken() {
            throw new IllegalStateException("a secret");
        }
    }
}
