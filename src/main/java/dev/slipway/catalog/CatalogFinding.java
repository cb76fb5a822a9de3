package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;

/** Something that only shows when all descriptors are seen together. A bean for each; asked when the catalog changed. */
interface CatalogFinding {

    /** Takes what is wrong, each at its source and line. */
    interface Told {
        void of(SourceId source, Problem problem);
    }

    /** A fixed number of statements, however many entities there are. */
    void find(Told told);
}
