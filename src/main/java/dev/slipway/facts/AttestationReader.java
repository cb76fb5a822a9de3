package dev.slipway.facts;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over what {@code kind: Attestation} declares. What can be judged from the file alone is judged here; whether the
 * keys are declared is judged at commit and again whenever fact types change, so the order of files does not matter.
 */
@Component
class AttestationReader implements Declaration.Reader {

    private final AttestationStore store;
    private final AtCommit atCommit;
    private final Catalog catalog;
    private final Sources sources;
    private final Clock clock;

    AttestationReader(AttestationStore store, AtCommit atCommit, Catalog catalog, Sources sources, Clock clock) {
        this.store = store;
        this.atCommit = atCommit;
        this.catalog = catalog;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "Attestation";
    }

    @Override
    @Transactional
    public List<Problem> read(Declaration declaration) {
        Instant now = clock.instant();
        Instant changedAt = sources.file(declaration.source(), declaration.path())
                .map(SourceFile::changedAt)
                .filter(at -> !at.isAfter(now))
                .orElse(now);
        List<Problem> problems = new ArrayList<>();
        Attestation attestation = parse(declaration, changedAt, now, problems);
        if (attestation != null) {
            attestation = asItIsCalledNow(attestation, declaration, problems);
            store.find(attestation.source(), attestation.path(), attestation.name())
                    .ifPresent(atCommit::attestationChanged);
            store.put(attestation);
            atCommit.attestationChanged(attestation);
        }
        return problems;
    }

    /** A file that names the entity as it was called before counts, and is asked to write the new name. */
    private Attestation asItIsCalledNow(Attestation attestation, Declaration declaration, List<Problem> problems) {
        EntityRef now = catalog.renamed(attestation.entity()).orElse(attestation.entity());
        if (now.equals(attestation.entity())) {
            return attestation;
        }
        problems.add(declaration.problem(
                "spec.entity",
                attestation.entity() + " is called " + now + " now; the attestation counts for that.",
                "Write entity: " + now + "."));
        return new Attestation(
                attestation.source(),
                attestation.path(),
                attestation.name(),
                now,
                attestation.by(),
                attestation.claims());
    }

    @Override
    @Transactional
    public void removed(SourceId source, String path, String name) {
        store.find(source, path, name).ifPresent(attestation -> {
            store.remove(attestation);
            atCommit.attestationChanged(attestation);
        });
    }

    static @Nullable Attestation parse(
            Declaration declaration, Instant changedAt, Instant now, List<Problem> problems) {
        Fields spec = new Fields(declaration, "spec", declaration.spec(), problems);
        spec.only("entity", "by", "facts");
        EntityRef entity = entity(spec);
        String by = spec.text("by");
        List<Claim> claims = new ArrayList<>();
        for (Fields part : spec.parts("facts")) {
            Claim claim = claim(part, changedAt, now);
            if (claim != null) {
                claims.add(claim);
            }
        }
        return problems.isEmpty() && entity != null && by != null
                ? new Attestation(
                        declaration.source(), declaration.path(), declaration.name(), entity, by, List.copyOf(claims))
                : null;
    }

    private static @Nullable EntityRef entity(Fields spec) {
        String text = spec.text("entity");
        Optional<EntityRef> entity =
                text == null ? Optional.empty() : EntityRef.parse(text, "component", EntityRef.DEFAULT_NAMESPACE);
        if (text != null && entity.isEmpty()) {
            spec.wrong("entity", text + " is no entity ref.", "Write it like component:default/payments-api.");
        }
        return entity.orElse(null);
    }

    private static @Nullable Claim claim(Fields part, Instant changedAt, Instant now) {
        part.only("key", "value", "reason", "link", "observedAt", "validFor");
        String key = part.text("key");
        Object value = part.value("value");
        String reason = part.optionalText("reason");
        String link = link(part);
        if (!part.has("reason") && !part.has("link")) {
            part.wrong("reason", "Neither a reason nor a link is given.", "Say how you know, or link the proof.");
        }
        Instant observedAt = observedAt(part, changedAt, now);
        Duration validFor = validFor(part);
        if (key == null || value == null || observedAt == null || validFor == null) {
            return null;
        }
        Declaration.Place keyAt = part.place("key");
        Declaration.Place valueAt = part.place("value");
        return new Claim(
                key,
                value,
                reason,
                link,
                observedAt,
                observedAt.plus(validFor),
                keyAt.line(),
                keyAt.column(),
                valueAt.line(),
                valueAt.column());
    }

    private static @Nullable String link(Fields part) {
        String link = part.optionalText("link");
        if (link != null && !link.matches("https?://[^\\s\"<>]+") && !Attestation.isFile(link)) {
            part.wrong(
                    "link",
                    "The link is no web address.",
                    "Begin it with https://, or name a file of this repository: docs/evidence/restore.md.");
            return null;
        }
        return link;
    }

    private static @Nullable Duration validFor(Fields part) {
        if (!part.has("validFor")) {
            part.wrong("validFor", "The attestation has no end.", "Say how long it counts: validFor: 90d.");
            return null;
        }
        String text = part.text("validFor");
        Optional<Duration> span = text == null ? Optional.empty() : Durations.parse(text);
        if (text != null && span.isEmpty()) {
            part.wrong("validFor", text + " is no span of time.", "Write hours, days or weeks: 12h, 90d, 6w.");
        }
        return span.orElse(null);
    }

    private static @Nullable Instant observedAt(Fields part, Instant changedAt, Instant now) {
        if (!part.has("observedAt")) {
            return changedAt;
        }
        String text = part.text("observedAt");
        if (text == null) {
            return null;
        }
        try {
            Instant at = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!at.isAfter(now)) {
                return at;
            }
            part.wrong("observedAt", text + " lies in the future.", "Write the day it was observed.");
        } catch (DateTimeException e) {
            part.wrong("observedAt", text + " is no date.", "Write it like 2026-11-12.");
        }
        return null;
    }
}
