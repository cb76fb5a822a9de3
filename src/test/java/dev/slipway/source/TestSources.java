package dev.slipway.source;

import dev.slipway.Page;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Lets tests of other rooms bring files in by the same door as everyone, and wait until they are handed on. */
public final class TestSources {

    private TestSources() {}

    /** Adds the folder as a source, or visits it again if it is one, and returns when its files are handed on. */
    public static SourceId read(ApplicationContext portal, Path folder) {
        SourceStore store = portal.getBean(SourceStore.class);
        Location location = Location.folder(folder.toString());
        SourceId id = new SourceId(Location.slug(location.name()));
        if (store.find(id).isEmpty()) {
            store.add(id, location.name(), location, false);
        }
        visit(portal, id);
        return id;
    }

    /** Removes the source with everything that came from it. */
    public static void remove(ApplicationContext portal, SourceId id) {
        portal.getBean(SourceStore.class).leave(id);
        visit(portal, id);
    }

    public static Page<SourceProblem> problems(ApplicationContext portal, SourceId id) {
        return portal.getBean(Sources.class).problemPage(id, 0, 1000);
    }

    private static void visit(ApplicationContext portal, SourceId id) {
        SourceLock.Outcome outcome = portal.getBean(Sync.class).visit(id);
        if (outcome != SourceLock.Outcome.DONE) {
            throw new IllegalStateException("source " + id + " is being visited by someone else: " + outcome);
        }
        portal.getBean(SourceStore.class)
                .find(id)
                .map(kept -> kept.source().error())
                .ifPresent(error -> {
                    throw new IllegalStateException("source " + id + ": " + error);
                });
    }
}
