package dev.slipway.source;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;
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
    private static final int PATIENCE = 30; // seconds of silence

    private final Path home;
    private final Token token;
    private final Map<SourceId, Repository> open = new ConcurrentHashMap<>();

    GitRemotes(@Value("${slipway.data}") Path data, SourceSettings settings) {
        this.home = data.resolve("git").toAbsolutePath();
        this.token = Token.of(settings);
        SystemReader.setInstance(new NoUserConfig(SystemReader.getInstance()));
    }

    /** Asks the remote for the newest commit of the branch. */
    GitTree fetch(Source source) {
        try (Git git = new Git(repository(source))) {
            git.fetch()
                    .setRemote(source.location())
                    .setRefSpecs(new RefSpec(
                            "+" + (source.branch() == null ? "HEAD" : "refs/heads/" + source.branch()) + ":" + HEAD))
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setCredentialsProvider(token)
                    .setTimeout(PATIENCE)
                    .call();
            ObjectId head = git.getRepository().resolve(HEAD);
            if (head == null) {
                throw new Unreachable("the remote has no commits yet");
            }
            return new GitTree(git.getRepository(), head);
        } catch (InvalidRemoteException e) {
            throw new Unreachable("there is no repository at this address");
        } catch (TransportException e) {
            throw new Unreachable(words(source, e.getMessage()));
        } catch (GitAPIException | IOException e) {
            log.warn("Fetching source {} failed", source.id(), e);
            throw new Unreachable("the local clone could not be updated");
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
        if (open.get(source.id()) instanceof FileRepository files
                && files.getObjectDatabase().getPacks().size() > 40) {
            try (Git git = new Git(files)) {
                git.gc().call();
            } catch (GitAPIException e) {
                log.warn("The clone of source {} could not be packed", source.id(), e);
            }
        }
    }

    void forget(SourceId id) {
        Repository repository = open.remove(id);
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
        open.values().forEach(Repository::close);
        open.clear();
    }

    CredentialsProvider credentials() {
        return token;
    }

    Repository repository(Source source) throws IOException {
        Repository known = open.get(source.id());
        if (known != null) {
            return known;
        }
        synchronized (open) {
            known = open.get(source.id());
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
    static String words(Source source, @Nullable String said) {
        String message = String.valueOf(said).replace(source.location() + ": ", "");
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

    /** Answers only hosts that an administrator named: a page's visitor could register any address. */
    private static final class Token extends CredentialsProvider {

        private final String secret;
        private final Set<String> hosts;

        private Token(String secret, Set<String> hosts) {
            this.secret = secret;
            this.hosts = hosts;
        }

        static Token of(SourceSettings settings) {
            Set<String> hosts = new HashSet<>();
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
            return new Token(settings.gitToken(), hosts);
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            return List.of(items).stream()
                    .allMatch(
                            item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
        }

        @Override
        public boolean get(URIish address, CredentialItem... items) throws UnsupportedCredentialItem {
            String host = address.getHost();
            if (secret.isBlank()
                    || host == null
                    || !"https".equals(address.getScheme())
                    || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
                return false;
            }
            for (CredentialItem item : items) {
                switch (item) {
                    case CredentialItem.Username name -> name.setValue("x-access-token");
                    case CredentialItem.Password password -> password.setValue(secret.toCharArray());
                    default -> throw new UnsupportedCredentialItem(address, item.getPromptText());
                }
            }
            return true;
        }
    }
}
