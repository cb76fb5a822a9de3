package dev.slipway;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Puts a backup of the embedded database into a data folder that has none: {@code slipway restore FILE}. */
public final class RestoreCommand implements Command {

    private static final String BEGINS = "postgresql/";

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return """
                usage: slipway restore BACKUP [--data DIR]
                  puts a backup of the embedded database into a data folder that has none; start the portal on it then
                  exit codes: 0 done, 2 wrong usage, or the backup cannot be read""";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        boolean named = arguments.size() == 3 && arguments.get(1).equals("--data");
        if (arguments.size() != 1 && !named || arguments.getFirst().startsWith("-")) {
            err.println(usage());
            return arguments.contains("--help") || arguments.contains("-h") ? DONE : WRONG_USAGE;
        }
        try {
            Path data = named
                    ? Path.of(arguments.getLast())
                    : Path.of(System.getProperty("slipway.home", ".")).resolve("data");
            Path home = restore(Path.of(arguments.getFirst()), data.toAbsolutePath());
            out.println("The database is in " + home + ". Start the portal with --data " + data + ".");
            return DONE;
        } catch (IOException | InvalidPathException e) {
            err.println("slipway: " + e.getMessage());
            return WRONG_USAGE;
        }
    }

    private static Path restore(Path backup, Path data) throws IOException {
        Path home = data.resolve("postgresql");
        if (Files.exists(home)) {
            throw new IOException(
                    home + " is there already, and stays as it is. Name another data folder, or move that away.");
        }
        if (!Files.isReadable(backup)) {
            throw new IOException("The backup " + backup + " cannot be read.");
        }
        Files.createDirectories(data);
        Path draft = Files.createTempDirectory(data, "restore");
        try {
            unpack(backup, draft);
            Path files = draft.resolve(BEGINS + "data");
            if (Files.notExists(files.resolve("backup_label")) || Files.notExists(draft.resolve(BEGINS + "password"))) {
                throw new IOException(backup + " is no backup of the embedded database.");
            }
            return Files.move(draft.resolve(BEGINS), home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            try (Stream<Path> left = Files.walk(draft)) {
                left.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Readable by their owner alone, as PostgreSQL demands. */
    private static void unpack(Path backup, Path draft) throws IOException {
        try (InputStream in = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = draft.resolve(entry.getName()).normalize();
                if (!target.startsWith(draft)) {
                    throw new IOException(backup + " leads out of its folder: " + entry.getName());
                }
                Path folder = entry.isDirectory() ? target : target.getParent();
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                if (!entry.isDirectory()) {
                    Files.copy(zip, target);
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new IOException("The backup " + backup + " is not whole: " + e.getMessage() + ".", e);
        }
    }
}
