package dev.slipway.source;

import dev.slipway.Refusal;
import dev.slipway.source.host.GitHost;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisations that the settings name, each with its host. */
@Component
class KnownOrganisations {

    /**
     * @param api the address of the API, without a slash at its end
     * @param wanted which of the repositories are to be read
     */
    record Known(String id, GitHost host, String api, SourceSettings.Organisation settings, Wanted wanted) {

        String name() {
            return settings.name();
        }
    }

    private final Map<String, Known> byId = new LinkedHashMap<>();
    private final Map<String, GitHost> hosts;

    KnownOrganisations(SourceSettings settings, List<GitHost> hosts) {
        this.hosts = hosts.stream().collect(Collectors.toMap(GitHost::id, Function.identity()));
        for (SourceSettings.Organisation organisation : settings.organisations()) {
            Known known = known(organisation);
            if (byId.put(known.id(), known) != null) {
                throw refused(organisation, "is named twice");
            }
        }
    }

    private Known known(SourceSettings.Organisation organisation) {
        GitHost host = hosts.get(organisation.host().toLowerCase(Locale.ROOT));
        if (host == null) {
            throw refused(
                    organisation,
                    "names a host that is not known; there are "
                            + hosts.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        if (organisation.name().isBlank() || organisation.name().length() > 200) {
            throw refused(organisation, "has no name");
        }
        String api =
                organisation.url().isBlank() ? host.api() : organisation.url().strip();
        if (!api.matches("https?://[^/?#@]+[^?#]*")) {
            throw refused(organisation, "needs the url of its API");
        }
        String id = host.id() + ":" + organisation.name()
                + (organisation.url().isBlank() ? "" : "@" + URI.create(api).getHost());
        return new Known(id, host, api.replaceFirst("/+$", ""), organisation, new Wanted(organisation));
    }

    private static Refusal refused(SourceSettings.Organisation organisation, String why) {
        return new Refusal(Refusal.Kind.INVALID, "slipway.source.organisations: " + organisation + " " + why + ".");
    }

    List<Known> all() {
        return List.copyOf(byId.values());
    }

    Optional<Known> find(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    Optional<GitHost> host(String id) {
        return Optional.ofNullable(hosts.get(id));
    }
}
