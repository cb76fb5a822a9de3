/** The frame around every page: navigation, theme, the marks and stamps that views share, the home page's slots. */
@ApplicationModule(allowedDependencies = {"access", "search"})
@NullMarked
package dev.slipway.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
