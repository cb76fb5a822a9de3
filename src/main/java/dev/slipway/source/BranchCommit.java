package dev.slipway.source;

import dev.slipway.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Puts a proposal into a repository's objects as a commit on top of another; no branch and no working file changes. */
record BranchCommit(Repository repository, ObjectId base) {

    ObjectId write(Proposal proposal, PersonIdent author, PersonIdent committer) throws IOException {
        try (RevWalk commits = new RevWalk(repository);
                ObjectInserter inserter = repository.newObjectInserter()) {
            RevCommit parent = commits.parseCommit(base);
            ObjectReader reader = commits.getObjectReader();
            DirCache index = DirCache.newInCore();
            DirCacheBuilder all = index.builder();
            all.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, parent.getTree());
            all.finish();
            DirCacheEditor editor = index.editor();
            for (Map.Entry<String, Proposal.Edit> file : proposal.files().entrySet()) {
                FileMode mode = agreed(reader, parent.getTree(), file.getKey(), file.getValue());
                ObjectId blob = inserter.insert(
                        Constants.OBJ_BLOB, file.getValue().after().getBytes(StandardCharsets.UTF_8));
                editor.add(new DirCacheEditor.PathEdit(file.getKey()) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(mode);
                        entry.setObjectId(blob);
                    }
                });
            }
            editor.finish();
            ObjectId tree = index.writeTree(inserter);
            if (tree.equals(parent.getTree())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "Nothing would change: the files are so already.");
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree);
            commit.setParentId(parent);
            commit.setAuthor(author);
            commit.setCommitter(committer);
            commit.setMessage(proposal.message() + "\n");
            ObjectId written = inserter.insert(commit);
            inserter.flush();
            return written;
        }
    }

    /** Refuses links, files in the way of folders and folders in the way of files, and what is newer than what was edited. */
    private static FileMode agreed(ObjectReader reader, RevTree tree, String path, Proposal.Edit edit)
            throws IOException {
        for (int cut = path.indexOf('/'); cut > 0; cut = path.indexOf('/', cut + 1)) {
            try (TreeWalk folder = TreeWalk.forPath(reader, path.substring(0, cut), tree)) {
                if (folder != null && !folder.getFileMode(0).equals(FileMode.TREE)) {
                    throw new Refusal(
                            Refusal.Kind.INVALID, path.substring(0, cut) + " is a link or a file here, and no folder.");
                }
            }
        }
        try (TreeWalk file = TreeWalk.forPath(reader, path, tree)) {
            if (file == null) {
                if (edit.before() != null) {
                    throw new Refusal(
                            Refusal.Kind.CONFLICT,
                            path + " is no longer there. Open it again to see how things stand now.");
                }
                return FileMode.REGULAR_FILE;
            }
            FileMode mode = file.getFileMode(0);
            if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
                throw new Refusal(Refusal.Kind.INVALID, path + " is a link or a folder here, and no file.");
            }
            byte[] now = reader.open(file.getObjectId(0), Constants.OBJ_BLOB).getCachedBytes(FileTree.LIMIT);
            String before = edit.before();
            if (before == null) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "There is a file " + path + " already. Choose another path, or edit that one.");
            }
            if (!Arrays.equals(now, before.getBytes(StandardCharsets.UTF_8))) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        new String(now, StandardCharsets.UTF_8).equals(before)
                                ? path + " is not written in UTF-8, and would be harmed. Save it as UTF-8 first."
                                : path + " was changed meanwhile. Open it again to see how it stands now.");
            }
            return mode;
        }
    }
}
