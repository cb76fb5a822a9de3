package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
        Sheet csv = new Sheet();
        csv.line(
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
        return csv.bytes();
    }

    private static void print(Sheet csv, FoundInDocument found) {
        Document document = found.document();
        Finding finding = found.finding();
        csv.line(
                finding.weight().name().toLowerCase(java.util.Locale.ROOT),
                finding.check(),
                document.label(),
                document.kind().id(),
                document.owner(),
                document.entity(),
                document.source(),
                document.file(),
                finding.line() == 0 ? "" : finding.line(),
                finding.message(),
                finding.remedy());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
