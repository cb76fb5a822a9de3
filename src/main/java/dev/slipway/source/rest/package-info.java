/** Sources over REST. */
@NullMarked
package dev.slipway.source.rest;

import org.jspecify.annotations.NullMarked;
