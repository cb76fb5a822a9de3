/** Tokens and service accounts on a page. */
@NullMarked
package dev.slipway.admin.ui;

import org.jspecify.annotations.NullMarked;
