/** Documents that people keep in their repositories: found, rendered safely, listed. */
@ApplicationModule(
        allowedDependencies = {"access", "schedule", "search", "ui", "source", "catalog", "catalog::ui", "facts"})
@NullMarked
package dev.slipway.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
