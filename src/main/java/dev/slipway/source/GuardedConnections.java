package dev.slipway.source;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Opens each connection of a fetch, those that a redirect leads to included, only once the guard has looked at it. */
final class GuardedConnections extends JDKHttpConnectionFactory {

    private final AddressGuard guard;

    GuardedConnections(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        guard.check(url, Proxy.NO_PROXY);
        return super.create(url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        guard.check(url, proxy);
        return super.create(url, proxy);
    }
}
