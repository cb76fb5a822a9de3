/** The commands that need neither server nor database: the same cores as the portal's, over a folder of files. */
@ApplicationModule(allowedDependencies = {"source", "catalog", "facts", "scan", "readiness", "readiness::report"})
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
