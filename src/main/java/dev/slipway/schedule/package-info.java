/** Work that comes round again; the one room that knows Quartz. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.slipway.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
