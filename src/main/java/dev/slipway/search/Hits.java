package dev.slipway.search;

import java.io.IOException;
import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DocumentStoredFieldVisitor;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFields;
import org.jspecify.annotations.Nullable;

/** From what the index keeps of a document to what a reader is shown of it. */
final class Hits {

    private Hits() {}

    static SearchResults.Hit hit(Document stored, Passage passage, float score) {
        String title = text(stored, SearchFields.TITLE);
        String code = stored.get(SearchFields.LANGUAGE);
        Language language = code == null ? Language.ENGLISH : Language.of(code);
        Sections sections = Sections.read(stored.get(SearchFields.SECTIONS));
        Passage.Stretch stretch = passage.best(text(stored, SearchFields.BODY), language, sections);
        SearchDocument.Section section = stretch.found() ? sections.at(stretch.from()) : null;
        var changed = stored.getField(SearchFields.CHANGED);
        Number millis = changed == null ? null : changed.numericValue();
        String url = text(stored, SearchFields.URL);
        return new SearchResults.Hit(
                text(stored, SearchFields.ID),
                text(stored, SearchFields.REF),
                text(stored, SearchFields.KIND),
                title,
                passage.all(title, language),
                section == null ? url : url + "#" + section.anchor(),
                stretch.html(),
                score,
                stored.get(SearchFields.OWNER),
                stored.get(SearchFields.SYSTEM),
                stored.get(SearchFields.ENTITY),
                stored.get(SearchFields.STATUS),
                millis == null ? null : Instant.ofEpochMilli(millis.longValue()),
                section == null ? null : section.heading());
    }

    /** All but the body, which is long and comes last. */
    static Document withoutBody(StoredFields stored, int document) throws IOException {
        DocumentStoredFieldVisitor visitor = new DocumentStoredFieldVisitor() {
            @Override
            public Status needsField(FieldInfo field) {
                return field.name.equals(SearchFields.BODY) || field.name.equals(SearchFields.SECTIONS)
                        ? Status.STOP
                        : Status.YES;
            }
        };
        stored.document(document, visitor);
        return visitor.getDocument();
    }

    static String text(Document stored, String field) {
        @Nullable String value = stored.get(field);
        return value == null ? "" : value;
    }
}
