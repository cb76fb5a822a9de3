/** What is known about an entity, from where, and until when; the waist of the house. */
@ApplicationModule(allowedDependencies = {"access", "schedule", "search", "ui", "source", "catalog", "catalog::ui"})
@NullMarked
package dev.slipway.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
