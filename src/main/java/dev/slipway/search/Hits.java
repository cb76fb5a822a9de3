package dev.slipway.search;

/** From what the index keeps of a document to what a reader is shown of it. */
final class Hits {

    private Hits() {}

    static SearchResults.Hit hit(Stored stored, Passage passage, float score) {
        String title = stored.text(SearchFields.TITLE);
        String code = stored.get(SearchFields.LANGUAGE);
        Language language = code == null ? Language.ENGLISH : Language.of(code);
        Sections sections = Sections.read(stored.get(SearchFields.SECTIONS));
        Passage.Stretch stretch = passage.best(stored.text(SearchFields.BODY), language, sections);
        SearchDocument.Section section = stretch.found() ? sections.at(stretch.from()) : null;
        String url = stored.text(SearchFields.URL);
        return new SearchResults.Hit(
                stored.text(SearchFields.ID),
                stored.text(SearchFields.REF),
                stored.text(SearchFields.KIND),
                title,
                passage.all(title, language),
                section == null ? url : url + "#" + section.anchor(),
                stretch.html(),
                score,
                stored.get(SearchFields.OWNER),
                stored.get(SearchFields.SYSTEM),
                stored.get(SearchFields.ENTITY),
                stored.get(SearchFields.STATUS),
                stored.changed(),
                section == null ? null : section.heading());
    }
}
