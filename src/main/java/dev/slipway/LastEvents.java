package dev.slipway;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * When the portal stops, whoever listens to events ends what it is at while there still is a database. What they do not
 * come to is kept, and told again at the next start.
 */
@Component
class LastEvents implements SmartLifecycle {

    private final SimpleAsyncTaskExecutor listeners;
    private volatile boolean running;

    LastEvents(@Qualifier("applicationTaskExecutor") SimpleAsyncTaskExecutor listeners) {
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        listeners.close(); // waits as long as spring.task.execution.shutdown says
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After everybody who makes events has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
