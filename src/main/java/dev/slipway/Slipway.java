package dev.slipway;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Starts the portal; see {@link CommandLine} for the words it understands. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableVaadin("dev.slipway")
@Modulithic(systemName = "Slipway")
public class Slipway {

    public static void main(String[] args) {
        CommandLine command = CommandLine.parse(args);
        if (command.complaint() != null) {
            System.err.println(command.complaint());
            System.exit(CommandLine.WRONG_USAGE);
        }
        SpringApplication.run(Slipway.class, command.settings().toArray(String[]::new));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
