package dev.slipway.knowledge;

import dev.slipway.Cell;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/** The front door to what is wrong with documents: by owner, by check, by document. */
@Component
@Requires(Permission.CATALOG_READ)
public class DocumentFindings {

    private static final int MOST = 1_000;

    private final FindingLists store;
    private final Quality quality;
    private final Clock clock;

    DocumentFindings(FindingLists store, Quality quality, Clock clock) {
        this.store = store;
        this.quality = quality;
        this.clock = clock;
    }

    /** What hurts most first. */
    public Page<FoundInDocument> list(FindingFilter filter, int offset, int limit) {
        return store.list(filter, today(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
    }

    /** Of one document, what hurts most first. */
    public List<Finding> of(Document document) {
        return store.of(document.source(), document.path(), today());
    }

    /** By check how many pass the filter; checks that found none are left out. */
    public Map<String, Long> counts(FindingFilter filter) {
        return store.counts(filter, today());
    }

    /** How many each owner has to see to, most first; at most 200. */
    public Map<String, Long> owners() {
        return store.owners(today(), 200);
    }

    /** The checks by id, with their words for people. */
    public Map<String, String> checks() {
        return quality.titles();
    }

    /** Everything that passes, document by document, with a head line. */
    public byte[] csv(FindingFilter filter) {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "weight",
                    "check",
                    "document",
                    "kind",
                    "owner",
                    "entity",
                    "source",
                    "path",
                    "line",
                    "finding",
                    "remedy");
            store.each(filter, today(), found -> print(csv, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void print(CSVPrinter csv, FoundInDocument found) {
        Document document = found.document();
        Finding finding = found.finding();
        try {
            csv.printRecord(
                    finding.weight().name().toLowerCase(java.util.Locale.ROOT),
                    finding.check(),
                    Cell.of(document.label()),
                    document.kind().id(),
                    document.owner(),
                    document.entity(),
                    document.source(),
                    Cell.of(document.file()),
                    finding.line() == 0 ? "" : finding.line(),
                    Cell.of(finding.message()),
                    Cell.of(finding.remedy()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
