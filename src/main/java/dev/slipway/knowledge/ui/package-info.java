/** The pages of documents and decision trees, and the documents' tab on the entity page. */
@NullMarked
package dev.slipway.knowledge.ui;

import org.jspecify.annotations.NullMarked;
