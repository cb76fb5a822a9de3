package dev.slipway.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Answers only hosts that an administrator named, and only by https: a page's visitor could register any address. The
 * repositories of an organisation are asked for with its own token.
 */
final class GitCredentials extends CredentialsProvider {

    private final SourceSettings settings;
    private final List<KnownOrganisations.Known> organisations;
    private final Set<String> hosts = new HashSet<>();

    GitCredentials(SourceSettings settings, List<KnownOrganisations.Known> organisations) {
        this.settings = settings;
        this.organisations = organisations;
        settings.gitHosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        for (SourceSettings.Remote remote : settings.git()) {
            try {
                String host = new URIish(remote.url()).getHost();
                if (host != null) {
                    hosts.add(host.toLowerCase(Locale.ROOT));
                }
            } catch (URISyntaxException e) {
                continue; // refused elsewhere, in words
            }
        }
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return List.of(items).stream()
                .allMatch(item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish address, CredentialItem... items) throws UnsupportedCredentialItem {
        String signIn = signIn(address);
        if (signIn.isEmpty()) {
            return false;
        }
        int colon = signIn.indexOf(':');
        for (CredentialItem item : items) {
            switch (item) {
                case CredentialItem.Username name -> name.setValue(signIn.substring(0, colon));
                case CredentialItem.Password password ->
                    password.setValue(signIn.substring(colon + 1).toCharArray());
                default -> throw new UnsupportedCredentialItem(address, item.getPromptText());
            }
        }
        return true;
    }

    /** Name, colon, password; empty if there is nothing to say. */
    String signIn(URIish address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !"https".equals(address.getScheme())) {
            return "";
        }
        String path = "/" + address.getPath().toLowerCase(Locale.ROOT);
        for (KnownOrganisations.Known one : organisations) {
            String token = one.settings().token().strip();
            if (!token.isEmpty()
                    && host.equals(host(one.api()))
                    && path.contains("/" + one.name().toLowerCase(Locale.ROOT) + "/")) {
                return one.host().gitSignIn(token);
            }
        }
        return settings.gitToken().isBlank() || !hosts.contains(host) ? "" : "x-access-token:" + settings.gitToken();
    }

    /** Public hosts have their API beside what it tells of. */
    private static String host(String api) {
        String host = URI.create(api).getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("api.") ? host.substring(4) : host;
    }
}
