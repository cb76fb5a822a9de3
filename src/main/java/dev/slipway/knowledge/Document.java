package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document as its room lists it; {@link Documents#page} has what it says.
 *
 * @param path in its source; a decision tree's is its file's path, a slash, and its name
 * @param entity whom it belongs to; null if no entity claims it, so that it belongs to the source
 * @param owner of that entity
 * @param number of an ADR, where its project counts
 * @param status of an ADR: proposed, accepted, rejected, deprecated or superseded; null if none is stated
 * @param statusWords the status as it is written
 * @param decided an ADR's date, {@code 2026-11-20} or {@code 2026-11}
 * @param format of an ADR: nygard, madr2, madr3, madr4, table or other
 * @param language ISO 639-1
 * @param supersedes paths in the same source, or what is written where that is no file
 * @param supersededBy likewise
 * @param hash of its content
 */
public record Document(
        SourceId source,
        String path,
        Kind kind,
        String title,
        @Nullable EntityRef entity,
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable Integer number,
        @Nullable String status,
        @Nullable String statusWords,
        @Nullable String decided,
        @Nullable String format,
        String language,
        List<String> supersedes,
        List<String> supersededBy,
        Instant changedAt,
        @Nullable String changedBy,
        String hash) {

    /** What a document is for. */
    public enum Kind {
        ADR("ADR", "ADRs"),
        RUNBOOK("Runbook", "Runbooks"),
        PLAYBOOK("Playbook", "Playbooks"),
        DECISION_TREE("Decision tree", "Decision trees"),
        GUIDE("Guide", "Guides");

        private final String word;
        private final String plural;

        Kind(String word, String plural) {
            this.word = word;
            this.plural = plural;
        }

        /** On screen. */
        public String word() {
            return word;
        }

        public String plural() {
            return plural;
        }

        /** In addresses and facets: {@code decision-tree}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** By {@link #id}; null for any other word. */
        public static @Nullable Kind of(String id) {
            for (Kind kind : values()) {
                if (kind.id().equals(id.toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
            return null;
        }
    }

    public Document {
        supersedes = List.copyOf(supersedes);
        supersededBy = List.copyOf(supersededBy);
    }

    public String id() {
        return source + "/" + path;
    }

    /** Where its page is, relative to the portal. */
    public String url() {
        return kind == Kind.DECISION_TREE
                ? "trees/" + source + "/" + Addresses.encode(name())
                : "docs/" + source + "/" + Addresses.encode(path);
    }

    /** The title where it is said already that it is a playbook. */
    public String plainTitle() {
        String plain = title.replaceFirst("(?i)^playbook:\\s*", "");
        return plain.isEmpty() ? title : Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /** The file that it stands in, relative to the source. */
    public String file() {
        return kind == Kind.DECISION_TREE ? path.substring(0, path.lastIndexOf('/')) : path;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** How others speak of it: {@code ADR 27: Ledger rows are append-only}. */
    public String label() {
        return kind == Kind.ADR && number != null ? "ADR " + number + ": " + title : title;
    }
}
