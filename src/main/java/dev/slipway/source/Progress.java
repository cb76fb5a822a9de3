package dev.slipway.source;

/** How far the visit of a source that goes on right now has come: files handed on, of how many. */
public record Progress(int handedOn, int total) {}
