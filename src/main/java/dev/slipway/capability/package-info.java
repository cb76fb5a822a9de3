/** What a service can do beside its work, and what it is done with: the map of production capabilities and of tools. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "schedule",
            "search",
            "ui",
            "source",
            "catalog",
            "catalog::ui",
            "facts",
            "knowledge",
            "readiness"
        })
@NullMarked
package dev.slipway.capability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
