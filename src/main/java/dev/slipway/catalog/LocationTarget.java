package dev.slipway.catalog;

import dev.slipway.source.Source;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a Location names.
 *
 * @param text as it was written
 * @param inside a path in the Location's own source, or a pattern of such; null if it lies elsewhere
 */
record LocationTarget(String text, @Nullable String inside) {

    /** Of {@code spec.target} and {@code spec.targets}, in their order. */
    static List<LocationTarget> of(Source source, String path, Map<String, Object> spec) {
        List<LocationTarget> targets = new ArrayList<>();
        if (spec.get("target") instanceof String target) {
            targets.add(of(source, path, target));
        }
        if (spec.get("targets") instanceof List<?> many) {
            many.forEach(target -> targets.add(of(source, path, String.valueOf(target))));
        }
        return targets;
    }

    static LocationTarget of(Source source, String path, String target) {
        if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
            RepositoryAddress address = RepositoryAddress.of(target);
            boolean here = source.kind() == Source.Kind.GIT && address.sameRemote(source.location());
            return new LocationTarget(target, here ? address.path() : null);
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return new LocationTarget(
                target, target.startsWith("/") ? EntityRow.normal(target) : EntityRow.normal(folder + target));
    }

    boolean isPattern() {
        return inside != null && inside.contains("*");
    }

    boolean covers(String path) {
        if (inside == null) {
            return false;
        }
        return isPattern() ? matcher(inside).matches(Path.of(path)) : inside.equals(path);
    }

    /** Only stars mean something, as on Git hosts; two of them any folders, none included. */
    private static PathMatcher matcher(String pattern) {
        String glob = pattern.replaceAll("([\\\\\\[\\]{}?])", "\\\\$1");
        try {
            PathMatcher plain = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            PathMatcher atTop = FileSystems.getDefault().getPathMatcher("glob:" + glob.replace("**/", ""));
            return path -> plain.matches(path) || atTop.matches(path);
        } catch (PatternSyntaxException e) {
            return path -> false;
        }
    }
}
