package dev.slipway;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Somebody else listens on the portal's port: said in the launcher's words. */
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
        return new FailureAnalysis(
                "Port " + taken.getPort()
                        + " is taken by another program. Stop that one, or start with --port and another number.",
                null,
                taken);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
