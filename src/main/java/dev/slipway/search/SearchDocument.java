package dev.slipway.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be found, as its room describes it.
 *
 * @param id unique over all rooms, beginning with the source's prefix: {@code entity:component:default/ledger}
 * @param kind the facet value that readers see: {@code service}, {@code runbook}, {@code adr} …
 * @param ref how REST callers name it: an entity ref, or {@code source/path} of a document
 * @param url where it opens, relative to the portal
 * @param body plain text, for finding and for the passage that is shown
 * @param keywords names that people type exactly: identifiers, alert names, aliases
 * @param owner entity ref of the owner
 * @param system entity ref of the system
 * @param entity entity ref of what it belongs to, where it is not an entity itself
 * @param status one word: lifecycle of an entity, status of a document
 * @param language ISO 639-1 of title and body, for the endings of their words
 * @param sections of the body, in order: what is found below a heading opens there
 * @param shipped comes with the portal: stands behind what the organisation wrote itself where both say it
 */
public record SearchDocument(
        String id,
        String kind,
        String ref,
        String title,
        String url,
        String body,
        List<String> keywords,
        List<String> tags,
        @Nullable String owner,
        @Nullable String system,
        @Nullable String entity,
        @Nullable String status,
        @Nullable Instant changedAt,
        String language,
        List<Section> sections,
        boolean shipped) {

    /**
     * Where a part of the body begins.
     *
     * @param from place of its heading in the body
     * @param anchor of its heading on the page
     */
    public record Section(int from, String heading, String anchor) {}

    public SearchDocument {
        keywords = List.copyOf(keywords);
        tags = List.copyOf(tags);
        sections = List.copyOf(sections);
    }

    /** One in English and of one piece, that belongs to nobody, until more is said. */
    public static Builder of(String id, String kind, String ref, String title, String url, String body) {
        return new Builder(id, kind, ref, title, url, body);
    }

    /** What may be said besides. */
    public static final class Builder {

        private final String id;
        private final String kind;
        private final String ref;
        private final String title;
        private final String url;
        private final String body;
        private List<String> keywords = List.of();
        private List<String> tags = List.of();
        private @Nullable String owner;
        private @Nullable String system;
        private @Nullable String entity;
        private @Nullable String status;
        private @Nullable Instant changedAt;
        private String language = "en";
        private List<Section> sections = List.of();
        private boolean shipped;

        private Builder(String id, String kind, String ref, String title, String url, String body) {
            this.id = id;
            this.kind = kind;
            this.ref = ref;
            this.title = title;
            this.url = url;
            this.body = body;
        }

        public Builder keywords(List<String> words) {
            keywords = words;
            return this;
        }

        public Builder tags(List<String> words) {
            tags = words;
            return this;
        }

        /** Whose it is, by entity refs. */
        public Builder belongsTo(@Nullable String owner, @Nullable String system, @Nullable String entity) {
            this.owner = owner;
            this.system = system;
            this.entity = entity;
            return this;
        }

        public Builder status(@Nullable String word) {
            status = word;
            return this;
        }

        public Builder changedAt(@Nullable Instant moment) {
            changedAt = moment;
            return this;
        }

        public Builder language(String code) {
            language = code;
            return this;
        }

        public Builder sections(List<Section> inOrder) {
            sections = inOrder;
            return this;
        }

        public Builder shipped(boolean withThePortal) {
            shipped = withThePortal;
            return this;
        }

        public SearchDocument build() {
            return new SearchDocument(
                    id, kind, ref, title, url, body, keywords, tags, owner, system, entity, status, changedAt, language,
                    sections, shipped);
        }
    }
}
