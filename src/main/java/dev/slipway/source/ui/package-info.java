/** The pages of the source room: the sources with their problems, and a look at any file. */
@NullMarked
package dev.slipway.source.ui;

import org.jspecify.annotations.NullMarked;
