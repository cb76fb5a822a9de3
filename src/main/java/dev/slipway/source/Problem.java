package dev.slipway.source;

/**
 * Something that the owner of a file should mend.
 *
 * @param path relative to the source
 * @param line from 1; 0 where none can be told
 * @param column from 1; 0 where none can be told
 * @param message what is wrong
 * @param remedy what to do
 */
public record Problem(String path, int line, int column, String message, String remedy) {}
