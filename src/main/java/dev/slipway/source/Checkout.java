package dev.slipway.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * A folder that somebody has checked out, read once and by nobody else: without a database, with or without Git. What
 * {@code .gitignore} files name, what tools fetch, and links out of the folder are passed by; of a folder of any size the
 * upper levels are read first, up to a bound.
 */
public final class Checkout implements FileTree {

    private static final int MOST_IGNORED_BYTES = 200_000;

    private final FolderTree files;
    private final List<String> paths;
    private final List<String> leftOut;

    private Checkout(FolderTree files, List<String> paths, List<String> leftOut) {
        this.files = files;
        this.paths = paths;
        this.leftOut = leftOut;
    }

    /** @throws IOException in words for people, if the folder is missing, no folder, or not to be read */
    public static Checkout of(Path folder, int most) throws IOException {
        if (!Files.exists(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder");
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            throw new IOException("the folder " + folder + " may not be read");
        }
        Walk walk = new Walk(folder.toRealPath(), most);
        walk.run();
        Collections.sort(walk.paths);
        return new Checkout(FolderTree.of(folder, Instant.EPOCH), List.copyOf(walk.paths), walk.leftOut());
    }

    @Override
    public List<String> paths() {
        return paths;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return files.read(path);
    }

    /** What was not looked at, and why; each a sentence. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** Level by level, so that a bound cuts off what lies deepest. */
    private static final class Walk {

        private record Level(Path folder, String prefix, List<Ignored> ignored) {}

        private record Ignored(int from, IgnoreNode rules) {}

        private final Path root;
        private final int most;
        private final List<String> paths = new ArrayList<>();
        private final Deque<Level> open = new ArrayDeque<>();
        private int beyond;
        private int forbidden;
        private int links;

        Walk(Path root, int most) {
            this.root = root;
            this.most = most;
        }

        void run() {
            open.add(new Level(root, "", List.of()));
            while (!open.isEmpty() && beyond == 0) {
                list(open.removeFirst());
            }
        }

        private void list(Level level) {
            List<Ignored> ignored = ignored(level);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(level.folder())) {
                for (Path entry : entries) {
                    String path = level.prefix() + entry.getFileName();
                    BasicFileAttributes kind =
                            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    boolean folder = kind.isDirectory();
                    if (passed(path, folder, ignored) || folder && Passed.folder(String.valueOf(entry.getFileName()))) {
                        continue;
                    }
                    if (folder) {
                        open.add(new Level(entry, path + "/", ignored));
                    } else if (kind.isSymbolicLink()) {
                        link(entry, path);
                    } else if (kind.isRegularFile()) {
                        file(entry, path);
                    }
                    if (beyond > 0) {
                        return;
                    }
                }
            } catch (IOException | java.nio.file.DirectoryIteratorException e) {
                forbidden++;
            }
        }

        private void file(Path entry, String path) {
            if (paths.size() >= most) {
                beyond++;
            } else if (Files.isReadable(entry)) {
                paths.add(path);
            } else {
                forbidden++;
            }
        }

        private void link(Path entry, String path) throws IOException {
            try {
                Path real = entry.toRealPath();
                if (real.startsWith(root) && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                    file(entry, path);
                } else {
                    links++;
                }
            } catch (IOException e) {
                links++; // it leads nowhere, or in a circle
            }
        }

        private List<Ignored> ignored(Level level) {
            Path file = level.folder().resolve(".gitignore");
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return level.ignored();
            }
            try (var content = Files.newInputStream(file)) {
                IgnoreNode rules = new IgnoreNode();
                rules.parse(new java.io.ByteArrayInputStream(content.readNBytes(MOST_IGNORED_BYTES)));
                List<Ignored> all = new ArrayList<>(level.ignored());
                all.add(new Ignored(level.prefix().length(), rules));
                return all;
            } catch (IOException e) {
                return level.ignored();
            }
        }

        /** The nearest file that has a say decides. */
        private static boolean passed(String path, boolean folder, List<Ignored> ignored) {
            for (Ignored each : ignored.reversed()) {
                Boolean said = each.rules().checkIgnored(path.substring(each.from()), folder);
                if (said != null) {
                    return said;
                }
            }
            return false;
        }

        private List<String> leftOut() {
            List<String> said = new ArrayList<>();
            if (beyond > 0) {
                said.add("Only the upper %,d files were looked at: what lies deeper was left out.".formatted(most));
            }
            if (forbidden > 0) {
                said.add("Left out as they may not be read: " + forbidden + (forbidden == 1 ? " place." : " places."));
            }
            if (links > 0) {
                said.add("Not followed: " + links + (links == 1 ? " link" : " links")
                        + " to folders, out of the folder or to nowhere.");
            }
            return List.copyOf(said);
        }
    }

    /** What comes with the program under a folder of the class path. */
    public static FileTree builtIn(String folder) throws IOException {
        return BuiltInTree.of(folder);
    }
}
