/** Search over HTTP. */
@NullMarked
package dev.slipway.search.rest;

import org.jspecify.annotations.NullMarked;
