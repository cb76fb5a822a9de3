/** The pages by which the portal itself is looked after: tokens and service accounts. Below it lies only the frame. */
@ApplicationModule(allowedDependencies = {"access", "ui"})
@NullMarked
package dev.slipway.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
