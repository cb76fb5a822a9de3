/** The portal's entrance: start-up, the database it runs on, and the two words every room shares: refusal and page. */
@NullMarked
package dev.slipway;

import org.jspecify.annotations.NullMarked;
