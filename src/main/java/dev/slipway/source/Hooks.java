package dev.slipway.source;

import dev.slipway.Refusal;
import dev.slipway.schedule.Schedule;
import dev.slipway.source.host.GitHost;
import dev.slipway.source.host.Headers;
import dev.slipway.source.host.Told;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the webhooks of Git hosts: has the sources visited soon that were pushed to, and nothing else, so that a repeated
 * or an invented event that somebody could sign costs a look. Whoever calls proves by signature that it is the host.
 */
@Component
public class Hooks {

    private final KnownOrganisations organisations;
    private final OrganisationStore store;
    private final FoundSources found;
    private final SyncSources sync;
    private final Schedule schedule;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Map<String, String> secrets;

    Hooks(
            KnownOrganisations organisations,
            OrganisationStore store,
            FoundSources found,
            SyncSources sync,
            Schedule schedule,
            TransactionTemplate transactions,
            Clock clock,
            SourceSettings settings) {
        this.organisations = organisations;
        this.store = store;
        this.found = found;
        this.sync = sync;
        this.schedule = schedule;
        this.transactions = transactions;
        this.clock = clock;
        this.secrets = settings.hookSecrets();
    }

    /**
     * What came of a webhook.
     *
     * @param sources that are visited soon
     * @param listing whether the host's organisations are listed soon
     */
    public record Heard(List<String> sources, boolean listing) {}

    /** Whether anything is taken from the host at all; to be asked before a body is read. */
    public boolean listensTo(String host) {
        return organisations.host(host).isPresent()
                && !secrets.getOrDefault(host, "").isBlank();
    }

    /** Empty if the host did not sign this; what it means is durable when this returns. */
    public Optional<Heard> hear(String host, byte[] body, Headers headers) {
        GitHost known = organisations.host(host).filter(one -> listensTo(host)).orElseThrow();
        String secret = secrets.getOrDefault(host, "").strip();
        if (!known.signed(body, headers, secret, clock.instant().getEpochSecond())) {
            return Optional.empty();
        }
        Told told = known.told(json(body), headers);
        if (told.equals(Told.NOTHING)) {
            return Optional.of(new Heard(List.of(), false));
        }
        List<FoundSources.Due> due = transactions.execute(transaction -> {
            List<FoundSources.Due> pushed = found.readFrom(told.pushed());
            found.dueNow(pushed.stream().map(FoundSources.Due::id).toList());
            if (told.listing()) {
                store.soon(host);
            }
            return pushed;
        });
        due.forEach(sync::queue);
        if (told.listing()) {
            schedule.runNow(ListOrganisations.NAME);
        }
        return Optional.of(
                new Heard(due.stream().map(one -> one.id().value()).sorted().toList(), told.listing()));
    }

    /** Hosts can send the same as a form, too. */
    private static JsonNode json(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return JsonMapper.shared()
                    .readTree(
                            text.startsWith("payload=")
                                    ? URLDecoder.decode(text.substring(8), StandardCharsets.UTF_8)
                                    : text);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "The body is no JSON.");
        }
    }
}
