package dev.slipway.catalog;

import dev.slipway.source.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A descriptor made ready for the store. */
record EntityRow(
        Descriptor descriptor,
        Map<String, Object> document,
        String title,
        @Nullable String description,
        @Nullable Integer tier,
        List<String> tags,
        String path,
        @Nullable String root,
        String hash,
        Instant changedAt) {

    static final String TIER = "slipway.dev/tier";

    /** Where the owner comes from, if the descriptor names none. */
    static final String OWNER_FROM = "slipway.dev/owner-from";

    static final String MANAGED_BY = "backstage.io/managed-by-location";
    static final String ORIGIN = "backstage.io/managed-by-origin-location";
    private static final JsonMapper JSON = JsonMapper.shared();

    static EntityRow of(Descriptor descriptor, Source source, String path, @Nullable String root, Instant changedAt) {
        Map<String, Object> document = located(descriptor, source, path);
        Map<String, Object> metadata = Descriptor.map(document.get("metadata"));
        String title = metadata.get("title") instanceof String given ? given : displayName(descriptor, metadata);
        String tier = Descriptor.map(metadata.get("labels")).get(TIER) instanceof String label ? label : "";
        List<String> tags = new ArrayList<>();
        if (metadata.get("tags") instanceof List<?> given) {
            given.forEach(tag -> tags.add(String.valueOf(tag)));
        }
        return new EntityRow(
                descriptor,
                document,
                title,
                metadata.get("description") instanceof String text ? text.strip() : null,
                tier.matches("[1-4]") ? Integer.valueOf(tier) : null,
                List.copyOf(new LinkedHashSet<>(tags)),
                path,
                root,
                hash(JSON.writeValueAsString(document)),
                changedAt);
    }

    String ref() {
        return descriptor.ref().toString();
    }

    /** The whole entity as Backstage answers it, without the relations and the last brace. */
    String head(UUID uid) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("uid", uid.toString());
        metadata.put("etag", hash);
        metadata.putAll(Descriptor.map(document.get("metadata")));
        Map<String, Object> whole = new LinkedHashMap<>(document);
        whole.put("metadata", metadata);
        String json = JSON.writeValueAsString(whole);
        return json.substring(0, json.length() - 1);
    }

    String metadata() {
        return JSON.writeValueAsString(document.get("metadata"));
    }

    String words() {
        String all = descriptor.ref().name() + "\n" + title + "\n" + (description == null ? "" : description);
        return all.toLowerCase(Locale.ROOT);
    }

    private static String displayName(Descriptor descriptor, Map<String, Object> metadata) {
        Object name = Descriptor.map(descriptor.spec().get("profile")).get("displayName");
        return name instanceof String text && !text.isBlank() ? text : String.valueOf(metadata.get("name"));
    }

    private static Map<String, Object> located(Descriptor descriptor, Source source, String path) {
        Map<String, Object> annotations = new LinkedHashMap<>();
        String address = address(source, path);
        annotations.put(MANAGED_BY, address);
        annotations.put(ORIGIN, address);
        if (source.kind() == Source.Kind.GIT) {
            String view = address.substring("url:".length());
            annotations.put("backstage.io/view-url", view);
            annotations.put("backstage.io/edit-url", HostedFile.edit(view));
            annotations.put("backstage.io/source-location", "url:" + HostedFile.folder(view));
        }
        annotations.putAll(Descriptor.map(descriptor.metadata().get("annotations")));
        annotations.put(MANAGED_BY, address);
        annotations.put(ORIGIN, address);
        annotations.remove(OrphanStore.ANNOTATION); // nobody but the portal can say so
        Map<String, Object> metadata = new LinkedHashMap<>(descriptor.metadata());
        metadata.remove("uid");
        metadata.remove("etag");
        metadata.put("annotations", annotations);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("apiVersion", descriptor.document().get("apiVersion"));
        document.put("kind", descriptor.document().get("kind"));
        document.put("metadata", metadata);
        document.put("spec", descriptor.spec());
        return document;
    }

    /** Where the descriptor can be seen, in Backstage's form {@code type:target}. */
    static String address(Source source, String path) {
        if (source.kind() != Source.Kind.GIT) {
            return "file:" + source.location().replaceFirst("/$", "") + "/" + path;
        }
        return "url:" + HostedFile.view(web(source), source.branch() == null ? "HEAD" : source.branch(), path);
    }

    static String web(Source source) {
        return source.location().replaceFirst("(?:\\.git)?/?$", "").replaceFirst("://[^/@]*@", "://");
    }

    /**
     * The folder that an entity's own files lie in: what {@code backstage.io/source-location} points to inside the
     * source, else the descriptor's folder if it is the one that claims it.
     */
    static @Nullable String root(Descriptor descriptor, Source source, String path, boolean claimsFolder) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String location = descriptor.annotation("backstage.io/source-location").strip();
        String target = location.replaceFirst("^(?:url|dir|file):", "");
        String inside = null;
        if (!target.isEmpty()) {
            String web = web(source);
            if (target.startsWith(web + "/") || target.equals(web)) {
                inside = target.substring(web.length())
                        .replaceFirst("^/(?:-/)?(?:tree|blob|src|src/branch)/[^/]+", "")
                        .replaceFirst("^/", "");
            } else if (!target.contains(":") && !target.startsWith("/")) {
                inside = normal(folder + target);
            }
        }
        if (inside != null) {
            return inside.isEmpty() || inside.endsWith("/") ? inside : inside + "/";
        }
        return claimsFolder ? folder : null;
    }

    static @Nullable String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static String hash(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
