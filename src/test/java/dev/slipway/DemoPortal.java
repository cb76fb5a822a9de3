package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A {@link TestPortal} that reads its own copy of the demo organisation. */
public final class DemoPortal implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path DEMO = Path.of("catalog/demo");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestPortal().initialize(context);
        try {
            Path copy = Files.createTempDirectory("slipway-demo");
            TestPortal.deleteAfter(context, copy);
            copy(copy);
            TestPropertyValues.of(
                            "slipway.source.demo=" + copy,
                            "slipway.source.hosts=localhost", // Git servers that tests start
                            "slipway.ui.organisation=Harbourline")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the copy lies; a test puts back what it changed. */
    public static Path folder(Environment environment) {
        return Path.of(environment.getRequiredProperty("slipway.source.demo"));
    }

    private static void copy(Path target) throws IOException {
        if (Files.notExists(DEMO)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(DEMO)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path to = target.resolve(DEMO.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }
}
