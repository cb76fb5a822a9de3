/** What exists and who owns it: descriptors in, entities and their relations out. */
@ApplicationModule(allowedDependencies = {"access", "schedule", "search", "ui", "source"})
@NullMarked
package dev.slipway.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
