package dev.slipway.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Brings an index a piece further along the change log: asks the sources for what changed, writes it, moves the cursor. */
final class IndexFeed {

    private static final Logger log = LoggerFactory.getLogger(IndexFeed.class);

    /** Rows of the log that are followed at once: the more, the fewer small segments, and what changed twice is read once. */
    static final int CHUNK = 5_000;

    /** Documents that are in memory at once. */
    private static final int LOADED = 250;

    private final Supplier<List<SearchSource>> sources;

    IndexFeed(Supplier<List<SearchSource>> sources) {
        this.sources = sources;
    }

    List<SearchSource> sources() {
        return sources.get();
    }

    /** Until nothing is left that can be read. */
    void catchUp(ChangeLog changes, Index into, Set<String> changed) throws IOException {
        while (follow(changes, into, changed) == CHUNK) {
            log.debug("There is more to follow");
        }
    }

    /** How many rows of the log were followed: fewer than {@link #CHUNK} if there are no more. */
    int follow(ChangeLog changes, Index into, Set<String> changed) throws IOException {
        LogCursor cursor = Objects.requireNonNull(into.cursor());
        List<ChangeLog.Change> rows = changes.after(cursor, CHUNK);
        if (rows.isEmpty()) {
            return 0;
        }
        Set<String> ids = rows.stream().map(ChangeLog.Change::doc).collect(Collectors.toCollection(LinkedHashSet::new));
        write(into, ids);
        into.moveTo(rows.getLast().at());
        into.refresh();
        changed.addAll(ids);
        return rows.size();
    }

    private void write(Index into, Set<String> ids) throws IOException {
        Map<String, SearchSource> byPrefix =
                sources.get().stream().collect(Collectors.toMap(SearchSource::prefix, source -> source));
        Map<String, Set<String>> grouped = new HashMap<>();
        for (String id : ids) {
            int colon = id.indexOf(':');
            grouped.computeIfAbsent(colon < 0 ? id : id.substring(0, colon), any -> new LinkedHashSet<>())
                    .add(id);
        }
        Set<String> gone = new HashSet<>(ids);
        for (Map.Entry<String, Set<String>> group : grouped.entrySet()) {
            SearchSource source = byPrefix.get(group.getKey());
            if (source != null) {
                for (List<String> some : slices(group.getValue())) {
                    write(into, source, Set.copyOf(some), gone);
                }
            }
        }
        into.remove(gone);
    }

    private static List<List<String>> slices(Set<String> ids) {
        return ids.stream().gather(Gatherers.windowFixed(LOADED)).toList();
    }

    /** One that fails must not keep the others from being found; it keeps its last good state. */
    private void write(Index into, SearchSource source, Set<String> ids, Set<String> gone) throws IOException {
        try {
            for (SearchDocument document : source.load(ids)) {
                into.add(document, source.readers());
                gone.remove(document.id());
            }
        } catch (DataAccessException | AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (ids.size() == 1) {
                log.error("{} cannot be indexed; what was found of it before stays", ids, e);
                gone.removeAll(ids);
                return;
            }
            for (String id : ids) {
                write(into, source, Set.of(id), gone);
            }
        }
    }
}
