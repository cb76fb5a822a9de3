/** The catalog's pages, and the slots that other rooms fill on them. */
@NamedInterface("ui")
@NullMarked
package dev.slipway.catalog.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
