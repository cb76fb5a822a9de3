package dev.slipway.source;

import java.util.List;

/** All files of a source have been handed on; these paths were new, different or gone. Told even if there were none. */
public record SourceSynced(SourceId source, List<String> changedPaths) {}
