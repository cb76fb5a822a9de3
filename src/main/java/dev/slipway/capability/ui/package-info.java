/** The pages of the capability map: the organisation's, and the tab of an entity. */
@NullMarked
package dev.slipway.capability.ui;

import org.jspecify.annotations.NullMarked;
