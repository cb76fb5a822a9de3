/** The readiness pages: the tab of an entity, the heat map, and what stands on the home page and in the catalog. */
@NullMarked
package dev.slipway.readiness.ui;

import org.jspecify.annotations.NullMarked;
