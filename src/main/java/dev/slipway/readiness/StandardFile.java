package dev.slipway.readiness;

import dev.slipway.source.SourceId;

/** A file that declares a scorecard or some of its questions. */
public record StandardFile(SourceId source, String path) {

    @Override
    public String toString() {
        return source + "/" + path;
    }
}
