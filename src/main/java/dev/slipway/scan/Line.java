package dev.slipway.scan;

/** One line of a file. */
public record Line(String path, int number, String text) {}
