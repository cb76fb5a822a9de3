package dev.slipway;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Where those who listen to events run. */
@Configuration(proxyBeanMethods = false)
class Listeners {

    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    @Bean("applicationTaskExecutor")
    static SimpleAsyncTaskExecutor applicationTaskExecutor(SimpleAsyncTaskExecutorBuilder builder) {
        return builder.configure(new Running());
    }

    /** Takes nothing more once it is closed, and makes no fuss: what is told then is kept, and told again at the next start. */
    static final class Running extends SimpleAsyncTaskExecutor {

        @Override
        @SuppressWarnings("deprecation") // whatever is submitted comes this way
        public void execute(Runnable task, long startTimeout) {
            if (isActive()) {
                super.execute(task, startTimeout);
            } else {
                log.debug("{} waits for the next start", task);
            }
        }
    }
}
