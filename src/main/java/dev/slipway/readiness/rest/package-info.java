/** Readiness over REST. */
@NullMarked
package dev.slipway.readiness.rest;

import org.jspecify.annotations.NullMarked;
