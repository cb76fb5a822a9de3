package dev.slipway.scan;

import dev.slipway.catalog.EntityRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose file is it: the entities of a source by root folder, and the longest root that a path lies under. */
record Roots(Map<String, EntityRef> byFolder) {

    @Nullable
    String of(String path) {
        for (int end = path.lastIndexOf('/'); end >= 0; end = end == 0 ? -1 : path.lastIndexOf('/', end - 1)) {
            String folder = path.substring(0, end + 1);
            if (byFolder.containsKey(folder)) {
                return folder;
            }
        }
        return byFolder.containsKey("") ? "" : null;
    }

    /** The paths under each of these roots that are nobody else's. */
    Map<String, List<String>> files(Collection<String> roots, Collection<String> paths) {
        Map<String, List<String>> files = new LinkedHashMap<>();
        roots.forEach(root -> files.put(root, new ArrayList<>()));
        for (String path : paths) {
            String root = of(path);
            if (root != null && files.get(root) instanceof List<String> own) {
                own.add(path);
            }
        }
        return files;
    }
}
