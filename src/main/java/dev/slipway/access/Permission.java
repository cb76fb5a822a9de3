package dev.slipway.access;

/** One thing that a person or a token may be allowed to do. Names are stored in tokens and audits: never rename one. */
public enum Permission {
    /** See entities, facts, scorecards and documents. */
    CATALOG_READ,
    /** Ask for a source to be read again now. */
    SOURCE_SYNC,
    /** Register and remove sources. */
    SOURCE_MANAGE,
    /** State a fact from outside, as a CI job does. */
    FACT_STATE,
    /** Rebuild the search index, see the portal's own state. */
    PORTAL_ADMINISTER
}
