/** Reads repositories with detectors and states what it finds as facts. */
@ApplicationModule(allowedDependencies = {"access", "schedule", "ui", "source", "catalog", "facts"})
@NullMarked
package dev.slipway.scan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
