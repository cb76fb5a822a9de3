package dev.slipway.knowledge;

import java.util.List;

/** One way in which a document may be unwell. A new one is a new package-private bean, and no other edit. */
interface Check {

    /** In addresses and in the store: lower case with hyphens, never changed. */
    String id();

    /** On screen. */
    String title();

    List<Finding> look(Subject subject);
}
