package dev.slipway.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the search page names and draws what rooms call by id. */
final class SearchWords {

    private SearchWords() {}

    /** {@code decision-tree} is "Decision tree", {@code adr} is "ADR". */
    static String kind(String id) {
        return switch (id) {
            case "adr", "api" -> id.toUpperCase(Locale.ROOT);
            default -> capital(id.replace('-', ' '));
        };
    }

    static String icon(String kind) {
        return switch (kind) {
            case "service", "component", "website", "library" -> "service";
            case "api", "resource" -> "plug";
            case "system", "domain" -> "catalog";
            case "group" -> "people";
            case "user" -> "user";
            case "decision-tree" -> "tree";
            case "question" -> "score";
            default -> "doc";
        };
    }

    /** {@code ledger} of {@code component:default/ledger}. */
    static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    static String facetValue(String facet, String value) {
        return switch (facet) {
            case "kind" -> kind(value);
            case "age" ->
                switch (value) {
                    case "week" -> "Past week";
                    case "quarter" -> "Past 3 months";
                    case "year" -> "Past year";
                    case "older" -> "Older";
                    default -> value;
                };
            default -> value;
        };
    }

    /** The page of an entity; null for what is no entity ref. */
    static @Nullable String entityPath(String ref) {
        int colon = ref.indexOf(':');
        int slash = ref.indexOf('/', colon + 1);
        if (colon < 1 || slash < 0) {
            return null;
        }
        return "catalog/" + ref.substring(colon + 1, slash) + "/" + ref.substring(0, colon) + "/"
                + ref.substring(slash + 1);
    }

    static StateMark status(String status) {
        StateMark.Kind kind =
                switch (status.toLowerCase(Locale.ROOT)) {
                    case "production", "accepted", "current", "reviewed", "active" -> StateMark.Kind.GOOD;
                    case "draft", "proposed", "experimental" -> StateMark.Kind.WATCH;
                    case "deprecated", "superseded", "stale", "outdated", "review due" -> StateMark.Kind.STALE;
                    default -> StateMark.Kind.PLAIN;
                };
        return new StateMark(kind, status.toLowerCase(Locale.ROOT).replace('-', ' '));
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
