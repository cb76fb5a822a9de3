/** One class for each kind of thing that a repository shows; a new one is one more file here. */
@NullMarked
package dev.slipway.scan.detector;

import org.jspecify.annotations.NullMarked;
