package dev.slipway.knowledge;

import dev.slipway.search.SearchDocument;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Real documents as search would be told of them, for measuring what it makes of them. */
public final class FoundSamples {

    private static final SourceId SOURCE = new SourceId("samples");

    private FoundSamples() {}

    public static boolean present() {
        return SampleDocuments.present();
    }

    /** Every Markdown file under the samples' decision records and runbooks. */
    public static List<SearchDocument> all(Instant changedAt) {
        List<SearchDocument> all = new ArrayList<>();
        for (String folder : List.of("adrs", "runbooks")) {
            try (Stream<Path> files = Files.walk(SampleDocuments.FOLDER.resolve(folder))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                        .filter(path -> !path.endsWith("SOURCES.md"))
                        .sorted()
                        .toList()) {
                    all.add(document(SampleDocuments.FOLDER.relativize(file).toString(), changedAt));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static SearchDocument document(String path, Instant changedAt) {
        Reading reading = DocumentReader.read(path, SampleDocuments.text(path), false);
        Reading.Adr adr = reading.adr();
        Document document = new Document(
                SOURCE,
                path,
                reading.kind(),
                reading.title(),
                null,
                null,
                null,
                adr == null ? null : adr.number(),
                adr == null ? null : adr.status(),
                null,
                null,
                null,
                reading.language(),
                List.of(),
                List.of(),
                changedAt,
                null,
                "");
        return DocumentSearch.describe(new DocumentStore.Text(
                document,
                reading.keywords(),
                reading.plain(),
                DocumentSections.of(reading.outline(), document.title())));
    }
}
