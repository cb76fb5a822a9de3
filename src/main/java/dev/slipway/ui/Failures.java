package dev.slipway.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.slipway.Refusal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What goes wrong while a page is open: refusals in their own words, our mistakes logged once and shown by reference. */
@Component
final class Failures implements VaadinServiceInitListener {

    static final String DENIED = "Your role does not include this. Ask a lead or an administrator.";

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Duration SHOWN = Duration.ofSeconds(10);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(Failures::handle));
    }

    /** @return the reference under which it is in the log */
    static String log(String where, Throwable failure) {
        String reference = UUID.randomUUID().toString();
        log.error("{} failed, reference {}", where, reference, failure);
        return reference;
    }

    static String words(String reference) {
        return "Something went wrong on our side; nothing that you did before is lost. "
                + "Try again, or tell your administrator this reference: " + reference;
    }

    private static void handle(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        Refusal refusal = cause(failure, Refusal.class);
        String words;
        if (refusal != null) {
            words = String.valueOf(refusal.getMessage());
        } else if (denied(failure)) {
            words = DENIED;
        } else {
            words = words(log("A page", failure));
        }
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(words, (int) SHOWN.toMillis(), Notification.Position.BOTTOM_START, true);
        }
    }

    static boolean denied(Throwable failure) {
        return cause(failure, AccessDeniedException.class) != null;
    }

    static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> wanted) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (wanted.isInstance(one)) {
                return wanted.cast(one);
            }
        }
        return null;
    }
}
