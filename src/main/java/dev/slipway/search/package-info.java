/** Finds whatever can be found: the index, queries, facets and suggestions; the one room that knows Lucene. */
@ApplicationModule(allowedDependencies = {"access", "schedule"})
@NullMarked
package dev.slipway.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
