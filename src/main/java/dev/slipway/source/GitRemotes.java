package dev.slipway.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.SubmoduleConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Bare clones of the remotes, on this node's disk: a cache that may be thrown away. */
@Component
class GitRemotes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(GitRemotes.class);
    private static final String HEAD = "refs/slipway/head";
    private static final int KEPT_OPEN = 64;
    private static final int PATIENCE = 30; // seconds of silence

    /** A remote that never comes to an end must not hold up a thread for ever. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Path home;
    private final GitCredentials credentials;
    private final GuardedConnections connections;
    private final Clock clock;
    private final Map<SourceId, Repository> open = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SourceId, Repository> eldest) {
            if (size() > KEPT_OPEN) {
                eldest.getValue().close(); // who still reads from it opens its packs again
                return true;
            }
            return false;
        }
    };

    GitRemotes(
            @Value("${slipway.data}") Path data,
            SourceSettings settings,
            KnownOrganisations organisations,
            AddressGuard guard,
            Clock clock) {
        this.clock = clock;
        this.home = data.resolve("git").toAbsolutePath();
        this.credentials = new GitCredentials(settings, organisations.all());
        this.connections = new GuardedConnections(guard);
        SystemReader.setInstance(new NoUserConfig(SystemReader.getInstance()));
    }

    /** Asks the remote for the newest commit of the branch. */
    GitTree fetch(Source source) {
        return fetch(source, clock.instant().plus(LONGEST), Integer.MAX_VALUE);
    }

    /**
     * @param end when to give up
     * @param depth how many commits back
     */
    GitTree fetch(Source source, Instant end, int depth) {
        ProgressMonitor monitor = InTime.monitor(end, clock);
        try (Alarm alarm = new Alarm(end, clock);
                Git git = new Git(repository(source))) {
            FetchCommand fetch = git.fetch();
            if (depth < Integer.MAX_VALUE) {
                fetch.setDepth(depth);
            }
            fetch.setProgressMonitor(monitor)
                    .setRemote(source.location())
                    .setRefSpecs(new RefSpec(
                            "+" + (source.branch() == null ? "HEAD" : "refs/heads/" + source.branch()) + ":" + HEAD))
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setCredentialsProvider(credentials)
                    .setRecurseSubmodules(SubmoduleConfig.FetchRecurseSubmodulesMode.NO)
                    .setTransportConfigCallback(this::guard)
                    .setTimeout(PATIENCE)
                    .call();
            ObjectId head = git.getRepository().resolve(HEAD);
            if (monitor.isCancelled()) {
                throw new Unreachable("fetching it took too long");
            }
            if (head == null) {
                throw new Unreachable("the remote has no commits yet");
            }
            return new GitTree(git.getRepository(), head);
        } catch (InvalidRemoteException e) {
            throw new Unreachable("there is no repository at this address");
        } catch (TransportException e) {
            throw new Unreachable(monitor.isCancelled() ? "fetching it took too long" : words(source, e));
        } catch (GitAPIException | IOException e) {
            log.warn("Fetching source {} failed", source.id(), e);
            throw new Unreachable("the local clone could not be updated");
        }
    }

    private void guard(Transport transport) {
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
        }
    }

    /** The commit that was last handed on; fetched first where another node handed it on. */
    GitTree at(Source source, String revision) {
        ObjectId commit = ObjectId.fromString(revision);
        try {
            Repository repository = repository(source);
            if (!repository.getObjectDatabase().has(commit)) {
                fetch(source);
                if (!repository.getObjectDatabase().has(commit)) {
                    throw new Unreachable("the remote no longer has the commit " + revision);
                }
            }
            return new GitTree(repository, commit);
        } catch (IOException e) {
            throw new Unreachable("the local clone cannot be read");
        }
    }

    void tidy(Source source) {
        Repository repository;
        synchronized (open) {
            repository = open.get(source.id());
        }
        if (repository instanceof FileRepository files
                && files.getObjectDatabase().getPacks().size() > 40) {
            try (Git git = new Git(files)) {
                git.gc().call();
            } catch (GitAPIException e) {
                log.warn("The clone of source {} could not be packed", source.id(), e);
            }
        }
    }

    void forget(SourceId id) {
        Repository repository;
        synchronized (open) {
            repository = open.remove(id);
        }
        if (repository != null) {
            repository.close();
        }
        try {
            FileSystemUtils.deleteRecursively(home.resolve(id.value()));
        } catch (IOException e) {
            log.warn("The clone of source {} could not be deleted", id, e);
        }
    }

    @Override
    public void destroy() {
        synchronized (open) {
            open.values().forEach(Repository::close);
            open.clear();
        }
    }

    /** The way to the remote, with what it asks for, and not to where the portal must not go. */
    Transport open(Source source) throws IOException, URISyntaxException {
        Transport transport = Transport.open(repository(source), new URIish(source.location()));
        transport.setCredentialsProvider(credentials);
        transport.setTimeout(PATIENCE);
        guard(transport);
        return transport;
    }

    Repository repository(Source source) throws IOException {
        synchronized (open) {
            Repository known = open.get(source.id());
            if (known == null) {
                Path folder = home.resolve(source.id().value());
                Files.createDirectories(folder);
                known = new FileRepositoryBuilder()
                        .setGitDir(folder.toFile())
                        .setBare()
                        .setMustExist(false)
                        .build();
                if (!known.getObjectDatabase().exists()) {
                    known.create(true);
                    known.getConfig().setInt("gc", null, "auto", 0); // packed when we say so
                    known.getConfig().setBoolean("gc", null, "autoDetach", false);
                    known.getConfig().save();
                }
                open.put(source.id(), known);
            }
            return known;
        }
    }

    /** JGit's own words without the address, which the page shows anyway. */
    static String words(Source source, Exception e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case LeadsInside inside -> {
                    return inside.words();
                }
                case ConnectException nobody -> {
                    return "the remote cannot be reached: nobody listens there";
                }
                case UnknownHostException unknown -> {
                    return "the remote cannot be reached: there is no host of this name";
                }
                case SocketTimeoutException silent -> {
                    return "the remote did not answer within " + PATIENCE + " seconds";
                }
                case SSLException untrusted -> {
                    return "the remote cannot be reached safely: " + untrusted.getMessage();
                }
                default -> {} // further down
            }
        }
        String message = String.valueOf(e.getMessage()).replace(source.location() + ": ", "");
        if (message.contains("not authorized") || message.contains("Authentication is required")) {
            return "the remote asks for a sign-in; set SLIPWAY_GIT_TOKEN, and name its host in slipway.source.git-hosts";
        }
        if (message.startsWith("Remote does not have")) {
            return source.branch() == null
                    ? "the remote has no commits yet"
                    : "the remote has no branch " + source.branch();
        }
        return "the remote cannot be reached: " + message;
    }
}
