package dev.slipway.catalog;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Branches;
import dev.slipway.source.Proposal;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Descriptors as they are written in the portal: checked as any that comes in, and proposed on a branch. */
@Component
@Requires(Permission.CATALOG_READ)
public class Drafts {

    private static final SourceId NOWHERE = new SourceId("nowhere");
    private static final String FILE = "catalog-info.yaml";

    private final Catalog catalog;
    private final Sources sources;
    private final Branches branches;

    Drafts(Catalog catalog, Sources sources, Branches branches) {
        this.catalog = catalog;
        this.sources = sources;
        this.branches = branches;
    }

    public List<String> kinds() {
        return DraftFields.kinds();
    }

    public List<DraftField> fields(String kind) {
        return DraftFields.of(kind(kind));
    }

    private static BackstageKind kind(String kind) {
        return BackstageKind.of(kind)
                .filter(known -> DraftFields.kinds().contains(known.name()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID, "There is no form for the kind '" + kind + "'. Edit its file instead."));
    }

    public Draft fresh(String kind) {
        kind(kind);
        return new Draft(kind, null, null, "", "", 0, Map.of());
    }

    /** As its file is now. */
    public Draft open(EntityRef ref) {
        Entity entity = catalog.find(ref)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "The catalog has no " + ref + "."));
        BackstageKind kind = kind(entity.kind());
        String file = sources.files(entity.source())
                .flatMap(files -> files.read(entity.path()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "The descriptor of " + ref + " cannot be opened: "
                                + (entity.orphan() == null
                                        ? "its source cannot be reached now."
                                        : entity.orphan().why())));
        List<YamlFile.Part> parts = YamlFile.read(file.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof YamlFile.Document document
                    && new DescriptorCheck(entity.path(), document, null)
                            .identity()
                            .filter(ref.toString()::equals)
                            .isPresent()) {
                Map<String, Object> values = new LinkedHashMap<>();
                DraftFields.of(kind).forEach(field -> {
                    Object value = value(document.value(), field);
                    if (value != null) {
                        values.put(field.id(), value);
                    }
                });
                return new Draft(entity.kind(), ref, entity.source(), entity.path(), file, i, values);
            }
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT, entity.path() + " does not declare " + ref + " any more, or is broken there.");
    }

    private static @Nullable Object value(@Nullable Object document, DraftField field) {
        Object value = document;
        for (String step : field.path()) {
            value = Descriptor.map(value).get(step);
        }
        return switch (value) {
            case null -> null;
            case List<?> list -> list.stream().map(String::valueOf).toList();
            case Map<?, ?> map
            when map.size() == 1 -> {
                Map.Entry<?, ?> only = map.entrySet().iterator().next();
                yield only.getKey() + ": " + only.getValue();
            }
            default -> String.valueOf(value).stripTrailing();
        };
    }

    /** What the file becomes with these values; fields that did not change stay as they were written. */
    public Draft.Outcome outcome(Draft draft, Map<String, Object> values) {
        return DraftText.of(draft, kind(draft.kind()), values);
    }

    /**
     * Writes the file onto a new branch of a source.
     *
     * @param source where a new descriptor goes; an edited one goes where it is
     * @param path likewise
     */
    @Requires(Permission.SOURCE_PROPOSE)
    public Branches.Written propose(
            Draft draft, Map<String, Object> values, SourceId source, String path, String branch, String message) {
        Draft.Outcome outcome = outcome(draft, values);
        if (!outcome.remarks().isEmpty()) {
            Draft.Remark first = outcome.remarks().getFirst();
            throw new Refusal(Refusal.Kind.INVALID, first.message() + " " + first.remedy());
        }
        SourceId target = draft.source() == null ? source : draft.source();
        String file = draft.source() == null ? path.strip() : draft.path();
        if (!DescriptorFile.candidate(file)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "Descriptors lie in files that end in .yaml or .yml, best in one called " + FILE + ".");
        }
        if (DescriptorFile.read(NOWHERE, file, outcome.text().getBytes(StandardCharsets.UTF_8))
                .documents()
                .isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, file + " would declare nothing.");
        }
        return branches.write(
                target,
                new Proposal(
                        branch,
                        message,
                        Map.of(file, new Proposal.Edit(draft.source() == null ? null : draft.file(), outcome.text()))));
    }

    /** Sources onto whose branches the draft can be written, by id, with their names: its own, or any for a new one. */
    public Map<SourceId, String> writable(Draft draft) {
        Map<SourceId, String> writable = new LinkedHashMap<>();
        SourceId own = draft.source();
        if (own == null) {
            branches.writable().forEach(source -> writable.put(source.id(), source.name()));
        } else if (branches.obstacle(own).isEmpty()) {
            writable.put(own, own.value());
        }
        return writable;
    }

    /** What nothing would clash with, at first sight: {@code ledger/catalog-info.yaml}. */
    public static String usualPath(String name) {
        return (name.isBlank() ? "" : name.strip() + "/") + FILE;
    }
}
