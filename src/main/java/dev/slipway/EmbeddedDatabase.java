package dev.slipway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A real PostgreSQL in the data folder, when no {@code spring.datasource.url} names another. fsync stays on: what was
 * committed survives a killed process.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
class EmbeddedDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(@Value("${slipway.data}") Path data) throws IOException {
        Path home = writable(data.resolve("postgresql").toAbsolutePath());
        Path files = home.resolve("data");
        String password = password(home);
        EmbeddedPostgres postgres = start(
                EmbeddedPostgres.builder()
                        .setPort(orphanPort(files).orElseGet(EmbeddedDatabase::freePort))
                        .setDataDirectory(files.toFile())
                        .setOverrideWorkingDirectory(home.resolve("bin").toFile())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setConnectConfig("password", password)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("shared_buffers", "256MB") // what ten thousand services take
                        .setServerConfig("random_page_cost", "1.1") // all of it lies in memory, see docs/capacity.md
                        .setServerConfig(
                                "max_wal_size", "1GB") // a first load of thousands of files between two check-points
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on"),
                data);
        askForPassword(postgres, files, password);
        return postgres;
    }

    private static Path writable(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The data folder " + folder.getParent() + " cannot be written (" + e
                            + "). Start with --data and a folder of your own.");
        }
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        try {
            return builder.start();
        } catch (IllegalStateException e) {
            String what = String.valueOf(e.getMessage());
            if (what.startsWith("could not lock ")) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "The data folder " + data
                                + " is in use by a portal that still runs. Stop that one, or start with"
                                + " --data and another folder.");
            }
            throw e;
        }
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres, @Value("${slipway.data}") Path data) {
        String password = password(data.resolve("postgresql").toAbsolutePath());
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return password;
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }

    /** One random password for each data folder, readable by its owner alone. */
    private static String password(Path home) {
        Path file = home.resolve("password");
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Path draft = Files.createTempFile(home, "password", ""); // createTempFile lets only its owner in
                Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the embedded database could not be kept in " + file, e);
        }
    }

    /** initdb trusts everyone on this machine; after the first start nobody gets in without the password. */
    private static void askForPassword(EmbeddedPostgres postgres, Path files, String password) throws IOException {
        Path rules = files.resolve("pg_hba.conf");
        String ours = "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
        if (Files.readString(rules).equals(ours)) {
            return;
        }
        try (Connection connection = postgres.getPostgresDatabase(Map.of("password", password))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user postgres password '" + password + "'"); // of letters, digits, - and _ alone
            Files.writeString(rules, ours);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database could not be given a password", e);
        }
    }

    /**
     * The port of a server that outlived its killed portal: line 1 of postmaster.pid is its process, line 4 its port.
     * Starting on the same port adopts it, and closes it at the end.
     */
    private static Optional<Integer> orphanPort(Path files) throws IOException {
        Path pid = files.resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        boolean alive = lines.size() > 3
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .map(ProcessHandle::isAlive)
                        .orElse(false);
        return alive ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port on the loopback address", e);
        }
    }
}
