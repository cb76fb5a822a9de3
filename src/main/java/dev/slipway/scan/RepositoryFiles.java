package dev.slipway.scan;

import dev.slipway.facts.Evidence;
import dev.slipway.source.SourceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one entity, as a detector sees them: those under its root that are nobody else's, without what was
 * downloaded or generated and without the samples that tests keep. Paths are relative to the root.
 */
public final class RepositoryFiles {

    private static final Pattern NOT_WRITTEN_HERE = Pattern.compile(
            "(?:.*/)?(?:node_modules|bower_components|vendor|third_party|\\.git|\\.terraform|\\.venv|venv|__pycache__"
                    + "|site-packages|target|dist|\\.gradle|\\.next|\\.idea)/.*"
                    + "|.*(?:package-lock|npm-shrinkwrap)\\.json|.*pnpm-lock\\.yaml|.*\\.min\\.(?:js|css)");
    private static final Pattern SAMPLE = Pattern.compile(
            "(?:.*/)?(?:(?:src/)?test/resources|testdata|test-data|fixtures|__fixtures__|__snapshots__|test/data)/.*"
                    + "|(?:(?!src/)[^/]+/)*(?:samples?|examples?|demos?|mocks?|mock-[\\w-]+|[\\w-]+-mocks?)/.*"); // what shows others how, not what runs
    private static final Pattern TEST = Pattern.compile(
            "(?:.*/)?(?:(?:[\\w.-]*[-_.])?[tT]ests?|specs?|__tests__|e2e|cypress|playwright|[a-zA-Z]+Tests?|it|src/aat|test-integration)/.*"
                    + "|(?:.*/)?tests?(?:[-_][\\w-]+)?\\.(?:rs|py|rb|go|ini|toml|cfg|ya?ml|properties)"
                    + "|.*(?:_test\\.go|\\.(?:test|spec)\\.[jt]sx?|Tests?\\.(?:java|kt|scala|cs)|IT\\.(?:java|kt)"
                    + "|_spec\\.rb|_test\\.py|(?:^|/)test_[^/]*\\.py)");
    private static final Pattern ASIDE = Pattern.compile(
            "(?:tools?|hack|scripts?|benchmarks?|load-?tests?)/.*"); // programs for those who work on it
    private static final byte[] NOTHING = {};
    private static final int LARGEST = 1_000_000;
    private static final int MOST_CACHED = 48_000_000;
    private static final int MOST_FILES = 20_000;
    private static final String IGNORE = ".slipwayignore";
    private static final int MOST_IGNORED = 100;

    private final SourceId source;
    private final String root;
    private final List<String> all;
    private final List<String> paths;
    private final Function<String, Optional<byte[]>> read;
    private final Map<List<String>, List<String>> matching = new ConcurrentHashMap<>();
    private final Map<String, Text> texts = new ConcurrentHashMap<>();
    private final Map<String, List<Tree>> trees = new ConcurrentHashMap<>();
    private final Map<Class<?>, Note> notes = new ConcurrentHashMap<>();
    private final int beyond;
    private final Set<String> large = new ConcurrentSkipListSet<>();
    private final AtomicInteger cached = new AtomicInteger();

    /** The paths are relative to the source, and all under the root. */
    RepositoryFiles(SourceId source, String root, List<String> paths, Function<String, Optional<byte[]>> read) {
        this.source = source;
        this.root = root;
        this.read = read;
        List<String> own = paths.stream()
                .map(path -> path.substring(root.length()))
                .filter(RepositoryFiles::reads)
                .toList();
        this.beyond = Math.max(0, own.size() - MOST_FILES);
        this.all = beyond == 0 ? own : upper(own);
        this.paths = withoutIgnored();
    }

    /** What the repository says that it holds for others, so that it tells nothing about itself. */
    private List<String> withoutIgnored() {
        if (!all.contains(IGNORE)) {
            return all;
        }
        List<Glob> ignored = text(IGNORE).lines().stream()
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .limit(MOST_IGNORED)
                .map(Glob::of)
                .toList();
        return all.stream()
                .filter(path -> ignored.stream().noneMatch(glob -> glob.matches(path)))
                .toList();
    }

    /** Pipelines, build files and manifests lie near the top; what is cut off lies deepest. */
    private static List<String> upper(List<String> all) {
        return all.stream()
                .sorted(Comparator.comparingLong(
                        path -> path.chars().filter(c -> c == '/').count()))
                .limit(MOST_FILES)
                .sorted()
                .toList();
    }

    /** What was not looked at, and why; each a sentence. */
    List<String> leftOut() {
        List<String> said = new ArrayList<>();
        if (beyond > 0) {
            said.add("Only the upper %,d files were read: %,d that lie deeper were left out."
                    .formatted(MOST_FILES, beyond));
        }
        if (paths.size() < all.size()) {
            said.add("%,d files prove nothing, as %s leaves them out; they were searched for leaked secrets only."
                    .formatted(all.size() - paths.size(), IGNORE));
        }
        if (!large.isEmpty()) {
            said.add("Not read, as larger than %,d bytes: %s%s."
                    .formatted(
                            LARGEST,
                            String.join(", ", large.stream().limit(5).toList()),
                            large.size() > 5 ? " and " + (large.size() - 5) + " more" : ""));
        }
        return said;
    }

