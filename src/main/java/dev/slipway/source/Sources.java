package dev.slipway.source;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.schedule.Schedule;
import dev.slipway.source.host.GitHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;

/** Where files come from: lists, registers and syncs sources, and keeps what is wrong with their files. */
@Component
@Requires(Permission.CATALOG_READ)
public class Sources {

    /** What pages follow to hear that a source was added, removed, read, or could not be reached. */
    public static final String NEWS = "sources";

    private static final int LONGEST_NAME = 100;

    private final SourceStore store;
    private final FileStore files;
    private final ProblemStore problems;
    private final Snapshots snapshots;
    private final SyncSources sync;
    private final AddressGuard guard;
    private final SourceSettings settings;
    private final SourceRows rows;
    private final KnownOrganisations organisations;
    private final OrganisationStore organisationStore;
    private final Schedule schedule;
    private final Clock clock;
    private final Path data;

    Sources(
            SourceStore store,
            FileStore files,
            ProblemStore problems,
            Snapshots snapshots,
            SyncSources sync,
            AddressGuard guard,
            SourceSettings settings,
            SourceRows rows,
            KnownOrganisations organisations,
            OrganisationStore organisationStore,
            Schedule schedule,
            Clock clock,
            @Value("${slipway.data}") Path data) {
        this.store = store;
        this.files = files;
        this.problems = problems;
        this.snapshots = snapshots;
        this.sync = sync;
        this.guard = guard;
        this.settings = settings;
        this.rows = rows;
        this.organisations = organisations;
        this.organisationStore = organisationStore;
        this.schedule = schedule;
        this.clock = clock;
        this.data = data;
    }

