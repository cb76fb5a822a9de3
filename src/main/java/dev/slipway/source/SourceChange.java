package dev.slipway.source;

import java.util.List;

/**
 * A batch of what is new, different or gone in a source.
 *
 * @param written files that the reader asked for, with new content
 * @param removed paths that the reader had asked for and that are no more
 * @param files the whole source, for what a file refers to
 */
public record SourceChange(Source source, List<SourceFile> written, List<String> removed, FileTree files) {}
