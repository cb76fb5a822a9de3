package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to decisions: what was decided, when, for what, what took its place, and whether it is still kept. */
@Component
@Requires(Permission.CATALOG_READ)
public class Decisions {

    private static final int STEP = 1_000;

    private final DecisionStore store;
    private final Clock clock;

    Decisions(DecisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The latest first; those without a date last. */
    public Page<Decision> list(DecisionFilter filter, int offset, int limit) {
        return store.list(filter, today(), Math.max(0, offset), Math.clamp(limit, 1, STEP));
    }

    /** Empty for any document that is no record. */
    public Optional<Decision> of(Document document) {
        return document.kind() == Document.Kind.ADR ? store.find(document.source(), document.path()) : Optional.empty();
    }

    /** Asks for neighbours of neighbours, so that it costs what the chain is long and not what the source is large. */
    public DecisionChain chain(Document document) {
        Map<String, Decision> near = new LinkedHashMap<>();
        List<Decision> next =
                store.find(document.source(), document.path()).map(List::of).orElse(List.of());
        while (!next.isEmpty() && near.size() <= DecisionChain.MOST) {
            next.forEach(decision -> near.put(decision.document().path(), decision));
            next = store.beside(document.source(), next, near.keySet(), DecisionChain.MOST);
        }
        return DecisionChain.of(document, List.copyOf(near.values()));
    }

    /** Entities that have decisions. */
    public List<EntityRef> entities() {
        return store.belonging("entity", 200);
    }

    public List<EntityRef> systems() {
        return store.belonging("system", 200);
    }

    public List<EntityRef> owners() {
        return store.belonging("owner", 200);
    }

    /** Everything that passes, document by document, with a head line. */
    public byte[] csv(DecisionFilter filter) {
        Sheet csv = new Sheet();
        csv.line(
                "date",
                "number",
                "title",
                "status",
                "confirmed",
                "deciders",
                "entity",
                "system",
                "owner",
                "format",
                "source",
                "path");
        store.each(filter, today(), decision -> print(csv, decision));
        return csv.bytes();
    }

    private static void print(Sheet csv, Decision decision) {
        Document document = decision.document();
        Confirmation confirmation = decision.confirmation();
        csv.line(
                document.decided(),
                document.number(),
                document.title(),
                document.status(),
                confirmation == null ? "" : confirmation.state().word(),
                String.join(", ", decision.deciders()),
                document.entity(),
                document.system(),
                document.owner(),
                document.format(),
                document.source(),
                document.path());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
