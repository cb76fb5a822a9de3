package dev.slipway.source;

import dev.slipway.source.host.Listed;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which repositories of an organisation are to be read. */
final class Wanted {

    private final List<Pattern> include;
    private final List<Pattern> exclude;
    private final Set<String> topics = new TreeSet<>();
    private final boolean archived;
    private final boolean forks;
    private final String catalogGlob;
    private final List<PathMatcher> catalog;

    Wanted(SourceSettings.Organisation settings) {
        this.include = settings.include().stream().map(Wanted::glob).toList();
        this.exclude = settings.exclude().stream().map(Wanted::glob).toList();
        settings.topics().forEach(topic -> topics.add(topic.toLowerCase(Locale.ROOT)));
        this.archived = settings.archived();
        this.forks = settings.forks();
        this.catalogGlob = settings.catalog().strip();
        this.catalog = catalog(catalogGlob);
    }

    /** A star stands for anything, slashes included. */
    private static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE);
    }

    private static List<PathMatcher> catalog(String glob) {
        if (glob.isEmpty()) {
            return List.of();
        }
        String plain = glob.startsWith("/") ? glob.substring(1) : glob;
        List<String> globs = plain.startsWith("**/") ? List.of(plain, plain.substring(3)) : List.of(plain);
        return globs.stream()
                .map(one -> FileSystems.getDefault().getPathMatcher("glob:" + one))
                .toList();
    }

    boolean fits(Listed repository) {
        return !repository.empty()
                && (archived || !repository.archived())
                && (forks || !repository.fork())
                && (include.isEmpty() || any(include, repository.name()))
                && !any(exclude, repository.name())
                && (topics.isEmpty()
                        || !Collections.disjoint(
                                topics,
                                repository.topics().stream()
                                        .map(topic -> topic.toLowerCase(Locale.ROOT))
                                        .toList()));
    }

    /** Whether a repository with these files declares anything. */
    boolean holdsCatalog(Collection<String> paths) {
        return catalog.isEmpty()
                || paths.stream()
                        .map(Path::of)
                        .anyMatch(path -> catalog.stream().anyMatch(matcher -> matcher.matches(path)));
    }

    /** The same text stands for the same choice. */
    @Override
    public String toString() {
        return include + " " + exclude + " " + topics + " " + archived + " " + forks + " " + catalogGlob;
    }

    private static boolean any(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
