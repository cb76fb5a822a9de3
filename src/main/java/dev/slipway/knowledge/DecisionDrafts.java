package dev.slipway.knowledge;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.DecisionDraft.Outcome;
import dev.slipway.knowledge.DecisionDraft.Values;
import dev.slipway.knowledge.ProposedDecisions.Proposed;
import dev.slipway.source.Branches;
import dev.slipway.source.FileTree;
import dev.slipway.source.Proposal;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decision records as they are written in the portal: begun, shown, and proposed on a branch. */
@Component
@Requires(Permission.CATALOG_READ)
public class DecisionDrafts {

    private static final String USUAL = "docs/adr";

    private final DocumentStore documents;
    private final DocumentLists lists;
    private final Catalog catalog;
    private final Sources sources;
    private final Branches branches;
    private final ProposedDecisions proposed;
    private final People people;
    private final Clock clock;

    DecisionDrafts(
            DocumentStore documents,
            DocumentLists lists,
            Catalog catalog,
            Sources sources,
            Branches branches,
            ProposedDecisions proposed,
            People people,
            Clock clock) {
        this.documents = documents;
        this.lists = lists;
        this.catalog = catalog;
        this.sources = sources;
        this.branches = branches;
        this.proposed = proposed;
        this.people = people;
        this.clock = clock;
    }

