/** Tokens and service accounts over REST. */
@NullMarked
package dev.slipway.access.rest;

import org.jspecify.annotations.NullMarked;
