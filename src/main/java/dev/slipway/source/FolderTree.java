package dev.slipway.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A folder as it is now. A link is followed only to a file, and only if that lies in the folder too. */
final class FolderTree implements Snapshot {

    /** A file written this shortly before the visit could change again without its time changing. */
    private static final Duration TOO_RECENT = Duration.ofSeconds(2);

    private static final String VANISHED = "it went away while it was being looked at";

    private final Path root;
    private final Object identity;
    private final Instant trusted;
    private final Map<String, String> unreadable = new HashMap<>();
    private @Nullable SortedMap<String, Found> found;

    private FolderTree(Path root, Instant now) throws IOException {
        this.root = root;
        this.identity = identity(Files.readAttributes(root, BasicFileAttributes.class));
        this.trusted = now.minus(TOO_RECENT);
    }

    /** Refuses a folder that is not there: that it is empty would be another statement. */
    static FolderTree of(Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Unreachable("the folder " + folder + " does not exist or is not a folder");
        }
        return new FolderTree(folder.toRealPath(), now);
    }

    @Override
    public List<String> paths() {
        return List.copyOf(found().keySet());
    }

    @Override
    public synchronized SortedMap<String, Found> found() {
        if (found == null) {
            TreeMap<String, Found> walked = new TreeMap<>();
            try {
                Files.walkFileTree(root, new Walk(walked));
            } catch (IOException e) {
                throw new Unreachable("the folder " + root + " cannot be read: " + reason(e));
            }
            found = walked;
        }
        return found;
    }

    @Override
    public @Nullable String revision() {
        return null;
    }

    /** From names, sizes and times; null while a file is too young for its time, or anything could not be looked at. */
    @Override
    public @Nullable String state() {
        StringBuilder all = new StringBuilder();
        for (Found file : found().values()) {
            if (file.modifiedAt() == null) {
                return null;
            }
            all.append(file.path())
                    .append('\0')
                    .append(file.size())
                    .append(' ')
                    .append(file.modifiedAt())
                    .append('\n');
        }
        return unreadable.isEmpty() ? BlobHash.of(all.toString().getBytes(StandardCharsets.UTF_8)) : null;
    }

    @Override
    public String place() {
        return identity.toString();
    }

    @Override
    public Map<String, String> unreadable() {
        found();
        return unreadable;
    }

    @Override
    public Found complete(Found first) throws IOException {
        Path file = inside(first.path()).orElseThrow(() -> new IOException("it is gone"));
        long size = Files.size(file);
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Found(
                    first.path(), size, size == first.size() ? first.modifiedAt() : null, BlobHash.of(content, size));
        }
    }

    @Override
    public Map<String, LastChange> lastChanges(Collection<String> paths, @Nullable String since) throws IOException {
        Map<String, LastChange> changes = new HashMap<>();
        for (String path : paths) {
            Optional<Path> file = inside(path);
            if (file.isPresent()) {
                changes.put(
                        path,
                        new LastChange(
                                micros(Files.getLastModifiedTime(file.get()).toInstant()), null));
            }
        }
        return changes;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Optional<Path> file = inside(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = content.readNBytes(LIMIT + 1);
            return bytes.length > LIMIT ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty(); // gone or forbidden since the walk: the next visit says so
        }
    }

    /** The real file at this path; empty if there is none, or the path or a link on it leads out of the folder. */
    private Optional<Path> inside(String path) {
        try {
            Path asked = root.resolve(path).normalize();
            if (!asked.startsWith(root) || asked.equals(root)) {
                return Optional.empty();
            }
            if (isPassed(asked)) {
                return Optional.empty();
            }
            Path real = asked.toRealPath();
            return real.startsWith(root) && !isPassed(real) && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Also by a link: a checkout's .git may hold passwords. */
    private boolean isPassed(Path file) {
        Path folders = root.relativize(file).getParent();
        if (folders != null) {
            for (Path folder : folders) {
                if (Passed.folder(folder.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** The precision that the database keeps. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static Object identity(BasicFileAttributes attributes) {
        return attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey();
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final Map<String, Found> into;
        private final Deque<Object> entered = new ArrayDeque<>();

        Walk(Map<String, Found> into) {
            this.into = into;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!folder.equals(root) && Passed.folder(String.valueOf(folder.getFileName()))) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            entered.push(folder.equals(root) ? identity : identity(attributes));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            BasicFileAttributes real = attributes;
            if (attributes.isSymbolicLink()) {
                Optional<Path> target = inside(relative(file));
                if (target.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                real = Files.readAttributes(target.get(), BasicFileAttributes.class);
            }
            if (real.isRegularFile()) {
                Instant modified = real.lastModifiedTime().toInstant();
                String path = relative(file);
                into.put(path, new Found(path, real.size(), modified.isAfter(trusted) ? null : micros(modified), null));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(root)) {
                throw failure;
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                boolean folder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                unreadable.put(relative(file) + (folder ? "/" : ""), reason(failure));
            } else { // deleted, or a share went away: the next visit knows
                unreadable.put(relative(file), VANISHED);
                unreadable.put(relative(file) + "/", VANISHED);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            String why = failure == null ? null : reason(failure);
            Object before = entered.pop();
            if (why == null && !isStill(folder, before)) {
                why = VANISHED;
            }
            if (why != null && folder.equals(root)) {
                throw new IOException(why); // that it holds nothing more would be another statement
            }
            if (why != null) {
                unreadable.put(relative(folder) + "/", why);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isStill(Path folder, Object before) {
            try {
                return before.equals(identity(Files.readAttributes(folder, BasicFileAttributes.class)));
            } catch (IOException e) {
                return false;
            }
        }
    }
}
