package dev.slipway.source;

import java.util.regex.Pattern;

/** The name of a source in addresses: lower-case letters, digits and hyphens, at most 63. */
public record SourceId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** What comes with the portal. */
    public static final SourceId STANDARDS = new SourceId("standards");

    public SourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a source id: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
