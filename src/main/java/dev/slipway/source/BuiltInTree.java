package dev.slipway.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/** What comes with the portal under a folder of the class path, in jars and in folders; it cannot change while it runs. */
final class BuiltInTree implements Snapshot {

    private final Map<String, byte[]> contents = new HashMap<>();
    private final TreeMap<String, Found> found = new TreeMap<>();
    private final Map<String, LastChange> changes = new HashMap<>();

    private BuiltInTree() {}

    static BuiltInTree of(String folder) throws IOException {
        BuiltInTree tree = new BuiltInTree();
        Resource[] resources = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/**");
        for (Resource resource : resources) {
            String address = resource.getURL().toString();
            if (address.endsWith("/") || !resource.isReadable()) {
                continue;
            }
            String decoded = StringUtils.uriDecode(address, StandardCharsets.UTF_8);
            String path = decoded.substring(decoded.lastIndexOf("/" + folder + "/") + folder.length() + 2);
            byte[] content;
            try (InputStream stream = resource.getInputStream()) {
                content = stream.readAllBytes();
            }
            if (tree.contents.putIfAbsent(path, content) == null) {
                tree.found.put(path, new Found(path, content.length, null, BlobHash.of(content)));
                tree.changes.put(
                        path, new LastChange(Instant.ofEpochMilli(Math.max(0, resource.lastModified())), null));
            }
        }
        return tree;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(found.keySet());
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(contents.get(path)).map(byte[]::clone);
    }

    @Override
    public SortedMap<String, Found> found() {
        return found;
    }

    @Override
    public @Nullable String revision() {
        return null;
    }

    @Override
    public Map<String, String> unreadable() {
        return Map.of();
    }

    @Override
    public Found complete(Found first) {
        return first;
    }

    @Override
    public Map<String, LastChange> lastChanges(Collection<String> paths, @Nullable String since) {
        return changes;
    }
}