    /** One that belongs to an entity: beside its other records, or where they usually lie. */
    public DecisionDraft of(EntityRef ref) {
        Entity entity = catalog.find(ref)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "The catalog has no " + ref + "."));
        String root = entity.root() == null || entity.root().isEmpty() ? "" : entity.root() + "/";
        List<String> records = lists.ofEntity(ref.toString(), 1_000).stream()
                .filter(document -> document.kind() == Document.Kind.ADR
                        && document.source().equals(entity.source()))
                .map(Document::path)
                .toList();
        List<Proposed> waiting = proposed.waiting(entity.source(), clock.instant());
        return begin(
                entity.source(),
                ref,
                DecisionFolder.of(records, root + USUAL, paths(entity.source(), waiting)),
                null,
                null,
                List.of());
    }

    /** One of a source, which belongs to nobody else. */
    public DecisionDraft of(SourceId source) {
        if (sources.find(source).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no source " + source + ".");
        }
        List<String> records = lists.recordsOfNobody(source, 1_000);
        List<Proposed> waiting = proposed.waiting(source, clock.instant());
        return begin(source, null, DecisionFolder.of(records, USUAL, paths(source, waiting)), null, null, List.of());
    }

    /** One that takes the place of another, beside it. */
    public DecisionDraft superseding(SourceId source, String path) {
        Document earlier = documents
                .find(source, path)
                .filter(document -> document.kind() == Document.Kind.ADR)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "There is no decision record " + path + " in " + source + "."));
        byte[] bytes = sources.files(source)
                .flatMap(files -> files.read(path))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT, path + " cannot be opened: its source cannot be reached now."));
        int badLine = Decoded.of(bytes).badLine();
        if (badLine > 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    path + " is not written in UTF-8 (line " + badLine + "), so its status cannot be changed from here."
                            + " Save it as UTF-8 first.");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        List<Proposed> waiting = proposed.waiting(source, clock.instant());
        return begin(
                source,
                earlier.entity(),
                DecisionFolder.in(folder, paths(source, waiting)),
                earlier,
                text,
                waiting.stream().filter(one -> path.equals(one.earlier())).toList());
    }

    private static DecisionDraft begin(
            SourceId source,
            @Nullable EntityRef entity,
            DecisionFolder folder,
            @Nullable Document earlier,
            @Nullable String text,
            List<Proposed> rivals) {
        List<String> notices = new ArrayList<>();
        if (earlier != null && "superseded".equals(earlier.status())) {
            notices.add("Its place is taken already: “" + earlier.statusWords()
                    + "”. Supersede the record that took it, if that one no longer holds.");
        }
        rivals.forEach(rival -> notices.add(rival.words()));
        return new DecisionDraft(
                source,
                entity,
                folder.folder(),
                folder.prefix(),
                folder.next(),
                folder.digits(),
                earlier,
                text,
                notices,
                rivals.stream().map(Proposed::branch).toList());
    }

    /** What is there, and what will be: two that wait for review take no number twice. */
    private List<String> paths(SourceId source, List<Proposed> waiting) {
        return Stream.concat(
                        sources.files(source).map(FileTree::paths).orElse(List.of()).stream(),
                        waiting.stream().map(Proposed::path))
                .toList();
    }

    /** What the files become with these values. */
    public Outcome outcome(DecisionDraft draft, Values values) {
        List<String> remarks = new ArrayList<>();
        if (values.title().isBlank()) {
            remarks.add("Give it a title: what is decided, in a few words.");
        }
        if (!values.date().isBlank() && Dates.read(values.date()) == null) {
            remarks.add("'" + values.date() + "' is no date. Write it as 2026-11-20.");
        }
        String name = draft.prefix() + draft.numeral() + "-" + DecisionText.slug(values.title()) + ".md";
        String path = (draft.folder().isEmpty() ? "" : draft.folder() + "/") + name;
        Document earlier = draft.earlier();
        Map<String, String> others = new LinkedHashMap<>();
        String back = null;
        if (earlier != null && draft.earlierText() != null) {
            back = "[" + reference(earlier) + "](" + Addresses.encode(earlier.name()) + ")";
            String link = "[ADR-" + draft.numeral() + "](" + Addresses.encode(name) + ")";
            Optional<String> after = SupersededText.of(earlier.path(), draft.earlierText(), link);
            after.ifPresent(text -> others.put(earlier.path(), text));
            if (after.isEmpty()) {
                remarks.add("The status of " + earlier.name() + " cannot be changed from here. Change it in its file.");
            }
        }
        return new Outcome(path, DecisionText.of(values, back), others, remarks);
    }

    private static String reference(Document record) {
        return record.number() == null
                ? record.title().replaceAll("[\\[\\]]", "")
                : "ADR-" + String.format("%04d", record.number());
    }

    /** The text as a page would show it, as safe HTML. */
    public String preview(DecisionDraft draft, Outcome outcome) {
        Reading reading = DocumentReader.read(outcome.path(), outcome.text(), true);
        return DocumentRenderer.render(
                        reading.markdown(),
                        reading.title(),
                        "adrs/new",
                        new DocumentLinks(draft.source(), outcome.path()))
                .html();
    }

    /** Why it cannot be written onto a branch; empty if it can. */
    public Optional<String> obstacle(DecisionDraft draft) {
        return branches.obstacle(draft.source());
    }

    /** Sources in which a record can be begun, by id, with their names. */
    public Map<SourceId, String> sources() {
        Map<SourceId, String> all = new LinkedHashMap<>();
        sources.list().stream()
                .filter(source -> source.kind() != Source.Kind.BUILT_IN)
                .limit(200)
                .forEach(source -> all.put(source.id(), source.name()));
        return all;
    }

    /**
     * Writes the record, and what changes with it, onto a new branch of its source. Refused if somebody else did so to the
     * same record since the draft was begun.
     */
    @Requires(Permission.SOURCE_PROPOSE)
    public Branches.Written propose(DecisionDraft draft, Values values, String branch, String message) {
        Outcome outcome = outcome(draft, values);
        if (!outcome.remarks().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, outcome.remarks().getFirst());
        }
        Map<String, Proposal.Edit> files = new LinkedHashMap<>();
        files.put(outcome.path(), new Proposal.Edit(null, outcome.text()));
        outcome.others().forEach((path, after) -> files.put(path, new Proposal.Edit(draft.earlierText(), after)));
        Proposal proposal = new Proposal(branch, message, files);
        Proposed mine = new Proposed(
                UUID.randomUUID(),
                draft.source(),
                proposal.branch(),
                outcome.path(),
                draft.earlier() == null ? null : draft.earlier().path(),
                values.title(),
                people.current().orElse(Person.NOBODY).displayName(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        List<Proposed> first = proposed.add(mine, draft.rivals());
        if (!first.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Meanwhile " + first.getFirst().words()
                            + " Nothing was written. Look at it, and write once more if yours is still needed.");
        }
        try {
            return branches.write(draft.source(), proposal);
        } catch (RuntimeException e) {
            proposed.drop(mine);
            throw e;
        }
    }
}
