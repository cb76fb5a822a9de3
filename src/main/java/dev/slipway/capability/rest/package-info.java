/** The capability map over REST. */
@NullMarked
package dev.slipway.capability.rest;

import org.jspecify.annotations.NullMarked;
