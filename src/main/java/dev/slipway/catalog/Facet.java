package dev.slipway.catalog;

/** What entities can be counted and narrowed by. */
public enum Facet {
    KIND("kind"),
    TYPE("type"),
    LIFECYCLE("lifecycle"),
    OWNER("owner"),
    SYSTEM("system"),
    TIER("tier::text"),
    TAG("unnest(tags)");

    private final String expression;

    Facet(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }

    /** A value and how many entities have it. */
    public record Count(String value, long count) {}
}
