package dev.slipway.readiness;

import java.util.Map;

/**
 * A scorecard ready to judge by: every rule compiled.
 *
 * @param revision rises whenever anything in it changes
 * @param rules by question
 * @param applies by question, for those that do not always apply
 */
record Standard(Scorecard scorecard, long revision, Map<String, Rule> rules, Map<String, Rule> applies) {}
