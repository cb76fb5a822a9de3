package dev.slipway.catalog;

import dev.slipway.catalog.Declaration.Place;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a YAML file declares. Every document of a file whose name ends in {@code catalog-info} is taken for a descriptor;
 * of any other file only those whose {@code apiVersion} is Backstage's or ours, and those of a foreign version that have
 * a kind of Backstage's and an owner: manifests and pipelines, which have neither, are left alone.
 *
 * @param references files of the source, and patterns of such, that the documents were read with
 */
record DescriptorFile(List<Read> documents, Set<String> references) {

    DescriptorFile(List<Read> documents) {
        this(documents, Set.of());
    }

    /**
     * One document.
     *
     * @param index from 0, those of others counted
     * @param descriptor if it is an entity and keeps the rules
     * @param declaration if it is one of the portal's own kinds
     * @param identity what it would declare if it were well: an entity ref, or {@code Kind/name} of our own kinds; null if
     *     that cannot be told
     */
    record Read(
            int index,
            int line,
            @Nullable Descriptor descriptor,
            @Nullable Declaration declaration,
            @Nullable String identity,
            List<Problem> problems) {}

    static final String OURS = "slipway.dev/v1";

    private static final Pattern VERSION_LINE =
            Pattern.compile("(?m)^apiVersion:\\s*[\"']?(?:backstage\\.io|scaffolder\\.backstage\\.io|slipway\\.dev)/");

    private static final Pattern OWNED_KIND = Pattern.compile("(?m)^kind:[ \\t]*[\"']?(?:"
            + BackstageKind.ALL.stream().map(BackstageKind::name).collect(Collectors.joining("|"))
            + ")[\"']?[ \\t]*$");

    private static final Pattern OWNER = Pattern.compile("(?m)^[ \\t]+owner:");

    static boolean candidate(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    static boolean catalogInfo(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.equals("catalog-info.yaml") || file.equals("catalog-info.yml");
    }

    /** With placeholders left as they are. */
    static DescriptorFile read(SourceId source, String path, byte[] bytes) {
        return read(source, path, bytes, null);
    }

    static DescriptorFile read(SourceId source, String path, byte[] bytes, @Nullable Surroundings around) {
        boolean sure = path.endsWith("catalog-info.yaml") || path.endsWith("catalog-info.yml");
        if (!sure && !mentions(bytes)) {
            return new DescriptorFile(List.of());
        }
        List<Read> documents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> references = new TreeSet<>();
        int index = -1;
        for (YamlFile.Part part : YamlFile.read(bytes)) {
            index++;
            if (!sure && !ours(part)) {
                continue;
            }
            switch (part) {
                case YamlFile.Broken broken -> {
                    Place at = broken.place();
                    Problem problem = new Problem(path, at.line(), at.column(), broken.message(), broken.remedy());
                    documents.add(new Read(index, broken.line(), null, null, null, List.of(problem)));
                }
                case YamlFile.Document document -> {
                    if (document.value() != null) {
                        DescriptorCheck check = new DescriptorCheck(path, document, around);
                        Read read = read(source, path, index, document, check);
                        references.addAll(check.references());
                        documents.add(once(read, path, seen));
                    }
                }
            }
        }
        return new DescriptorFile(documents, references);
    }

    /** Whether there is a document here of which nobody can say what it declares: then nothing of the file is gone. */
    boolean unreadable() {
        return documents.stream().anyMatch(document -> document.identity() == null);
    }

    private static boolean mentions(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.contains("backstage.io/")
                || text.contains("slipway.dev/")
                || OWNED_KIND.matcher(text).find() && OWNER.matcher(text).find(); // two linear looks
    }

    private static boolean ours(YamlFile.Part part) {
        return switch (part) {
            case YamlFile.Broken broken -> VERSION_LINE.matcher(broken.text()).find();
            case YamlFile.Document document -> ours(Descriptor.map(document.value()));
        };
    }

    private static boolean ours(Map<String, Object> values) {
        return values.get("apiVersion") instanceof String version
                && (version.startsWith("backstage.io/")
                        || version.startsWith("scaffolder.backstage.io/")
                        || version.startsWith("slipway.dev/")
                        || (BackstageKind.of(String.valueOf(values.get("kind"))).isPresent()
                                && Descriptor.map(values.get("spec")).get("owner") instanceof String));
    }

    private static Read once(Read read, String path, Set<String> seen) {
        if (read.identity() == null || seen.add(read.identity())) {
            return read;
        }
        Problem twice = new Problem(
                path,
                read.line(),
                1,
                read.identity() + " is declared twice in this file; the first stays.",
                "Give this one another name, or remove it.");
        return new Read(read.index(), read.line(), null, null, read.identity(), List.of(twice));
    }

    private static Read read(
            SourceId source, String path, int index, YamlFile.Document document, DescriptorCheck check) {
        Map<String, Object> values = Descriptor.map(document.value());
        if (values.get("apiVersion") instanceof String version && version.startsWith("slipway.dev/")) {
            return ownKind(source, path, index, document, values, version, check);
        }
        Optional<Descriptor> descriptor = check.entity();
        String identity = descriptor
                .map(read -> read.ref().toString())
                .or(check::identity)
                .orElse(null);
        return new Read(
                index,
                document.line(),
                descriptor.orElse(null),
                null,
                identity,
                check.findings().problems());
    }

    private static Read ownKind(
            SourceId source,
            String path,
            int index,
            YamlFile.Document document,
            Map<String, Object> values,
            String version,
            DescriptorCheck check) {
        if (!version.equals(OURS)) {
            check.findings()
                    .wrong("apiVersion", "There is no version '" + version + "'.", "Write apiVersion: " + OURS + ".");
        }
        check.envelope(true);
        Object kind = values.get("kind");
        Object name = Descriptor.map(values.get("metadata")).get("name");
        String identity = kind instanceof String && name instanceof String ? kind + "/" + name : null;
        if (identity == null || !check.findings().problems().isEmpty()) {
            return new Read(
                    index,
                    document.line(),
                    null,
                    null,
                    identity,
                    check.findings().problems());
        }
        Declaration declaration = new Declaration(
                source,
                path,
                document.line(),
                String.valueOf(kind),
                String.valueOf(name),
                Descriptor.map(values.get("metadata")),
                Descriptor.map(values.get("spec")),
                document.places());
        return new Read(index, document.line(), null, declaration, identity, List.of());
    }
}
