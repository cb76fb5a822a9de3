package dev.slipway.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FileSwitchDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a node keeps its index: a folder of its own, in it one directory an index, the newest counts. */
final class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);

    private final Path home;
    private @Nullable FileChannel lock;

    IndexFolder(Path home) {
        this.home = home;
    }

    /** False while another portal works in the same folder. */
    synchronized boolean take() throws IOException {
        if (lock != null) {
            return true;
        }
        Files.createDirectories(home);
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = null;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            log.debug("The folder is taken within this process", e);
        }
        if (taken == null) {
            channel.close();
            return false;
        }
        lock = channel;
        return true;
    }

    synchronized void release() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    Index create() throws IOException {
        long newest =
                directories().stream().mapToLong(IndexFolder::number).max().orElse(0);
        return new Index(files(Files.createDirectories(home.resolve("index-" + (newest + 1)))));
    }

    /**
     * What is searched is mapped into memory; what hits are shown by, which is half of the index and of which a page needs
     * little, is read from the disk's cache and does not count as the portal's memory.
     */
    private static Directory files(Path directory) throws IOException {
        return new FileSwitchDirectory(
                Set.of("fdt"), new NIOFSDirectory(directory), new MMapDirectory(directory), true);
    }

    /** The newest that was ever complete; null if there is none, or none that can be read. What is of no use is deleted. */
    @Nullable
    Index openNewest() throws IOException {
        Index found = null;
        for (Path directory : directories()) {
            if (found == null) {
                found = open(directory);
                if (found != null) {
                    continue;
                }
            }
            delete(directory);
        }
        return found;
    }

    private static @Nullable Index open(Path directory) throws IOException {
        Index index = null;
        try {
            index = new Index(files(directory));
            if (index.cursor() != null) {
                return index;
            }
            index.close();
        } catch (IOException | RuntimeException e) {
            log.warn("The search index in {} cannot be read and is built anew: {}", directory, e.toString());
            if (index != null) {
                index.close();
            }
        }
        return null;
    }

    /** Deletes every index but the newest. */
    void keepNewest() throws IOException {
        for (Path old : directories().stream().skip(1).toList()) {
            delete(old);
        }
    }

    void deleteNewest() throws IOException {
        List<Path> all = directories();
        if (!all.isEmpty()) {
            delete(all.getFirst());
        }
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path -> path.getFileName().toString().matches("index-[0-9]{1,18}"))
                    .sorted(Comparator.comparingLong(IndexFolder::number).reversed())
                    .toList();
        }
    }

    private static long number(Path directory) {
        return Long.parseLong(directory.getFileName().toString().substring("index-".length()));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
