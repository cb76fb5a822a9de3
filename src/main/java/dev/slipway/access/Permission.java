package dev.slipway.access;

/** One thing that a person or a token may be allowed to do. Names are stored in tokens and audits: never rename one. */
public enum Permission {
    /** See entities, facts, scorecards and documents. */
    CATALOG_READ,
    /** Make, see and revoke tokens of one's own. Never by a token, so that none outlives itself. */
    TOKEN_OWN,
    /** Ask for a source to be read again now. */
    SOURCE_SYNC,
    /** Propose changes: files on a branch of their own, the ownership of what nobody owns. */
    SOURCE_PROPOSE,
    /** Register and remove sources. */
    SOURCE_MANAGE,
    /** See what people searched for in vain, without seeing who. */
    SEARCH_CURATE,
    /** State a fact from outside, as a CI job does. */
    FACT_STATE,
    /** Work through a runbook and tell how it went, tell whether a decision tree helped. */
    EXERCISE_RECORD,
    /** Ask for a waiver, and withdraw what one asked for. */
    READINESS_REQUEST,
    /** Decide about waivers that somebody else asked for, and revoke them. */
    READINESS_DECIDE,
    /** Start, change and close campaigns. */
    READINESS_PLAN,
    /** Attest what no machine can know, as far as the question allows the role. */
    READINESS_ATTEST,
    /** See and revoke everybody's tokens, make service accounts. Never by a token. */
    ACCESS_ADMINISTER,
    /** Rebuild the search index, see the portal's own state. */
    PORTAL_ADMINISTER;

    /** Whether it changes nothing. */
    boolean reads() {
        return this == CATALOG_READ;
    }

    /** Whether a token can hold it at all. */
    boolean fitsToken() {
        return this != TOKEN_OWN && this != ACCESS_ADMINISTER;
    }
}
