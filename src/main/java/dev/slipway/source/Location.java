package dev.slipway.source;

import dev.slipway.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** A checked place to read from: an absolute folder, or the address of a Git remote that holds no secret. */
record Location(Source.Kind kind, String value, @Nullable String branch) {

    private static final int LONGEST = 1000;

    /** What no catalog lies in, and what a reader of the portal must not see. */
    private static final Set<String> SYSTEM = Set.of(
            "/bin", "/boot", "/dev", "/etc", "/lib", "/proc", "/run", "/sbin", "/sys", "/usr", "/var/lib", "/var/run");

    static Location folder(String folder) {
        try {
            if (folder.isBlank() || folder.length() > LONGEST || folder.indexOf('\0') >= 0) {
                throw invalid("Name the folder to read.");
            }
            return new Location(
                    Source.Kind.FOLDER,
                    Path.of(folder.strip()).toAbsolutePath().normalize().toString(),
                    null);
        } catch (InvalidPathException e) {
            throw invalid("This is not a path to a folder.");
        }
    }

    /** Stricter than {@link #folder}: for what is asked on a page, not written in the settings by who runs the portal. */
    static Location folderOnAPage(String folder, Path data, List<Path> below) {
        Path asked = Path.of(folder(folder).value());
        if (!Files.isDirectory(asked)) {
            throw invalid("There is no folder " + asked + " on the portal's machine.");
        }
        try {
            Path real = asked.toRealPath();
            Path secrets = Files.isDirectory(data)
                    ? data.toRealPath()
                    : data.toAbsolutePath().normalize();
            boolean forbidden = real.getNameCount() == 0
                    || real.startsWith(secrets)
                    || secrets.startsWith(real)
                    || SYSTEM.stream().anyMatch(real::startsWith);
            for (Path part : real) {
                forbidden |= part.toString().startsWith(".");
            }
            boolean listed = below.isEmpty();
            for (Path allowed : below) {
                listed |= Files.isDirectory(allowed) && real.startsWith(allowed.toRealPath());
            }
            if (forbidden || !listed) {
                throw new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "The folder " + asked + " may not be registered here. Who runs the portal can name it in"
                                + " slipway.source.folders.");
            }
            return new Location(Source.Kind.FOLDER, real.toString(), null);
        } catch (IOException e) {
            throw invalid("The folder " + asked + " cannot be read.");
        }
    }

    static Location git(String address, @Nullable String branch) {
        String url = address.strip();
        if (url.isEmpty() || url.length() > LONGEST) {
            throw invalid("Give the address of a Git repository.");
        }
        if (url.startsWith("/")) {
            url = Path.of(url).normalize().toUri().toString().replaceFirst("/$", "");
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid("This is not an address of a Git repository.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.isOpaque() || !Set.of("https", "http", "file").contains(scheme)) {
            throw invalid("A Git repository is read by https://, http:// or file://; this address begins otherwise.");
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid("Leave the name and the token out of the address; set SLIPWAY_GIT_TOKEN instead.");
        }
        boolean remote = !scheme.equals("file");
        if (remote == (uri.getHost() == null)
                || uri.getRawPath().length() < 2
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw invalid("This is not an address of a Git repository.");
        }
        return new Location(Source.Kind.GIT, url, checkedBranch(branch));
    }

    /** For a file address on a page, the same care as for a folder. */
    static Location gitOnAPage(String address, @Nullable String branch, Path data, List<Path> below) {
        Location location = git(address, branch);
        if (location.value().startsWith("file:")) {
            folderOnAPage(Path.of(URI.create(location.value())).toString(), data, below);
        }
        return location;
    }

    private static @Nullable String checkedBranch(@Nullable String branch) {
        if (branch == null || branch.isBlank()) {
            return null;
        }
        String name = branch.strip();
        if (name.startsWith("-") || !Repository.isValidRefName("refs/heads/" + name)) {
            throw invalid("'" + name + "' is not the name of a branch.");
        }
        return name;
    }

    /** What people would call it. */
    String name() {
        String path = value.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? path : last;
    }

    /** A source id that is made from a name; still to be made unique. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.substring(0, Math.min(50, slug.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? "source" : cut;
    }

    private static Refusal invalid(String message) {
        return new Refusal(Refusal.Kind.INVALID, message);
    }
}
