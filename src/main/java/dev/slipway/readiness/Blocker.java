package dev.slipway.readiness;

/**
 * A failing or unproven question, seen from a target environment.
 *
 * @param worth points of the score that closing it adds
 */
public record Blocker(Question question, Outcome outcome, Severity severity, double worth) {}
