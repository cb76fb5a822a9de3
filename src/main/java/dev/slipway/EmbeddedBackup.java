package dev.slipway;

import dev.slipway.schedule.RecurringTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Backs the embedded PostgreSQL up once a day while the portal goes on: its files as they are, and the log that makes
 * them whole, as PostgreSQL's manual says of base backups. {@link RestoreCommand} takes them back.
 */
@Component
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedBackup implements RecurringTask {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBackup.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'slipway-'yyyy-MM-dd'T'HHmmss'Z.zip'").withZone(ZoneOffset.UTC);
    private static final String DRAFT = ".draft";

    /** What belongs to the running server alone, or is written anew by a starting one. */
    private static final Set<String> CONTENT_LEFT_OUT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");
    private static final Pattern STARTED = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private final JdbcConnectionDetails database;
    private final Clock clock;
    private final Path home;
    private final Path folder;
    private final Duration every;
    private final int keep;

    EmbeddedBackup(
            JdbcConnectionDetails database,
            Clock clock,
            @Value("${slipway.data}") Path data,
            @Value("${slipway.backup.folder:${slipway.data}/backups}") Path folder,
            @Value("${slipway.backup.every:24h}") Duration every,
            @Value("${slipway.backup.keep:7}") int keep) {
        this.database = database;
        this.clock = clock;
        this.home = data.resolve("postgresql").toAbsolutePath();
        this.folder = folder;
        this.every = every;
        this.keep = Math.max(1, keep);
    }

    @Override
    public String name() {
        return "back-up-embedded-database";
    }

    /** Looks more often, as whoever tries the portal out seldom lets it run for a day. */
    @Override
    public Duration every() {
        return every.compareTo(Duration.ofMinutes(15)) < 0 ? every : Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        try {
            Instant now = clock.instant();
            Instant last = backups().stream()
                    .findFirst()
                    .map(EmbeddedBackup::changed)
                    .orElse(changed(home.resolve("password")));
            if (!every.isZero() && !now.isBefore(last.plus(every))) {
                backUp(now);
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the embedded database could not be backed up into " + folder, e);
        }
    }

    /** The newest first. */
    private List<Path> backups() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("slipway-[0-9TZ-]+\\.zip"))
                    .sorted((a, b) -> b.getFileName().compareTo(a.getFileName()))
                    .toList();
        }
    }

    private void backUp(Instant now) throws IOException, SQLException {
        long start = System.nanoTime();
        Files.createDirectories(folder);
        Path whole = folder.resolve(NAME.format(now));
        Path draft = folder.resolve(whole.getFileName() + DRAFT);
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(draft);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_SPEED);
                write(zip);
            }
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        for (Path old : backups().stream().skip(keep).toList()) {
            Files.delete(old);
        }
        log.info(
                "The embedded database was backed up into {}: {} MiB in {} s",
                whole,
                Files.size(whole) >> 20,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private void write(ZipOutputStream zip) throws IOException, SQLException {
        Path files = home.resolve("data");
        add(zip, home.resolve("password"));
        // a session of its own: whatever happens, the server ends the backup with it
        try (Connection session = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                Statement statement = session.createStatement()) {
            // keeps the log from here on, however much is written meanwhile
            statement.execute("select pg_create_physical_replication_slot('slipway_backup', true, true)");
            statement.execute("select pg_backup_start('slipway', true)");
            Files.walkFileTree(files, new Copy(zip, files));
            try (ResultSet stopped =
                    statement.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
                stopped.next();
                String label = stopped.getString(1);
                zip.putNextEntry(new ZipEntry("postgresql/data/backup_label"));
                zip.write(label.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                for (Path segment : segments(files.resolve("pg_wal"), first(label), stopped.getString(2))) {
                    add(zip, segment);
                }
            }
        }
    }

    private static String first(String label) {
        Matcher started = STARTED.matcher(label);
        if (!started.find()) {
            throw new IllegalStateException("PostgreSQL does not say where its log begins: " + label);
        }
        return started.group(1);
    }

    private static List<Path> segments(Path log, String first, String last) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.length() == 24 && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
                    })
                    .sorted()
                    .toList();
        }
    }

    private void add(ZipOutputStream zip, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(entry(file)));
        Files.copy(file, zip);
        zip.closeEntry();
    }

    private String entry(Path file) {
        return "postgresql/" + home.relativize(file).toString().replace('\\', '/');
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of the server, while it writes to them. */
    private final class Copy extends SimpleFileVisitor<Path> {

        private final ZipOutputStream zip;
        private final Path files;

        Copy(ZipOutputStream zip, Path files) {
            this.zip = zip;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            zip.putNextEntry(new ZipEntry(entry(folder) + "/"));
            zip.closeEntry();
            boolean content = files.equals(folder.getParent())
                    && CONTENT_LEFT_OUT.contains(folder.getFileName().toString());
            if (content && folder.endsWith("pg_wal")) {
                zip.putNextEntry(new ZipEntry(entry(folder) + "/archive_status/"));
                zip.closeEntry();
            }
            return content ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (LEFT_OUT.contains(name) || name.startsWith("pgsql_tmp")) {
                return FileVisitResult.CONTINUE;
            }
            try (InputStream content = Files.newInputStream(file)) {
                zip.putNextEntry(new ZipEntry(entry(file)));
                content.transferTo(zip);
                zip.closeEntry();
            } catch (NoSuchFileException dropped) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
