/** The catalog over REST: our own interface, and Backstage's. */
@NullMarked
package dev.slipway.catalog.rest;

import org.jspecify.annotations.NullMarked;
