/** Is a service ready? Facts in, verdicts out. */
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
            "knowledge"
        })
@NullMarked
package dev.slipway.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
