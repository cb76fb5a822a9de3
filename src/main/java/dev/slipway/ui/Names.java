package dev.slipway.ui;

import java.util.Collection;
import java.util.Map;

/** A slot for the room that knows what the things behind refs are called; asked for a whole page at once. */
public interface Names {

    /** A name for each of these that it knows, by ref. */
    Map<String, String> names(Collection<String> refs);
}
