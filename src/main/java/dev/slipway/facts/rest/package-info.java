/** Facts over REST. */
@NullMarked
package dev.slipway.facts.rest;

import org.jspecify.annotations.NullMarked;
