package dev.slipway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Gives each application context a port, a data folder and a database that nobody else has; one server serves them all. */
public final class TestPortal implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String TOKEN = "test-administrator";

    private static final AtomicInteger databases = new AtomicInteger();

    private static final AtomicInteger contexts = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            keepServerUntilContextIsClosed(context);
            Path data = Files.createTempDirectory("slipway-test");
            deleteAfter(context, data);
            context.getBeanFactory().addBeanPostProcessor(new CountedStatements());
            String database = "portal" + databases.incrementAndGet();
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection()) {
                connection.createStatement().execute("create database " + database);
            }
            TestPropertyValues.of(
                            "server.port=" + freePort(),
                            "slipway.data=" + data,
                            "slipway.token=" + TOKEN,
                            "slipway.source.demo=",
                            "slipway.source.pace=1h", // tests say themselves when a source is visited
                            "spring.datasource.url=" + Server.POSTGRES.getJdbcUrl("postgres", database)
                                    + "&reWriteBatchedInserts=true",
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=postgres")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is registered first is destroyed last; a server that stops earlier leaves the portal waiting for it. */
    private static void keepServerUntilContextIsClosed(ConfigurableApplicationContext context) {
        contexts.incrementAndGet();
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("testServer", () -> {
            if (contexts.decrementAndGet() == 0) {
                Server.POSTGRES.close();
            }
        });
    }

    /** Deletes the folder once the portal is closed. */
    static void deleteAfter(ConfigurableApplicationContext context, Path folder) {
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("delete " + folder, () -> FileSystemUtils.deleteRecursively(folder));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "on")
                        .setRegisterShutdownHook(false)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
