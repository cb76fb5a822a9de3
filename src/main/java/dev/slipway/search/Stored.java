package dev.slipway.search;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.jspecify.annotations.Nullable;

/** What the index keeps of one document, to show it by. */
final class Stored {

    private final Map<String, String> texts = HashMap.newHashMap(13);
    private @Nullable Instant changed;

    private Stored() {}

    static Stored of(StoredFields all, int document) throws IOException {
        return read(all, document, true);
    }

    /** The body is long and comes last. */
    static Stored withoutBody(StoredFields all, int document) throws IOException {
        return read(all, document, false);
    }

    private static Stored read(StoredFields all, int document, boolean body) throws IOException {
        Stored stored = new Stored();
        all.document(document, new StoredFieldVisitor() {
            @Override
            public Status needsField(FieldInfo field) {
                return body || !(field.name.equals(SearchFields.BODY) || field.name.equals(SearchFields.SECTIONS))
                        ? Status.YES
                        : Status.STOP;
            }

            @Override
            public void stringField(FieldInfo field, String value) {
                stored.texts.put(field.name, value);
            }

            @Override
            public void longField(FieldInfo field, long value) {
                stored.changed = Instant.ofEpochMilli(value); // no other number is stored
            }
        });
        return stored;
    }

    /** Empty where it is not stored. */
    String text(String field) {
        return texts.getOrDefault(field, "");
    }

    @Nullable
    String get(String field) {
        return texts.get(field);
    }

    @Nullable
    Instant changed() {
        return changed;
    }
}
