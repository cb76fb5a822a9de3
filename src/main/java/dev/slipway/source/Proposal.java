package dev.slipway.source;

import dev.slipway.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Files as somebody would have them, to be reviewed and merged where the source is kept.
 *
 * @param branch a new one; never one that is there
 * @param message of the commit, the summary in its first line
 * @param files by path: YAML and Markdown only, and nothing in a folder whose name begins with a dot, for those steer
 *     builds
 */
public record Proposal(String branch, String message, Map<String, Edit> files) {

    /** @param before the text that was edited, so that nobody's newer work is undone; null for a new file */
    public record Edit(@Nullable String before, String after) {}

    private static final Pattern KINDS = Pattern.compile("(?i).*\\.(?:yaml|yml|md)");
    private static final Set<String> PIPELINES = Set.of(
            "azure-pipelines", "bitbucket-pipelines", "cloudbuild", "buildspec", "appveyor", "codemagic", "wercker");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PATH = 400;
    private static final int MOST_FILES = 50;

    public Proposal {
        branch = branch.strip();
        message = message.strip();
        files = new TreeMap<>(files);
        if (branch.length() > LONGEST_NAME
                || branch.startsWith("-")
                || branch.endsWith(".lock")
                || branch.equalsIgnoreCase("HEAD")
                || !Repository.isValidRefName("refs/heads/" + branch)) {
            throw invalid("'" + branch + "' is not the name of a branch. Use letters, digits, - and /.");
        }
        if (message.isEmpty()) {
            throw invalid("Say in a line what changes and why.");
        }
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw invalid("A proposal changes at least one file, and at most " + MOST_FILES + ".");
        }
        files.forEach(Proposal::check);
    }

    private static void check(String path, Edit edit) {
        if (path.length() > LONGEST_PATH
                || path.contains("\\")
                || !KINDS.matcher(path).matches()) {
            throw invalid("'" + path + "' cannot be written: only files that end in .yaml, .yml or .md.");
        }
        for (String part : path.split("/", -1)) {
            if (part.startsWith(".")) {
                throw invalid("'" + path + "' cannot be written: a part of it begins with a dot.");
            }
        }
        try {
            new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true).checkPath(path);
        } catch (CorruptObjectException e) {
            throw invalid("'" + path + "' is no path of a file.");
        }
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (PIPELINES.contains(name.replaceFirst("\\.[^.]*$", ""))) {
            throw invalid("'" + path + "' steers builds and is not written from here.");
        }
        if (edit.after().length() > FileTree.LIMIT / 4) {
            throw invalid("'" + path + "' would be too large to write from here.");
        }
    }

    private static Refusal invalid(String message) {
        return new Refusal(Refusal.Kind.INVALID, message);
    }
}
