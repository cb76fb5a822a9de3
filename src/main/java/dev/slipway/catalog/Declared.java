package dev.slipway.catalog;

import dev.slipway.source.FileTree;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the descriptors in a tree of files declare, read without a catalog: for programs that judge a checkout by itself.
 *
 * @param claimants the entities that have files of their own, by their root folder (see {@link Entity#root})
 */
public record Declared(List<Declaration> declarations, Map<String, Entity> claimants, List<Problem> problems) {

    private static final int LARGEST = 1_000_000;

    public static Declared in(SourceId source, FileTree files, Instant moment) {
        List<Declaration> declarations = new ArrayList<>();
        Map<String, Entity> claimants = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : files.paths()) {
            byte[] content = DescriptorFile.candidate(path) ? files.read(path).orElse(null) : null;
            if (content == null || content.length > LARGEST) {
                continue;
            }
            DescriptorFile file = DescriptorFile.read(source, path, content);
            for (DescriptorFile.Read document : file.documents()) {
                problems.addAll(document.problems());
                if (document.declaration() != null) {
                    declarations.add(document.declaration());
                }
            }
            Descriptor claimant = Claims.claimant(path, file);
            if (claimant != null) {
                String root = path.substring(0, path.lastIndexOf('/') + 1);
                claimants.putIfAbsent(root, entity(claimant, source, path, root, moment));
            }
        }
        return new Declared(List.copyOf(declarations), claimants, List.copyOf(problems));
    }

    /** A service of which nothing is known but the name. */
    public static Entity plainService(String name, SourceId source, Instant moment) {
        String safe = name.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[-_.]+|[-_.]+$", "");
        String given = safe.isEmpty() ? "checkout" : safe.substring(0, Math.min(63, safe.length()));
        return new Entity(
                id(given),
                new EntityRef("component", EntityRef.DEFAULT_NAMESPACE, given),
                "Component",
                given,
                given,
                null,
                "service",
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                source,
                "",
                1,
                "",
                moment,
                null);
    }

    private static Entity entity(Descriptor descriptor, SourceId source, String path, String root, Instant moment) {
        Map<String, Object> metadata = descriptor.metadata();
        Map<String, String> labels = texts(metadata.get("labels"));
        String tier = labels.getOrDefault(EntityRow.TIER, "");
        String name = String.valueOf(metadata.get("name"));
        List<String> tags = new ArrayList<>();
        if (metadata.get("tags") instanceof List<?> given) {
            given.forEach(tag -> tags.add(String.valueOf(tag)));
        }
        return new Entity(
                id(descriptor.ref().toString()),
                descriptor.ref(),
                descriptor.kind(),
                name,
                metadata.get("title") instanceof String title ? title : name,
                metadata.get("description") instanceof String text ? text.strip() : null,
                descriptor.text("type"),
                descriptor.text("lifecycle"),
                descriptor.target("ownedBy", ""),
                descriptor.target("partOf", "system"),
                tier.matches("[1-4]") ? Integer.valueOf(tier) : null,
                List.copyOf(tags),
                texts(metadata.get("annotations")),
                labels,
                List.of(),
                source,
                path,
                descriptor.line(),
                root,
                moment,
                null);
    }

    /** The entity whose files lie at the top, if one says so. */
    public Optional<Entity> atTheTop() {
        return Optional.ofNullable(claimants.get(""));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        Descriptor.map(value).forEach((key, each) -> texts.put(key, String.valueOf(each)));
        return texts;
    }
}
