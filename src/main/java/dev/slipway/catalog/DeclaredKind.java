package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One of the portal's own kinds, of which a room keeps every declaration that is well formed by itself, under a name that
 * only one file may have. A malformed one is reported, and what was declared before stays.
 */
public final class DeclaredKind implements Declaration.Reader {

    private final String kind;
    private final BiConsumer<Declaration, List<Problem>> check;
    private final DeclarationTable table;
    private final Runnable changed;

    /**
     * @param check adds what is wrong with a declaration
     * @param changed runs in the sync's transaction when another declaration counts, or one does no more
     */
    public DeclaredKind(
            String kind, BiConsumer<Declaration, List<Problem>> check, DeclarationTable table, Runnable changed) {
        this.kind = kind;
        this.check = check;
        this.table = table;
        this.changed = changed;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<Problem> read(Declaration declaration) {
        Optional<Declaration> before = table.find(kind, declaration.name());
        if (before.isPresent() && !samePlace(before.get(), declaration)) {
            return List.of(declaration.problem(
                    "metadata.name",
                    "the " + kind + " " + declaration.name() + " is already declared in "
                            + before.get().source() + ", " + before.get().path(),
                    "Give it a name of its own, or remove the other."));
        }
        List<Problem> problems = new ArrayList<>();
        check.accept(declaration, problems);
        if (problems.isEmpty() && !before.equals(Optional.of(declaration))) {
            table.put(declaration);
            changed.run();
        }
        return problems;
    }

    @Override
    public void removed(SourceId source, String path, String name) {
        if (table.remove(kind, source, path, name)) {
            changed.run();
        }
    }

    private static boolean samePlace(Declaration one, Declaration other) {
        return one.source().equals(other.source()) && one.path().equals(other.path());
    }
}
