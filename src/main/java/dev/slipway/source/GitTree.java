package dev.slipway.source;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The files of one commit. Links and submodules are no files of it. */
final class GitTree implements Snapshot {

    /** How far back the last change of a file is looked for; what is older bears the date where the search ended. */
    private static final int DEPTH = 20_000;

    private final Repository repository;
    private final ObjectId commit;
    private @Nullable SortedMap<String, Found> found;

    GitTree(Repository repository, ObjectId commit) {
        this.repository = repository;
        this.commit = commit;
    }

    @Override
    public List<String> paths() {
        return List.copyOf(found().keySet());
    }

    @Override
    public synchronized SortedMap<String, Found> found() {
        if (found == null) {
            found = walk();
        }
        return found;
    }

    private SortedMap<String, Found> walk() {
        SortedMap<String, Found> all = new TreeMap<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(commits.getObjectReader())) {
            tree.addTree(commits.parseCommit(commit).getTree());
            while (tree.next()) {
                if (tree.isSubtree()) {
                    if (!Passed.folder(tree.getNameString())) {
                        tree.enterSubtree();
                    }
                } else if (isFile(tree.getFileMode(0))) {
                    String path = tree.getPathString();
                    all.put(
                            path,
                            new Found(
                                    path,
                                    Found.UNKNOWN,
                                    null,
                                    tree.getObjectId(0).name()));
                }
            }
        } catch (IOException e) {
            throw new Unreachable("the commit " + commit.name() + " cannot be read from the local clone");
        }
        return all;
    }

    private static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    @Override
    public String revision() {
        return commit.name();
    }

    @Override
    public Map<String, String> unreadable() {
        return Map.of();
    }

    @Override
    public Found complete(Found first) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            long size = reader.getObjectSize(ObjectId.fromString(first.hash()), Constants.OBJ_BLOB);
            return new Found(first.path(), size, null, first.hash());
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return Optional.empty();
        }
        try (RevWalk commits = new RevWalk(repository)) {
            ObjectReader reader = commits.getObjectReader();
            try (TreeWalk tree =
                    TreeWalk.forPath(reader, path, commits.parseCommit(commit).getTree())) {
                if (tree == null || !isFile(tree.getFileMode(0))) {
                    return Optional.empty();
                }
                ObjectLoader blob = reader.open(tree.getObjectId(0), Constants.OBJ_BLOB);
                return blob.getSize() > LIMIT ? Optional.empty() : Optional.of(blob.getCachedBytes(LIMIT));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Walks back from the commit, newest first, until each path was met in a commit that differs from all its parents. */
    @Override
    public Map<String, LastChange> lastChanges(Collection<String> paths, @Nullable String since) throws IOException {
        Map<String, LastChange> changes = new HashMap<>();
        Set<String> open = new HashSet<>(paths);
        Instant oldest = Instant.EPOCH;
        try (RevWalk commits = new RevWalk(repository)) {
            commits.sort(RevSort.COMMIT_TIME_DESC);
            commits.markStart(commits.parseCommit(commit));
            leaveOut(commits, since);
            int left = DEPTH;
            for (RevCommit next = commits.next(); next != null && !open.isEmpty() && left > 0; next = commits.next()) {
                PersonIdent author = next.getAuthorIdent();
                oldest = next.getCommitterIdent().getWhenAsInstant();
                LastChange change = new LastChange(oldest, author.getName());
                for (String path : changedBy(next, commits)) {
                    if (open.remove(path)) {
                        changes.put(path, change);
                    }
                }
                left--;
            }
        }
        if (!open.isEmpty() && since != null) {
            changes.putAll(
                    lastChanges(open, null)); // the branch was rewritten, or a reader asks for what did not change
        } else {
            for (String path : open) {
                changes.put(path, new LastChange(oldest, null));
            }
        }
        return changes;
    }

    private void leaveOut(RevWalk commits, @Nullable String since) throws IOException {
        if (since != null) {
            try {
                commits.markUninteresting(commits.parseCommit(ObjectId.fromString(since)));
            } catch (MissingObjectException e) {
                return; // the branch was rewritten: everything is looked at
            }
        }
    }

    private static Set<String> changedBy(RevCommit commit, RevWalk commits) throws IOException {
        Set<String> paths = new HashSet<>();
        try (TreeWalk tree = new TreeWalk(commits.getObjectReader())) {
            tree.setRecursive(true);
            tree.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                tree.addTree(commits.parseTree(parent));
            }
            tree.setFilter(commit.getParentCount() == 0 ? TreeFilter.ALL : TreeFilter.ANY_DIFF);
            while (tree.next()) {
                boolean differs = true;
                for (int parent = 1; parent <= commit.getParentCount(); parent++) {
                    differs &= !tree.idEqual(0, parent);
                }
                if (differs) {
                    paths.add(tree.getPathString());
                }
            }
        }
        return paths;
    }
}
