package dev.slipway.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The drawing library, as {@code frontend/graph.js} loads it. */
public final class ECharts {

    /** As the build has it. */
    public static final String VERSION = version();

    private ECharts() {}

    private static String version() {
        try (InputStream written =
                ECharts.class.getResourceAsStream("/META-INF/maven/org.webjars/echarts/pom.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(written, "ECharts is not on the class path"));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
