package dev.slipway.source;

import java.io.IOException;

/** An address that somebody named leads into the portal's own network, and nobody who runs the portal said that it may. */
final class LeadsInside extends IOException {

    private static final long serialVersionUID = 1L;

    LeadsInside(String host) {
        super(host
                + " lies in the portal's own network, so it is not asked. If it is a Git server of yours, who runs the"
                + " portal can name it in slipway.source.hosts");
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
