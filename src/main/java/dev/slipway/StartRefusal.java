package dev.slipway;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A start that is refused says why and what to do, instead of showing where in the program that was noticed. */
class StartRefusal extends AbstractFailureAnalyzer<Refusal> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Refusal refusal) {
        return new FailureAnalysis(refusal.getMessage(), null, refusal);
    }
}
