package dev.slipway.catalog;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The sources as Backstage knows them: locations, which can be tried, registered and removed. */
@Component
@Requires(Permission.CATALOG_READ)
public class Locations {

    private static final int MOST_SHOWN = 2_000;

    private final Sources sources;
    private final Catalog catalog;
    private final EntityDocuments documents;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Locations(Sources sources, Catalog catalog, EntityDocuments documents, JdbcTemplate jdbc, Clock clock) {
        this.sources = sources;
        this.catalog = catalog;
        this.documents = documents;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param id of the source
     * @param type {@code url} or {@code file}
     * @param entityRef the name that Backstage gives to the entity that stands for it
     */
    public record Place(String id, String type, String target, String entityRef) {

        static Place of(String id, String type, String target) {
            return new Place(id, type, target, LocationEntity.ref(type, target));
        }

        /** The entity that stands for it, as JSON. */
        public String entity() {
            return LocationEntity.of(this);
        }
    }

    /** What would come in: entities as JSON, and what keeps others from coming. */
    public record Outlook(Place place, boolean exists, List<String> entities) {}

    /** A descriptor that is there already, and whether the portal has it. */
    public record Existing(String target, boolean registered, String entity) {}

    public List<Place> list() {
        Map<String, String> asked = new LinkedHashMap<>();
        jdbc.query("select source, target from catalog.location", row -> {
            asked.put(row.getString(1), row.getString(2));
        });
        return sources.list().stream()
                .filter(source -> source.kind() != Source.Kind.BUILT_IN)
                .map(source -> place(source, asked.get(source.id().value())))
                .toList();
    }

    public Optional<Place> find(String id) {
        return list().stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /** Where an entity came from. */
    public Optional<Place> of(EntityRef ref) {
        return catalog.find(ref)
                .flatMap(entity -> find(entity.source().value()))
                .or(() -> named(ref));
    }

    Optional<Place> of(Source source) {
        return find(source.id().value());
    }

    private static Place place(Source source, @org.jspecify.annotations.Nullable String asked) {
        if (source.kind() != Source.Kind.GIT) {
            return Place.of(source.id().value(), "file", source.location());
        }
        if (asked != null && RepositoryAddress.of(asked).sameRemote(source.location())) {
            return Place.of(source.id().value(), "url", asked);
        }
        String branch = source.branch() == null ? "HEAD" : source.branch();
        return Place.of(source.id().value(), "url", EntityRow.web(source) + "/tree/" + branch + "/");
    }

    /** The location that an entity stands for: the one of this name that Backstage would have. */
    public Optional<Place> named(EntityRef ref) {
        return named(List.of(ref)).stream().findFirst();
    }

    /** Those of them that stand for one. */
    public List<Place> named(Collection<EntityRef> refs) {
        Set<String> asked = refs.stream()
                .filter(LocationEntity::isNamed)
                .map(EntityRef::toString)
                .collect(Collectors.toSet());
        return asked.isEmpty()
                ? List.of()
                : list().stream()
                        .filter(place -> asked.contains(place.entityRef()))
                        .toList();
    }

    public Optional<Place> named(UUID uid) {
        return list().stream()
                .filter(place -> LocationEntity.uid(place).equals(uid))
                .findFirst();
    }

    /**
     * Registers the repository that the address lies in, whole.
     *
     * @param visitAgain whether one that is registered already is visited again instead of refused
     */
    @Transactional
    public Place register(String type, String target, boolean visitAgain) {
        RepositoryAddress address = checked(type, target);
        Optional<Source> known = registered(address);
        if (known.isPresent()) {
            if (!visitAgain) {
                throw new Refusal(Refusal.Kind.CONFLICT, "Location " + type + ":" + target + " already exists");
            }
            sources.syncNow(known.get().id());
            return of(known.get()).orElseThrow();
        }
        SourceId id = sources.registerGit(address.remote(), address.branch(), null);
        jdbc.update(
                "insert into catalog.location (source, remote, target) values (?, ?, ?)"
                        + " on conflict (source) do update set remote = excluded.remote, target = excluded.target",
                id.value(),
                address.remote(),
                target);
        return Place.of(id.value(), type, target);
    }

    /** Reads what is there without keeping anything; refuses what would be refused when it comes in. */
    public Outlook preview(String type, String target) {
        RepositoryAddress address = checked(type, target);
        boolean exists = registered(address).isPresent();
        List<String> entities = sources.preview(address.remote(), address.branch(), (source, files) -> {
            List<String> found = new ArrayList<>();
            for (EntityRow row : read(source, files, address.path())) {
                found.add(JsonMapper.shared().writeValueAsString(row.document()));
            }
            return found;
        });
        return new Outlook(Place.of(type + ":" + target, type, target), exists, entities);
    }

    /** The descriptors that a repository has already, whether or not it is registered. */
    public List<Existing> existing(String type, String target) {
        RepositoryAddress address = checked(type, target);
        Optional<Source> known = registered(address);
        List<Existing> existing = new ArrayList<>();
        if (known.isPresent()) {
            jdbc.query(
                    "select ref, path from catalog.entity where source = ? and orphaned_at is null"
                            + " order by path, ref limit " + MOST_SHOWN,
                    row -> {
                        existing.add(new Existing(
                                EntityRow.address(known.get(), row.getString(2)).replaceFirst("^url:", ""),
                                true,
                                documents.find(EntityRef.of(row.getString(1))).orElse("{}")));
                    },
                    known.get().id().value());
            return existing;
        }
        return sources.preview(address.remote(), address.branch(), (source, files) -> {
            for (EntityRow row : read(source, files, "")) {
                existing.add(new Existing(
                        EntityRow.address(source, row.path()).replaceFirst("^url:", ""),
                        false,
                        JsonMapper.shared().writeValueAsString(row.document())));
            }
            return existing;
        });
    }

    /** @param wanted the file that was named: it must be there and well; empty for any */
    private List<EntityRow> read(Source source, FileTree files, String wanted) {
        if (!wanted.isEmpty()
                && DescriptorFile.candidate(wanted)
                && files.read(wanted).isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "Unable to read url, there is no file " + wanted);
        }
        List<EntityRow> rows = new ArrayList<>();
        for (String path : files.paths()) {
            if (!DescriptorFile.candidate(path) || rows.size() >= MOST_SHOWN) {
                continue;
            }
            DescriptorFile file = files.read(path)
                    .map(bytes -> DescriptorFile.read(source.id(), path, bytes))
                    .orElseGet(() -> new DescriptorFile(List.of()));
            for (DescriptorFile.Read document : file.documents()) {
                Descriptor descriptor = document.descriptor();
                if (descriptor != null) {
                    rows.add(EntityRow.of(descriptor, source, path, null, clock.instant()));
                } else if (path.equals(wanted) && document.declaration() == null) {
                    throw new Refusal(
                            Refusal.Kind.INVALID,
                            document.problems().stream()
                                    .map(problem -> "%s, line %d: %s %s"
                                            .formatted(path, problem.line(), problem.message(), problem.remedy()))
                                    .findFirst()
                                    .orElse(path + " cannot be read."));
                }
            }
        }
        return rows;
    }

    @Transactional
    public void remove(String id) {
        Place place =
                find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "Found no location with ID " + id));
        sources.remove(new SourceId(place.id()));
        jdbc.update("delete from catalog.location where source = ?", place.id());
    }

    private Optional<Source> registered(RepositoryAddress address) {
        return sources.list().stream()
                .filter(source -> source.kind() == Source.Kind.GIT && address.sameRemote(source.location()))
                .filter(source -> address.branch() == null
                        || source.branch() == null
                        || source.branch().equals(address.branch()))
                .findFirst();
    }

    private static RepositoryAddress checked(String type, String target) {
        if (!type.equals("url")) {
            throw new Refusal(Refusal.Kind.INVALID, "Registered locations must be of an allowed type [\"url\"]");
        }
        if (!target.matches("(?i)(?:https?|file)://.+")) {
            throw new Refusal(Refusal.Kind.INVALID, "The given location.target is not a URL");
        }
        return RepositoryAddress.of(target);
    }

    /** What a repository would be called as a component. */
    public static String nameOf(String target) {
        return RepositoryAddress.of(target).name();
    }

    static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
