/** Where files come from: folders and Git remotes, synced on a schedule or on demand, handed on by content. */
@ApplicationModule(allowedDependencies = {"access", "schedule", "search", "ui"})
@NullMarked
package dev.slipway.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
