package dev.slipway.capability;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Facts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can services do beside their work, and what is it done with? The front door to the map. */
@Component
@Requires(Permission.CATALOG_READ)
public class Capabilities {

    private final MapStandards standards;
    private final CoverageRepository coverage;
    private final OrganisationMaps maps;
    private final CycleStore cycles;
    private final Catalog catalog;
    private final Facts facts;
    private final Clock clock;

    Capabilities(
            MapStandards standards,
            CoverageRepository coverage,
            OrganisationMaps maps,
            CycleStore cycles,
            Catalog catalog,
            Facts facts,
            Clock clock) {
        this.standards = standards;
        this.coverage = coverage;
        this.maps = maps;
        this.cycles = cycles;
        this.catalog = catalog;
        this.facts = facts;
        this.clock = clock;
    }

    /** Whether the map is about it: a service, as long as it has a descriptor. */
    public static boolean maps(Entity entity) {
        return entity.ref().kind().equals("component") && "service".equals(entity.type()) && entity.orphan() == null;
    }

    /** In the order of their groups. */
    public List<Capability> all() {
        return standards.current().capabilities();
    }

    public List<Capability.Group> groups() {
        return standards.current().groups();
    }

    public Optional<Capability> find(String id) {
        return standards.current().find(id);
    }

    /** The organisation's map, or that of the services that pass the filter. */
    public OrganisationMap map(MapFilter filter) {
        return maps.of(filter);
    }

    /** Where a team stands in the improvement cycle, and what has changed since the end of a day. */
    public Cycle cycle(EntityRef owner, LocalDate since) {
        LocalDate kept = cycles.first(owner.toString())
                .map(first -> first.isAfter(since) ? first : since)
                .orElse(null);
        return Cycle.of(
                owner,
                map(new MapFilter(owner, null, null)),
                since,
                kept,
                kept == null ? Map.of() : cycles.at(owner.toString(), kept));
    }

    /** The service looked at now, on the facts as they are, with what shows each answer. */
    public ServiceMap of(EntityRef ref) {
        Entity entity = catalog.find(ref)
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no entity " + ref + " in the catalog."));
        if (!maps(entity)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "The capability map is about services; " + ref + " is of kind " + entity.kind()
                            + (entity.type() == null ? "" : " and type " + entity.type()) + ".");
        }
        Instant now = clock.instant();
        return Mapper.map(
                standards.current(), entity, facts.of(List.of(ref), now).getOrDefault(ref, Map.of()), now);
    }

    /** The services behind a figure of the map, by title. */
    public Page<ServiceLine> services(
            String capability, @Nullable Coverage state, MapFilter filter, int offset, int limit) {
        CapabilityStandard standard = standards.current();
        int place = standard.place(capability);
        if (place < 0) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no capability “" + capability + "”.");
        }
        return coverage.services(standard.revision(), place, state, filter, offset, limit);
    }

    /** Values to filter by. */
    public List<String> owners() {
        return coverage.distinct("owner");
    }

    public List<String> systems() {
        return coverage.distinct("system");
    }

    public List<String> tiers() {
        return coverage.distinct("tier");
    }
}
