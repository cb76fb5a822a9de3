package dev.slipway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line; or what is wrong with it, in words.
 *
 * @param settings as {@code --name=value}, stronger than the configuration file
 */
record CommandLine(List<String> settings, @Nullable String complaint) {

    static final int WRONG_USAGE = 2;

    private static final String USAGE = """
            usage: slipway run [--port 8080] [--catalog DIR]... [--data DIR]
              --port     the port to listen on (default 8080)
              --catalog  a folder of descriptors and documents; may be given several times,
                         replaces the demo organisation
              --data     where the database, the index and cloned repositories are kept""";

    static CommandLine parse(String... args) {
        if (args.length == 0 || !args[0].equals("run")) {
            return complain(args.length == 0 ? "a command is missing" : "unknown command '" + args[0] + "'");
        }
        List<String> settings = new ArrayList<>();
        List<String> catalogs = new ArrayList<>();
        for (int i = 1; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                return complain("'" + args[i] + "' needs a value");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--port" -> {
                    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
                        return complain("'" + value + "' is not a port");
                    }
                    settings.add("--server.port=" + value);
                }
                case "--catalog" -> {
                    if (!Files.isDirectory(Path.of(value))) {
                        return complain("the catalog folder '" + value + "' does not exist or is not a folder");
                    }
                    catalogs.add(Path.of(value).toAbsolutePath().normalize().toString());
                }
                case "--data" ->
                    settings.add(
                            "--slipway.data=" + Path.of(value).toAbsolutePath().normalize());
                default -> {
                    return complain("unknown option '" + args[i] + "'");
                }
            }
        }
        for (int i = 0; i < catalogs.size(); i++) {
            settings.add("--slipway.source.folders[" + i + "]=" + catalogs.get(i));
        }
        return new CommandLine(List.copyOf(settings), null);
    }

    private static CommandLine complain(String what) {
        return new CommandLine(List.of(), "slipway: " + what + "\n" + USAGE);
    }
}
