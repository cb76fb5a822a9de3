package dev.slipway.scan;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;

/** What was scanned last of an entity: where its files lay, by which detectors, and what the files were. */
record Scanned(EntityRef entity, SourceId source, String root, String detectors, String files) {}