    /**
     * Where a file of a source can be looked at.
     *
     * @param line from 1; 0 for none
     */
    public static String url(SourceId id, String path, int line) {
        String encoded = Arrays.stream(path.split("/"))
                .map(part -> UriUtils.encodePathSegment(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        return "sources/" + id + "/files/" + encoded + (line > 0 ? "?line=" + line : "");
    }

    public List<Source> list() {
        return store.all().stream()
                .filter(kept -> !kept.leaving())
                .map(SourceStore.Kept::source)
                .toList();
    }

    public Optional<Source> find(SourceId id) {
        return store.find(id).filter(kept -> !kept.leaving()).map(SourceStore.Kept::source);
    }

    /** A part of the list: what comes with the portal, what somebody named, and what was found in organisations. */
    public Page<SourceRow> page(SourceFilter filter, int offset, int limit) {
        return rows.page(filter, offset, limit);
    }

    /** Sources with files that their owners should mend. */
    public List<SourceId> withProblems() {
        return rows.withProblems();
    }

    /** The organisations that the settings name, in their order, with how far each has come. */
    public List<Organisation> organisations() {
        List<KnownOrganisations.Known> named = organisations.all();
        if (named.isEmpty()) {
            return List.of();
        }
        Map<String, Organisation> kept = organisationStore.all(
                host -> organisations.host(host).map(GitHost::title).orElse(host));
        return named.stream()
                .map(known -> kept.get(known.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Lists the repositories of an organisation now, unless its host asked for patience. */
    @Requires(Permission.SOURCE_SYNC)
    public void listNow(String organisation) {
        if (organisations.find(organisation).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no organisation " + organisation + ".");
        }
        Instant now = clock.instant();
        organisationStore.state(organisation).filter(state -> state.rests(now)).ifPresent(state -> {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "The host asked for patience; the listing goes on by itself at " + state.nextAt() + ".");
        });
        organisationStore.rest(organisation, now);
        schedule.runNow(ListOrganisations.NAME);
    }

    /** How far the visits that go on right now have come, on any node; only sources with files to hand on. */
    public Map<SourceId, Progress> progress() {
        return store.progress();
    }

    /** The files as they are now; empty if the source is unknown or cannot be reached. */
    public Optional<FileTree> files(SourceId id) {
        return find(id).flatMap(snapshots::handedOn);
    }

    /** What is known of one file; empty if the source has none such. */
    public Optional<SourceFile> file(SourceId id, String path) {
        return files.file(id, path).map(Known::file);
    }

    /** Replaces what this reader said about the file; an empty list says it is well. In the caller's transaction. */
    @Transactional
    public void report(SourceId id, String reader, String path, List<Problem> told) {
        problems.report(id, reader, Map.of(path, told));
    }

    /** The same for many files at once, by path. */
    @Transactional
    public void report(SourceId id, String reader, Map<String, List<Problem>> told) {
        problems.report(id, reader, told);
    }

    /** Replaces everything that this reader said about the source. */
    @Transactional
    public void reportAll(SourceId id, String reader, List<Problem> told) {
        problems.reportAll(id, reader, told);
    }

    /** Replaces everything that this reader said, of whatever source; in two statements, however many there are. */
    @Transactional
    public void reportAll(String reader, Map<SourceId, List<Problem>> told) {
        problems.reportAll(reader, told);
    }

    /** Worst-kept file first; of every source if the id is null. */
    public List<Problem> problems(@Nullable SourceId id, int offset, int limit) {
        return problems.page(id, offset, limit).stream()
                .map(SourceProblem::problem)
                .toList();
    }

    /** The same, each with its source, and how many there are. */
    public Page<SourceProblem> problemPage(@Nullable SourceId id, int offset, int limit) {
        return new Page<>(problems.page(id, offset, limit), problems.count(id));
    }

    /** Adds a folder of the portal's own machine, and visits it. Refuses system folders and what may hold secrets. */
    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public SourceId registerFolder(String folder, @Nullable String name) {
        return register(Location.folderOnAPage(folder, data, settings.below()), name);
    }

    /**
     * Adds a Git remote, and visits it. Refuses addresses that hold a secret, that lead into the portal's own network, and
     * all but https, http and file.
     */
    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public SourceId registerGit(String url, @Nullable String branch, @Nullable String name) {
        return register(git(url, branch), name);
    }

    /**
     * Looks at a Git remote without registering it; what was fetched is thrown away after the look.
     *
     * @param branch null for the remote's own choice
     */
    @Requires(Permission.SOURCE_MANAGE)
    public <T> T preview(String url, @Nullable String branch, BiFunction<Source, FileTree, T> look) {
        return snapshots.glance(git(url, branch), look);
    }

    private Location git(String url, @Nullable String branch) {
        Location location = Location.gitOnAPage(url, branch, data, settings.below());
        guard.onAPage(location);
        return location;
    }

    private SourceId register(Location location, @Nullable String name) {
        String called = name == null || name.isBlank() ? location.name() : name.strip();
        if (called.length() > LONGEST_NAME) {
            throw new Refusal(Refusal.Kind.INVALID, "A source's name has at most " + LONGEST_NAME + " characters.");
        }
        store.exclusively();
        Set<SourceId> used = new HashSet<>();
        for (SourceStore.Kept kept : store.all()) {
            Source source = kept.source();
            used.add(source.id());
            if (!kept.leaving() && location.equals(new Location(source.kind(), source.location(), source.branch()))) {
                throw new Refusal(Refusal.Kind.CONFLICT, "This is registered already, as " + source.name() + ".");
            }
        }
        SourceId id = ConfiguredSources.unique(Location.slug(called), used);
        store.add(id, called, location, false);
        sync.soonAfterCommit(id);
        return id;
    }

    /** Lets go of a source and, in the background, of everything that came from it. */
    @Requires(Permission.SOURCE_MANAGE)
    @Transactional
    public void remove(SourceId id) {
        SourceStore.Kept kept = known(id);
        if (kept.configured()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    kept.source().name() + " is named in the portal's settings; remove it there and start again.");
        }
        if (kept.found()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    kept.source().name()
                            + " was found in an organisation; leave it out there, in the portal's settings,"
                            + " by exclude.");
        }
        store.leave(id);
        sync.soonAfterCommit(id);
    }

    /** Visits the source now, in the background, beside its pace. */
    @Requires(Permission.SOURCE_SYNC)
    public void syncNow(SourceId id) {
        sync.soon(known(id).source().id());
    }

    private SourceStore.Kept known(SourceId id) {
        return store.find(id)
                .filter(kept -> !kept.leaving())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no source " + id + "."));
    }
}
