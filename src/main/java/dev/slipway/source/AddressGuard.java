package dev.slipway.source;

import dev.slipway.Refusal;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps what somebody registers from leading the portal to its own machine and network. Servers that the settings name
 * may stand there. Each connection is looked at right before it is opened; that a name then still means what it meant
 * rests on the JVM's memory for names, which outlives that moment, and with https on the certificate.
 */
@Component
class AddressGuard {

    private final Set<String> named = new HashSet<>();

    AddressGuard(SourceSettings settings) {
        settings.hosts().forEach(host -> named.add(host.strip().toLowerCase(Locale.ROOT)));
        settings.git().forEach(remote -> name(remote.url()));
        settings.organisations().forEach(organisation -> name(organisation.url()));
    }

    /** A server that the settings name with an address is trusted at that port only. */
    private void name(String address) {
        try {
            URI uri = URI.create(address.strip());
            if (uri.getHost() != null && uri.getScheme() != null) {
                named.add(place(uri.toURL()));
            }
        } catch (IllegalArgumentException | java.net.MalformedURLException e) {
            return; // refused elsewhere, in words
        }
    }

    /** For an address as it is registered. One whose host is not known just now is let through: nothing is asked yet. */
    void onAPage(Location location) {
        if (location.kind() != Source.Kind.GIT || location.value().startsWith("file:")) {
            return;
        }
        try {
            check(URI.create(location.value()).toURL(), Proxy.NO_PROXY);
        } catch (LeadsInside e) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, e.words() + ".");
        } catch (UnknownHostException | java.net.MalformedURLException e) {
            return; // said at the visit
        }
    }

    void check(URL address, Proxy proxy) throws LeadsInside, UnknownHostException {
        String host = bare(address.getHost());
        if (named.contains(host.toLowerCase(Locale.ROOT)) || named.contains(place(address))) {
            return;
        }
        InetAddress[] all;
        try {
            all = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            if (proxy.type() == Proxy.Type.DIRECT) {
                throw e;
            }
            return; // behind a proxy names of the world outside need not be known here
        }
        for (InetAddress one : all) {
            if (Inside.network(one)) {
                throw new LeadsInside(host);
            }
        }
    }

    private static String place(URL address) {
        int port = address.getPort() == -1 ? address.getDefaultPort() : address.getPort();
        return (bare(address.getHost()) + ":" + port).toLowerCase(Locale.ROOT);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
