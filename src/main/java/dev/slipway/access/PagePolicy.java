package dev.slipway.access;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Marks the scripts of every page that the server writes, and lets the browser run no others. */
@Component
class PagePolicy implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;

    private static final int BYTES = 18;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            byte[] bits = new byte[BYTES];
            RANDOM.nextBytes(bits);
            String nonce = Base64.getEncoder().encodeToString(bits);
            page.getDocument().getElementsByTag("script").attr("nonce", nonce);
            page.getVaadinResponse().setHeader("Content-Security-Policy", ResponseHeaders.page(nonce));
        });
    }
}
