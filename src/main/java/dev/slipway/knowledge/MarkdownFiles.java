package dev.slipway.knowledge;

import dev.slipway.knowledge.DocumentStore.Kept;
import dev.slipway.search.SearchDocument;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceReader;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Files of Markdown, or what {@link Markup} makes it of, in; documents out. A file that cannot be read well is reported, and listed all the same. */
@Component
class MarkdownFiles implements SourceReader {

    private static final Pattern FOREIGN =
            Pattern.compile("(?:.*/)?(?:node_modules|vendor|bower_components|\\.git)/.*");

    private final DocumentStore store;
    private final Owners owners;
    private final Sources sources;
    private final SearchLog log;
    private final Quality quality;
    private final FindingStore findings;
    private final DecisionStore decisions;
    private final MarkdownTrees trees;

    MarkdownFiles(
            DocumentStore store,
            Owners owners,
            Sources sources,
            SearchLog log,
            Quality quality,
            FindingStore findings,
            DecisionStore decisions,
            MarkdownTrees trees) {
        this.store = store;
        this.owners = owners;
        this.sources = sources;
        this.log = log;
        this.quality = quality;
        this.findings = findings;
        this.decisions = decisions;
        this.trees = trees;
    }

    @Override
    public String name() {
        return "knowledge";
    }

    @Override
    public int version() {
        return DocumentReader.VERSION;
    }

    @Override
    public boolean reads(String path) {
        return Markup.reads(path) && !FOREIGN.matcher(path).matches();
    }

    @Override
    public boolean listsLarge() {
        return true;
    }

    @Override
    public void read(SourceChange change) {
        prepare(change).run();
    }

    /** A file as far as it can be read and judged without knowing whose it is. */
    private record Prepared(
            SourceFile file,
            boolean there,
            Decoded decoded,
            Reading reading,
            List<SearchDocument.Section> sections,
            List<Problem> problems) {

        static Prepared of(SourceFile file, boolean there, Decoded decoded, boolean decisions, List<Problem> problems) {
            Reading reading = DocumentReader.read(file.path(), decoded.text(), decisions);
            List<SearchDocument.Section> sections = DocumentSections.of(reading.outline(), reading.title());
            return new Prepared(file, there, decoded, reading, sections, problems);
        }
    }

    @Override
    public Runnable prepare(SourceChange change) {
        List<Prepared> prepared = new ArrayList<>();
        for (SourceFile file : change.written()) {
            List<Problem> problems = new ArrayList<>();
            Optional<byte[]> bytes = change.files().read(file.path());
            Decoded decoded = decoded(file, bytes, problems);
            prepared.add(Prepared.of(file, bytes.isPresent(), decoded, false, problems));
        }
        return () -> store(change, prepared);
    }

    private void store(SourceChange change, List<Prepared> prepared) {
        SourceId source = change.source().id();
        List<String> paths = change.written().stream().map(SourceFile::path).toList();
        Owners.Claims claims = owners.claims(source, paths);
        Set<String> before = lastGood(source, prepared);
        boolean builtIn = change.source().kind() == Source.Kind.BUILT_IN;
        SourceSurroundings around = new SourceSurroundings(change.files());
        List<Kept> kept = new ArrayList<>();
        List<FindingStore.Judged> judged = new ArrayList<>();
        List<Reading> readings = new ArrayList<>();
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        for (Prepared one : prepared) {
            String path = one.file.path();
            problems.put(path, one.problems);
            if (before.contains(path)) {
                continue;
            }
            Prepared read = claims.decisions(path) // its folder is one for records, says an entity
                    ? Prepared.of(one.file, one.there, one.decoded, true, one.problems)
                    : one;
            Reading reading = read.reading;
            Kept document = keep(source, read, claims);
            kept.add(document);
            readings.add(reading);
            judged.add(judge(document.document(), one.decoded, reading, builtIn, around));
            changed.add(DocumentSearch.id(source, path));
        }
        store.write(kept);
        findings.write(judged);
        decisions.write(
                source,
                readings,
                kept.stream().map(one -> one.document().path()).toList());
        store.remove(source, change.removed());
        for (String path : change.removed()) {
            problems.put(path, new ArrayList<>());
            changed.add(DocumentSearch.id(source, path));
        }
        trees.read(change, kept, problems);
        sources.report(source, name(), problems);
        if (!changed.isEmpty()) {
            log.changed(changed);
        }
    }

    /** Of files that cannot be read now, those that could be read before: what they said stays. */
    private Set<String> lastGood(SourceId source, List<Prepared> prepared) {
        List<String> gone = prepared.stream()
                .filter(one -> !one.there)
                .map(one -> one.file.path())
                .toList();
        Set<String> before = new LinkedHashSet<>();
        if (!gone.isEmpty()) {
            store.find(source, gone).forEach(document -> before.add(document.path()));
        }
        return before;
    }

    FindingStore.Judged judge(
            Document document, Decoded decoded, Reading reading, boolean builtIn, SourceSurroundings around) {
        Subject subject = new Subject(
                document.path(),
                decoded,
                reading,
                builtIn || document.owner() != null,
                LocalDate.ofInstant(document.changedAt(), ZoneOffset.UTC),
                around);
        return new FindingStore.Judged(
                document.source(),
                document.path(),
                quality.judge(subject),
                LinkCheck.targets(document.path(), reading));
    }

    private static Decoded decoded(SourceFile file, Optional<byte[]> bytes, List<Problem> problems) {
        if (bytes.isEmpty()) {
            problems.add(new Problem(
                    file.path(),
                    0,
                    0,
                    "The file cannot be read; only its name can be found",
                    "Check that it is an ordinary file of a size that people read"));
        }
        Decoded decoded = bytes.map(Decoded::of).orElse(new Decoded("", StandardCharsets.UTF_8, 0));
        if (decoded.badLine() > 0) {
            problems.add(new Problem(
                    file.path(),
                    decoded.badLine(),
                    1,
                    "The text is not UTF-8; it was read as " + decoded.charset().displayName(),
                    "Save the file as UTF-8"));
        }
        return decoded;
    }

    private static Kept keep(SourceId source, Prepared one, Owners.Claims claims) {
        SourceFile file = one.file;
        Reading reading = one.reading;
        if (reading.complaint() != null) {
            one.problems.add(new Problem(
                    file.path(),
                    reading.complaintLine(),
                    1,
                    "The front matter is not valid YAML: " + reading.complaint(),
                    "Mend the block between the dashes; the text below it is shown as it is"));
        }
        Owners.Owner owner = claims.owner(file.path());
        Reading.Adr adr = reading.adr();
        Document document = new Document(
                source,
                file.path(),
                reading.kind(),
                reading.title(),
                DocumentStore.ref(owner.entity()),
                DocumentStore.ref(owner.owner()),
                DocumentStore.ref(owner.system()),
                adr == null ? null : adr.number(),
                adr == null ? null : adr.status(),
                adr == null ? null : adr.statusWords(),
                adr == null ? null : adr.decided(),
                adr == null ? null : adr.format(),
                reading.language(),
                adr == null ? List.of() : adr.supersedes(),
                adr == null ? List.of() : adr.supersededBy(),
                file.changedAt(),
                file.changedBy(),
                file.hash());
        return new Kept(document, reading.keywords(), reading.markdown(), reading.plain(), one.sections);
    }
}
