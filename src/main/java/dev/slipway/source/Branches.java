package dev.slipway.source;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes files onto new branches of a source, for people to review and merge where the source is kept. The default branch,
 * branches that exist and working files are never touched.
 */
@Component
@Requires(Permission.SOURCE_PROPOSE)
public class Branches {

    private static final Logger log = LoggerFactory.getLogger(Branches.class);
    private static final String NOWHERE = ".invalid"; // no address is known, and none is made up

    private final Sources sources;
    private final GitRemotes remotes;
    private final People people;
    private final Clock clock;

    Branches(Sources sources, GitRemotes remotes, People people, Clock clock) {
        this.sources = sources;
        this.remotes = remotes;
        this.people = people;
        this.clock = clock;
    }

    /** @param review where a pull or merge request is opened; null where that is not known */
    public record Written(
            String branch, String commit, @Nullable String review) {}

    /** Why nothing can be written to a source; empty if something can, as far as can be told without asking its host. */
    @Requires(Permission.CATALOG_READ)
    public Optional<String> obstacle(SourceId id) {
        return sources.find(id).map(Branches::obstacle).orElse(Optional.of("There is no source " + id + "."));
    }

    /** Sources to which something can be written, as far as can be told so. */
    @Requires(Permission.CATALOG_READ)
    public List<Source> writable() {
        return sources.list().stream()
                .filter(source -> obstacle(source).isEmpty())
                .toList();
    }

    private static Optional<String> obstacle(Source source) {
        return switch (source.kind()) {
            case BUILT_IN -> Optional.of("It comes with the portal.");
            case FOLDER ->
                Files.exists(Path.of(source.location(), Constants.DOT_GIT))
                        ? Optional.empty()
                        : Optional.of("It is a folder outside of Git.");
            case GIT -> Optional.empty();
        };
    }

    /** All files in one commit, by whoever is signed in, on a new branch on top of what the source reads. */
    public Written write(SourceId id, Proposal proposal) {
        Person person = people.current().orElse(Person.NOBODY);
        obstacle(id).ifPresent(why -> {
            throw new Refusal(Refusal.Kind.CONFLICT, "Nothing can be written to this source. " + why);
        });
        Source source = sources.find(id).orElseThrow();
        try {
            Written written = source.kind() == Source.Kind.GIT
                    ? push(source, proposal, person)
                    : commit(source, proposal, person);
            log.info(
                    "Audit: {} wrote {} onto branch {} of source {} as commit {}",
                    person.name(),
                    proposal.files().keySet(),
                    written.branch(),
                    id,
                    written.commit());
            return written;
        } catch (Unreachable e) {
            throw refused(e.words());
        } catch (TransportException | org.eclipse.jgit.api.errors.TransportException e) {
            throw refused(GitRemotes.words(source, e));
        } catch (IOException | GitAPIException | URISyntaxException e) {
            log.warn("Writing onto branch {} of source {} failed", proposal.branch(), id, e);
            throw refused("the repository could not be written");
        }
    }

    private Written push(Source source, Proposal proposal, Person person)
            throws IOException, GitAPIException, URISyntaxException {
        ObjectId base = ObjectId.fromString(remotes.fetch(source).revision());
        Repository repository = remotes.repository(source);
        try (Transport transport = remotes.open(source)) {
            try (FetchConnection remote = transport.openFetch()) {
                Ref head = remote.getRef(Constants.HEAD);
                refuseIf(
                        proposal,
                        remote.getRef(Constants.R_HEADS + proposal.branch()) != null,
                        source.branch(),
                        head == null ? null : head.getLeaf().getName());
            }
            ObjectId commit = new BranchCommit(repository, base).write(proposal, author(person), committer());
            RemoteRefUpdate update = new RemoteRefUpdate(
                    repository,
                    commit.name(),
                    commit,
                    Constants.R_HEADS + proposal.branch(),
                    false,
                    null,
                    ObjectId.zeroId());
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
            if (update.getStatus() != RemoteRefUpdate.Status.OK) {
                throw refused(
                        switch (update.getStatus()) {
                            case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD ->
                                "there is a branch " + proposal.branch() + " already";
                            default ->
                                "the remote said "
                                        + (update.getMessage() == null ? update.getStatus() : update.getMessage());
                        });
            }
            return new Written(
                    proposal.branch(),
                    commit.name(),
                    ReviewAddress.of(source.location(), proposal.branch()).orElse(null));
        }
    }

    /** In a work tree on the portal's machine: objects and a branch, and no file. */
    private Written commit(Source source, Proposal proposal, Person person) throws IOException {
        Path folder = Path.of(source.location());
        try (Repository repository = new FileRepositoryBuilder()
                .addCeilingDirectory(
                        Objects.requireNonNullElse(folder.getParent(), folder).toFile())
                .findGitDir(folder.toFile())
                .setMustExist(true)
                .build()) {
            ObjectId base = repository.resolve(Constants.HEAD);
            if (base == null) {
                throw refused("the repository has no commits yet");
            }
            Ref origin = repository.exactRef(Constants.R_REMOTES + "origin/HEAD");
            refuseIf(
                    proposal,
                    repository.exactRef(Constants.R_HEADS + proposal.branch()) != null,
                    origin == null
                            ? null
                            : origin.getLeaf().getName().replaceFirst("^" + Constants.R_REMOTES + "origin/", ""),
                    repository.getFullBranch());
            ObjectId commit = new BranchCommit(repository, base).write(proposal, author(person), committer());
            RefUpdate update = repository.updateRef(Constants.R_HEADS + proposal.branch());
            update.setNewObjectId(commit);
            update.setExpectedOldObjectId(ObjectId.zeroId());
            update.setRefLogMessage("written in the portal by " + person.name(), false);
            if (update.update() != RefUpdate.Result.NEW) {
                throw refused("the branch " + proposal.branch() + " could not be made");
            }
            return new Written(proposal.branch(), commit.name(), null);
        }
    }

    private static void refuseIf(Proposal proposal, boolean taken, @Nullable String read, @Nullable String head) {
        String branch = proposal.branch();
        if (branch.equals(read) || (Constants.R_HEADS + branch).equals(head)) {
            throw refused(branch + " is the branch that counts; it changes by review only. Choose another name");
        }
        if (taken) {
            throw refused("there is a branch " + branch + " already. Choose another name");
        }
    }

    private PersonIdent author(Person person) {
        String address = person.name().contains("@") ? person.name() : person.name() + "@slipway" + NOWHERE;
        return new PersonIdent(person.displayName(), address, clock.instant(), ZoneOffset.UTC);
    }

    private PersonIdent committer() {
        return new PersonIdent("Slipway", "slipway@slipway" + NOWHERE, clock.instant(), ZoneOffset.UTC);
    }

    private static Refusal refused(String why) {
        return new Refusal(Refusal.Kind.CONFLICT, "The branch was not written: " + why + ".");
    }
}
