/** Documents over HTTP. */
@NullMarked
package dev.slipway.knowledge.rest;

import org.jspecify.annotations.NullMarked;
