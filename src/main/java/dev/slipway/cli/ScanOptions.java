package dev.slipway.cli;

import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.report.Format;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param target null for the scorecard's first
 * @param failUnder the score under which the answer is no; null if any score will do
 * @param failOn the severity from which on a blocker makes the answer no; null if none does
 * @param output where the answer goes; null for the standard output
 */
record ScanOptions(
        Path folder,
        @Nullable String target,
        String scorecard,
        Format format,
        @Nullable Double failUnder,
        @Nullable Severity failOn,
        @Nullable Path output) {

    /** The command line is not of the command's form. */
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1;

        WrongUsage(String message) {
            super(message);
        }
    }

    static ScanOptions parse(List<String> arguments) throws WrongUsage {
        Path folder = null;
        String target = null;
        String scorecard = Readiness.PRODUCTION_READINESS;
        Format format = Format.REPORT;
        Double failUnder = null;
        Severity failOn = null;
        Path output = null;
        boolean optionsOver = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (optionsOver || !argument.startsWith("-")) {
                if (folder != null) {
                    throw new WrongUsage("'" + argument + "': only one folder is scanned at a time");
                }
                folder = path(argument);
                continue;
            }
            if (argument.equals("--")) {
                optionsOver = true;
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!List.of("--target", "--scorecard", "--format", "--fail-under", "--fail-on", "--output")
                    .contains(name)) {
                throw new WrongUsage("unknown option '" + name + "'");
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new WrongUsage("'" + name + "' needs a value");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            switch (name) {
                case "--target" -> target = value;
                case "--scorecard" -> scorecard = value;
                case "--format" ->
                    format = Format.ofWord(value)
                            .orElseThrow(
                                    () -> new WrongUsage("--format: use " + Format.words() + ", not '" + value + "'"));
                case "--fail-under" -> failUnder = score(value);
                case "--fail-on" -> failOn = severity(value);
                default -> output = path(value);
            }
        }
        if (folder == null) {
            throw new WrongUsage("say which folder to scan, for instance '.'");
        }
        return new ScanOptions(folder, target, scorecard, format, failUnder, failOn, output);
    }

    private static Path path(String text) throws WrongUsage {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongUsage("'" + text + "' is no path");
        }
    }

    private static double score(String text) throws WrongUsage {
        if (!text.matches("[0-9]{1,3}(?:\\.[0-9]{1,4})?") || Double.parseDouble(text) > 100) {
            throw new WrongUsage("--fail-under: '" + text + "' is no score from 0 to 100");
        }
        return Double.parseDouble(text);
    }

    private static Severity severity(String text) throws WrongUsage {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(text))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--fail-on: use critical, high, medium or low, not '" + text + "'"));
    }
}
