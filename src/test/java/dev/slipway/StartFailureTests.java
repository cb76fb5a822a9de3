package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** What somebody reads whose portal does not start. */
class StartFailureTests {

    @Test
    void namesThePortThatIsTakenAndTheWayOut() {
        Throwable failure = new IllegalStateException(
                "Unable to start web server", new PortInUseException(8080, new BindException("Address in use")));

        assertThat(new PortTaken().analyze(failure).getDescription())
                .isEqualTo("Port 8080 is taken by another program. Stop that one, or start with --port and another"
                        + " number.");
        assertThat(new PortTaken().analyze(new IllegalStateException("else"))).isNull();
    }

    @Test
    void saysARefusalInItsOwnWords() {
        Refusal refusal = new Refusal(Refusal.Kind.CONFLICT, "The data folder /data is in use.");

        FailureAnalysis told = new StartRefusal().analyze(new IllegalStateException(new IOException(refusal)));

        assertThat(told.getDescription()).isEqualTo("The data folder /data is in use.");
        assertThat(told.getCause()).isEqualTo(refusal);
        assertThat(new StartRefusal().analyze(new IOException("else"))).isNull();
    }

    @Test
    void isAskedBeforeSpringsOwnWords() {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, notWithoutBeans) -> {}));

        assertThat(analyzers.stream()
                        .filter(analyzer -> analyzer.analyze(new PortInUseException(1)) != null)
                        .findFirst())
                .containsInstanceOf(PortTaken.class);
        assertThat(analyzers).hasAtLeastOneElementOfType(StartRefusal.class);
    }
}
