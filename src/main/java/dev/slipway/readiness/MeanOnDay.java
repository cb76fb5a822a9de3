package dev.slipway.readiness;

import java.time.LocalDate;

/** The mean score at the end of a day, of the entities that had been judged by then. */
public record MeanOnDay(LocalDate day, double mean, long entities) {}
