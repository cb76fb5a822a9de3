package dev.slipway.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real documents that nobody here wrote, with what a careful reader makes of them; absent on most machines. */
final class SampleDocuments {

    static final Path FOLDER = Path.of(System.getProperty("slipway.samples", "../shared/samples"));

    private SampleDocuments() {}

    static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    static String text(String path) {
        try {
            return Decoded.of(Files.readAllBytes(FOLDER.resolve(path))).text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every Markdown file among the decision records and runbooks, with its path within them. */
    static void each(BiConsumer<String, byte[]> each) {
        for (String part : List.of("adrs", "runbooks")) {
            try (Stream<Path> files = Files.walk(FOLDER.resolve(part))) {
                for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                    String path = FOLDER.relativize(file).toString();
                    if (Markup.reads(path)) {
                        each.accept(path, Files.readAllBytes(file));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static JsonNode expected(String name) {
        return JsonMapper.builder()
                .build()
                .readTree(FOLDER.resolve("expected").resolve(name).toFile());
    }
}
