package dev.slipway.schedule;

import java.time.Duration;

/**
 * Work that comes round again. A room adds one as a package-private bean; on a cluster each run happens on one node, and
 * a run is skipped while the one before still goes on.
 */
public interface RecurringTask {

    /** Stored with the trigger: lower case with hyphens, never changed. */
    String name();

    /** From one start to the next; at least a second. */
    Duration every();

    /** May throw: the failure is logged, and the task comes round again. */
    void run();
}
