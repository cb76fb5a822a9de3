package dev.slipway.readiness;

/** A waiver that holds ends in so many days; whoever tells people listens to this. */
public record WaiverEnding(Waiver waiver, int days) {}
