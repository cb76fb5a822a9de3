package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTests {

    @TempDir
    Path folder;

    @Test
    void turnsOptionsIntoSettings() {
        CommandLine command = CommandLine.parse("run", "--port", "9090", "--catalog", "" + folder, "--data", "d");

        assertThat(command.complaint()).isNull();
        assertThat(command.settings())
                .contains("--server.port=9090", "--slipway.source.folders[0]=" + folder.toAbsolutePath())
                .anyMatch(setting -> setting.matches("--slipway.data=/.*/d"));
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(CommandLine.parse().complaint()).contains("a command is missing");
        assertThat(CommandLine.parse("fly").complaint()).contains("unknown command 'fly'");
        assertThat(CommandLine.parse("run", "--port").complaint()).contains("'--port' needs a value");
        assertThat(CommandLine.parse("run", "--port", "99999").complaint()).contains("is not a port");
        assertThat(CommandLine.parse("run", "--catalog", "/nowhere/at/all").complaint())
                .contains("does not exist");
        assertThat(CommandLine.parse("run", "--colour", "red").complaint()).contains("unknown option");
    }
}