    /** Whether it may have been written here, and for what runs. */
    static boolean reads(String path) {
        return !NOT_WRITTEN_HERE.matcher(path).matches()
                && !SAMPLE.matcher(path).matches();
    }

    public List<String> paths() {
        return paths;
    }

    /** Those too that {@code .slipwayignore} leaves out: a secret in them is a secret. */
    public List<String> evenIgnored() {
        return all;
    }

    /** The paths that one of these globs matches, in any case. */
    public List<String> paths(String... globs) {
        return matching.computeIfAbsent(List.of(globs), this::matching);
    }

    private List<String> matching(List<String> globs) {
        List<Glob> any = globs.stream().map(Glob::of).toList();
        return paths.stream()
                .filter(path -> any.stream().anyMatch(glob -> glob.matches(path)))
                .toList();
    }

    /** Whether the file belongs to tests rather than to what runs. */
    public static boolean isTest(String path) {
        return TEST.matcher(path).matches();
    }

    /** Empty for a file that is missing, binary or too large to have been written by hand. */
    public Text text(String path) {
        Text known = texts.get(path);
        if (known != null) {
            return known;
        }
        byte[] content = read.apply(root + path).orElse(NOTHING);
        if (content.length > LARGEST && !binary(content)) {
            large.add(path);
        }
        Text text = new Text(path, decode(content));
        if (cached.get() < MOST_CACHED) {
            cached.addAndGet(text.whole().length());
            texts.put(path, text);
        }
        return text;
    }

    private static String decode(byte[] content) {
        if (content.length > LARGEST || binary(content)) {
            return "";
        }
        String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(content)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean binary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, 8_000); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The documents of a YAML or JSON file; what follows a fault is missing. */
    public List<Tree> documents(String path) {
        return trees.computeIfAbsent(
                path,
                p -> p.endsWith(".json") || p.endsWith(".json5") || p.endsWith(".jsonc")
                        ? Trees.json(p, text(p).whole())
                        : Trees.yaml(p, text(p).whole()));
    }

    /** Reads a text that is nearly YAML, after it has been made so; lines must stay where they are. */
    public List<Tree> documents(String path, String repaired) {
        return Trees.yaml(path, repaired);
    }

    /** The first lines, comments apart, that the pattern is found in: at most one of each file. */
    public List<Line> find(Pattern pattern, String... globs) {
        List<Line> found = new ArrayList<>();
        Sieve sieve = Sieve.of(pattern);
        for (String path : paths(globs)) {
            Line line = sieve.first(text(path).code());
            if (line != null) {
                found.add(line);
            }
        }
        return found;
    }

    /** Whether the line is a regular expression, or part of one: it tells what is looked for, not what is there. */
    public static boolean isExpression(String line) {
        return line.contains("(?:") || line.contains("(?i)") || line.contains("\\\\b") || line.contains("\\\\s");
    }

    /** As {@link #find}, in the files that run rather than test. */
    public List<Line> findOutsideTests(Pattern pattern, String... globs) {
        return find(pattern, globs).stream()
                .filter(line ->
                        !isTest(line.path()) && !ASIDE.matcher(line.path()).matches())
                .toList();
    }

    /** What several detectors need and is dear to work out; whoever comes while it is worked out waits for it. */
    public <T> T once(Class<T> type, Function<RepositoryFiles, T> work) {
        Note note = notes.computeIfAbsent(type, t -> new Note());
        synchronized (note) {
            if (note.known == null) {
                note.known = work.apply(this);
            }
            return type.cast(note.known);
        }
    }

    private static final class Note {
        private @Nullable Object known;
    }

    public Evidence at(Line line) {
        return at(line.path(), line.number());
    }

    public Evidence at(Tree tree) {
        return at(tree.path(), tree.line());
    }

    /** The line with its neighbours, each behind its number. */
    public Evidence at(String path, int line) {
        List<Line> lines = text(path).lines();
        StringBuilder excerpt = new StringBuilder();
        for (Line near :
                lines.subList(Math.max(0, Math.min(line - 3, lines.size())), Math.min(lines.size(), line + 2))) {
            String shown = near.text().length() > 160 ? near.text().substring(0, 160) + "…" : near.text();
            excerpt.append(excerpt.isEmpty() ? "" : "\n")
                    .append(near.number() == line ? "> " : "  ")
                    .append(near.number())
                    .append("  ")
                    .append(Masks.mask(shown));
        }
        return Evidence.at(source, root + path, line, excerpt.toString(), null);
    }

    /** The line alone, with the secret in it made unreadable. */
    public Evidence hiding(Line line, String secret) {
        String shown = secret.substring(0, Math.min(4, secret.length() / 3)) + "…";
        String text = Masks.mask(line.text().strip().replace(secret, shown));
        String cut = text.length() > 160 ? text.substring(0, 160) + "…" : text;
        return Evidence.at(source, root + line.path(), line.number(), "> " + line.number() + "  " + cut, null);
    }

    /** The file as a whole. */
    public Evidence at(String path) {
        return Evidence.at(source, root + path, 1, null, null);
    }
}
