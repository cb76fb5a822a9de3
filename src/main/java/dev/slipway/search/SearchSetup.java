package dev.slipway.search;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This node's index: where it lies, how it is fed, whom it tells. */
@Configuration(proxyBeanMethods = false)
class SearchSetup {

    /** Sources are asked for late: their rooms may themselves search. */
    @Bean
    IndexFollower indexFollower(
            @Value("${slipway.data}") Path data,
            JdbcConnectionDetails database,
            JdbcClient jdbc,
            ObjectProvider<SearchSource> sources,
            ApplicationEventPublisher events) {
        return new IndexFollower(
                new IndexFolder(data.resolve("search").toAbsolutePath()),
                () -> DriverManager.getConnection(database.getJdbcUrl(), properties(database)),
                new ChangeLog(jdbc),
                () -> sources.stream().toList(),
                ids -> events.publishEvent(new Indexed(ids)));
    }

    private static Properties properties(JdbcConnectionDetails database) {
        Properties properties = new Properties();
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("ApplicationName", "slipway search");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return properties;
    }
}
