package dev.slipway.search;

import dev.slipway.access.Permission;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Every field of the index. Whoever changes one raises {@link #VERSION}: an index of another version is built anew. */
final class SearchFields {

    static final int VERSION = 5;

    static final String ID = "id";
    static final String TITLE = "title";
    static final String KEYWORDS = "keywords";
    static final String HEADINGS = "headings";
    /** The words of kind, owner, system and entity: "ledger runbook" means what is of that kind. */
    static final String ABOUT = "about";

    static final String BODY = "body";

    /** Where words are looked for, and what finding one there is worth. */
    static final Map<String, Float> WITH_WORDS = weights();

    /** Every word of those above: which there are, for typing errors and beginnings. */
    static final String VOCABULARY = "vocabulary";
    /** Beginnings of the words of title and keywords, for suggestions. */
    static final String TYPED = "typed";
    /** The title, the name and each keyword, as one word each. */
    static final String EXACT = "exact";

    /** Likewise, the title and the name alone. */
    static final String CALLED = "called";

    static final String KIND = "kind";
    static final String OWNER = "owner";
    static final String SYSTEM = "system";
    static final String STATUS = "status";
    static final String TAG = "tag";
    /** Narrowed by, but not counted: under its name with {@link #LOWER} behind it. */
    static final String ENTITY = "entity";

    static final String LOWER = "-lower";
    /** The permission that a reader must hold, where reading the catalog is not enough. */
    static final String READERS = "readers";
    /** Seconds since 1970. */
    static final String CHANGED = "changed";
    /** 1 where it comes with the portal. */
    static final String SHIPPED = "shipped";

    static final String REF = "ref";
    static final String URL = "url";
    /** Only where it is not English. */
    static final String LANGUAGE = "language";
    /** A line for each: place, anchor, heading, between tabs. */
    static final String SECTIONS = "sections";

    /** Of a longer body the rest is neither found nor shown. */
    private static final int LONGEST_BODY = 100_000;

    private static final int LONGEST_VALUE = 500;

    private static final FieldType WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false, false);
    private static final FieldType STORED_WORDS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false, true);
    private static final FieldType PRESENCE = type(IndexOptions.DOCS, true, false);
    private static final FieldType BEGINNINGS = type(IndexOptions.DOCS, false, false);

    private SearchFields() {}

    private static Map<String, Float> weights() {
        Map<String, Float> weights = new LinkedHashMap<>();
        weights.put(TITLE, 4f);
        weights.put(KEYWORDS, 3f);
        weights.put(HEADINGS, 2f);
        weights.put(ABOUT, 1.2f);
        weights.put(BODY, 1f);
        return Collections.unmodifiableMap(weights);
    }

    /** @param spoken the language of the document that is being written */
    static Analyzer analyzer(Supplier<Language> spoken) {
        return new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new WordTokens(
                        field.equals(TYPED) ? WordTokens.Form.BEGINNINGS : WordTokens.Form.STEMMED, spoken));
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return 100; // no phrase reaches from one keyword into the next
            }
        };
    }

    /** @param readers whoever holds this may find it */
    static Document document(SearchDocument from, Permission readers) {
        Document to = new Document();
        to.add(new StringField(ID, from.id(), Field.Store.YES));
        to.add(new StoredField(REF, from.ref()));
        to.add(new StoredField(URL, from.url().startsWith("/") ? from.url() : "/" + from.url()));
        to.add(new Field(TITLE, from.title(), STORED_WORDS));
        if (readers != Permission.CATALOG_READ) {
            to.add(new StringField(READERS, readers.name(), Field.Store.NO));
        }
        Language language = Language.of(from.language());
        if (language != Language.ENGLISH) {
            to.add(new StoredField(LANGUAGE, language.code));
        }
        facet(to, KIND, from.kind());
        facet(to, OWNER, from.owner());
        facet(to, SYSTEM, from.system());
        facet(to, STATUS, from.status());
        String entity = from.entity();
        if (entity != null && !entity.isBlank()) {
            to.add(new StoredField(ENTITY, entity));
            to.add(new StringField(ENTITY + LOWER, entity.toLowerCase(Locale.ROOT), Field.Store.NO));
        }
        for (String tag : from.tags()) {
            to.add(new SortedSetDocValuesField(TAG, value(tag)));
        }
        Instant changed = from.changedAt();
        if (changed != null) {
            to.add(new NumericDocValuesField(CHANGED, changed.getEpochSecond()));
            to.add(new StoredField(CHANGED, changed.toEpochMilli()));
        }
        if (from.shipped()) {
            to.add(new NumericDocValuesField(SHIPPED, 1));
        }
        words(to, from);
        return to;
    }

    private static void words(Document to, SearchDocument from) {
        String name = lastPart(from.ref());
        StringBuilder named = new StringBuilder(from.title()).append(' ').append(name);
        exact(to, EXACT, from.title());
        exact(to, EXACT, name);
        exact(to, CALLED, from.title());
        exact(to, CALLED, name);
        to.add(new Field(KEYWORDS, name, WORDS));
        for (String keyword : from.keywords()) {
            to.add(new Field(KEYWORDS, keyword, WORDS));
            exact(to, EXACT, keyword);
            named.append(' ').append(keyword);
        }
        StringBuilder about = new StringBuilder(from.kind());
        from.tags().forEach(tag -> about.append(' ').append(tag));
        about.append(' ').append(lastPart(from.owner()));
        about.append(' ').append(lastPart(from.system()));
        about.append(' ').append(lastPart(from.entity()));
        to.add(new Field(ABOUT, about.toString(), WORDS));
        to.add(new Field(TYPED, named.toString(), BEGINNINGS));
        to.add(new Field(VOCABULARY, named.toString(), PRESENCE));
        to.add(new Field(VOCABULARY, about.toString(), PRESENCE));
        String body = from.body().length() > LONGEST_BODY ? from.body().substring(0, LONGEST_BODY) : from.body();
        if (!from.sections().isEmpty()) {
            from.sections().forEach(section -> to.add(new Field(HEADINGS, section.heading(), WORDS)));
            to.add(new StoredField(SECTIONS, Sections.write(from.sections(), body.length())));
        }
        if (!body.isEmpty()) {
            to.add(new Field(VOCABULARY, body, PRESENCE));
            to.add(new Field(BODY, body, STORED_WORDS)); // last, so that who needs no body need not read it
        }
    }

    /** As one word, whatever stands between: {@code Roll back the ledger} is {@code rollbacktheledger}. */
    static String joined(String text) {
        StringBuilder all = new StringBuilder();
        Words words = new Words().over(text);
        while (words.next() && all.length() < LONGEST_VALUE) {
            if (!words.whole()) {
                all.append(words.buffer(), 0, words.length());
            }
        }
        return all.toString();
    }

    /** {@code ledger} of {@code component:default/ledger}. */
    static String lastPart(@Nullable String ref) {
        return ref == null ? "" : ref.substring(ref.lastIndexOf('/') + 1);
    }

    private static void exact(Document to, String field, String text) {
        String joined = joined(text);
        if (!joined.isEmpty()) {
            to.add(new StringField(field, joined, Field.Store.NO));
        }
    }

    private static void facet(Document to, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            BytesRef bytes = value(value);
            to.add(new SortedDocValuesField(field, bytes));
            to.add(new StoredField(field, bytes.utf8ToString()));
        }
    }

    private static BytesRef value(String text) {
        return new BytesRef(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
    }

    private static FieldType type(IndexOptions options, boolean omitNorms, boolean stored) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(omitNorms);
        type.setStored(stored);
        type.freeze();
        return type;
    }
}
