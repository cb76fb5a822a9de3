package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * One index in one directory: written by one thread, read by any. What it holds and how far it has followed the change log
 * are committed together, so that a killed process goes on where the disk stands.
 */
final class Index implements Closeable {

    private static final String VERSION = "version";
    private static final String STORE = "store";
    private static final String TX = "tx";
    private static final String ID = "id";

    /** What a search reads: it does not change while it is held. */
    static final class View extends IndexSearcher {
        final Vocabulary vocabulary;
        final Columns columns;
        private final Map<String, CollectionStatistics> statistics = new ConcurrentHashMap<>();
        private final Set<Permission> needed = EnumSet.noneOf(Permission.class);

        View(IndexReader reader, Columns columns) throws IOException {
            super(reader);
            this.columns = columns;
            this.vocabulary = new Vocabulary(reader);
            setQueryCache(null);
            for (LeafReaderContext leaf : reader.leaves()) {
                columns.of(leaf.reader());
            }
            for (Permission permission : Permission.values()) {
                if (reader.docFreq(new Term(SearchFields.READERS, permission.name())) > 0) {
                    needed.add(permission);
                }
            }
        }

        /** Asked for with every word and field, and never another while the view is held. */
        @Override
        public @Nullable CollectionStatistics collectionStatistics(String field) throws IOException {
            CollectionStatistics known = statistics.get(field);
            if (known == null) {
                known = super.collectionStatistics(field);
                if (known != null) {
                    statistics.put(field, known);
                }
            }
            return known;
        }

        /** Everything runs on the caller's thread, so there is one collector. */
        <C extends Collector> C collect(Query query, C collector) throws IOException {
            return search(query, new CollectorManager<C, C>() {
                @Override
                public C newCollector() {
                    return collector;
                }

                @Override
                public C reduce(Collection<C> all) {
                    return collector;
                }
            });
        }

        /** The permissions without which something stays hidden, less those that the reader has. */
        Set<Permission> hiddenWithout(Set<Permission> may) {
            if (may.containsAll(needed)) {
                return Set.of();
            }
            Set<Permission> hidden = EnumSet.copyOf(needed);
            hidden.removeAll(may);
            return hidden;
        }
    }

    /** Something that is done with a view, which is given back afterwards. */
    interface Reading<T> {
        T from(View view) throws IOException;
    }

    private static final MergePolicy WHILE_WRITING = new TieredMergePolicy();
    private static final MergePolicy WHILE_NOTHING_IS_WRITTEN = new FewPieces();

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager views;
    private volatile @Nullable LogCursor cursor;
    private volatile @Nullable String store;
    private volatile Language spoken = Language.ENGLISH; // of the document that is being written
    private boolean uncommitted;
    private boolean tidy;

    Index(Directory directory) throws IOException {
        this.directory = directory;
        IndexWriterConfig config = new IndexWriterConfig(SearchFields.analyzer(() -> spoken));
        config.setRAMBufferSizeMB(32);
        config.setMergePolicy(WHILE_WRITING);
        config.setCodec(new HitsCodec());
        config.setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        try {
            Map<String, String> stored = new HashMap<>();
            Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
            if (committed != null) {
                committed.forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
            }
            if (Integer.toString(SearchFields.VERSION).equals(stored.get(VERSION))) {
                store = stored.get(STORE);
                cursor = new LogCursor(
                        Long.parseLong(stored.getOrDefault(TX, "0")), Long.parseLong(stored.getOrDefault(ID, "0")));
            }
            Columns columns = new Columns();
            this.views = new SearcherManager(writer, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) throws IOException {
                    return new View(reader, columns);
                }
            });
        } catch (IOException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Null while the index was never complete, or is of another version. */
    @Nullable
    LogCursor cursor() {
        return cursor;
    }

    /** The store that the index was built from. */
    @Nullable
    String store() {
        return store;
    }

    /** Declares that the index holds everything the store held at this point. */
    void complete(String from, LogCursor at) {
        store = from;
        moveTo(at);
    }

    void add(SearchDocument document) throws IOException {
        add(document, Permission.CATALOG_READ);
    }

    /** @param readers whoever holds this may find it */
    void add(SearchDocument document, Permission readers) throws IOException {
        if (tidy) {
            tidy = false;
            writer.getConfig().setMergePolicy(WHILE_WRITING);
        }
        spoken = Language.of(document.language());
        writer.updateDocument(new Term(SearchFields.ID, document.id()), SearchFields.document(document, readers));
        uncommitted = true;
    }

    void remove(Collection<String> ids) throws IOException {
        writer.deleteDocuments(
                ids.stream().map(id -> new Term(SearchFields.ID, id)).toArray(Term[]::new));
        uncommitted = true;
    }

    void moveTo(LogCursor to) {
        cursor = to;
        writer.setLiveCommitData(Map.of(
                        VERSION, Integer.toString(SearchFields.VERSION),
                        STORE, String.valueOf(store),
                        TX, Long.toString(to.tx()),
                        ID, Long.toString(to.id()))
                .entrySet());
        uncommitted = true;
    }

    /** What was written can be found from here on. */
    void refresh() throws IOException {
        views.maybeRefreshBlocking();
    }

    /** Brings what was written into few pieces, as nothing is written now; says whether that is still under way. */
    boolean tidy() throws IOException {
        tidy = true;
        writer.getConfig().setMergePolicy(WHILE_NOTHING_IS_WRITTEN);
        writer.maybeMerge();
        refresh();
        uncommitted |= writer.hasUncommittedChanges(); // what was brought together can be deleted
        return !writer.getMergingSegments().isEmpty();
    }

    boolean uncommitted() {
        return uncommitted;
    }

    /** What was written survives the process. */
    void commit() throws IOException {
        writer.commit();
        uncommitted = false;
    }

    <T> T read(Reading<T> reading) throws IOException {
        View view = (View) views.acquire();
        try {
            return reading.from(view);
        } finally {
            views.release(view);
        }
    }

    int documents() throws IOException {
        return read(view -> view.getIndexReader().numDocs());
    }

    /** Views that are held stay readable until they are given back. */
    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                views) {
            if (uncommitted && cursor != null && writer.isOpen()) {
                commit();
            }
        }
    }
}
