/** The hosts of Git repositories: each one's API put into the portal's words, one class a host. */
@NullMarked
package dev.slipway.source.host;

import org.jspecify.annotations.NullMarked;
