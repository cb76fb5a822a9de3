package dev.slipway;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Starts the portal; see {@link CommandLine} for the words it understands. Other commands start nothing but themselves. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableVaadin("dev.slipway")
@Modulithic(systemName = "Slipway")
public class Slipway {

    public static void main(String[] args) {
        for (Command command : ServiceLoader.load(Command.class)) {
            if (args.length > 0 && args[0].equals(command.name())) {
                System.exit(run(command, args));
            }
        }
        CommandLine command = CommandLine.parse(args);
        if (command.complaint() != null) {
            System.err.println(command.complaint());
            System.exit(CommandLine.WRONG_USAGE);
        }
        Turnstile.keepWayIn();
        SpringApplication.run(Slipway.class, command.settings().toArray(String[]::new));
    }

    /** UTF-8 whatever the terminal's locale is, for files and other programs read it. */
    private static int run(Command command, String... args) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty(
                "slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider"); // the answer is the output
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = command.run(Arrays.asList(args).subList(1, args.length), out, err);
        out.flush();
        return code;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
