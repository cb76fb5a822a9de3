package dev.slipway.source;

/** The name of a source in addresses: lower-case letters, digits and hyphens, at most 63. */
public record SourceId(String value) {

    /** What comes with the portal. */
    public static final SourceId STANDARDS = new SourceId("standards");

    public SourceId {
        if (!value.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("not a source id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
