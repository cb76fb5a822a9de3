package dev.slipway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * Sends what is logged as an error to an error tracker that speaks Sentry's protocol, with the portal's version. There is
 * none unless the settings name it; nothing that tells who somebody is goes along.
 */
@Component
@ConditionalOnProperty("slipway.errors.dsn")
final class ErrorTracking implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Logger root;
    private final SentryAppender appender = new SentryAppender();

    @Autowired
    ErrorTracking(
            @Value("${slipway.errors.dsn}") String dsn,
            @Value("${slipway.errors.environment:production}") String environment,
            ObjectProvider<BuildProperties> build) {
        this(
                dsn,
                environment,
                build.getIfAvailable() == null ? null : build.getObject().getVersion(),
                (LoggerContext) LoggerFactory.getILoggerFactory());
    }

    ErrorTracking(String dsn, String environment, @Nullable String version, LoggerContext logs) {
        SentryOptions options = new SentryOptions();
        options.setDsn(dsn);
        options.setEnvironment(environment);
        options.setRelease(version == null ? "slipway" : "slipway@" + version);
        options.setSendDefaultPii(false);
        options.setAttachServerName(false);
        options.setShutdownTimeoutMillis(PATIENCE.toMillis());
        Sentry.init(options);
        this.root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        appender.setContext(logs);
        appender.setName("error tracker");
        appender.setMinimumEventLevel(Level.ERROR);
        appender.setMinimumBreadcrumbLevel(Level.OFF); // lines before it may name people
        appender.start();
        root.addAppender(appender);
    }

    @Override
    public void destroy() {
        root.detachAppender(appender);
        appender.stop();
        Sentry.close();
    }
}
