package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ListenersTests {

    @Test
    void takeNothingMoreOnceClosedAndSayNothingOfIt() throws Exception {
        Listeners.Running listeners = new Listeners.Running();
        listeners.setTaskTerminationTimeout(1_000);
        AtomicInteger told = new AtomicInteger();

        listeners.submit(told::incrementAndGet).get();
        listeners.close();

        assertThatCode(() -> listeners.submit(told::incrementAndGet)).doesNotThrowAnyException();
        assertThat(told).hasValue(1);
    }
}
