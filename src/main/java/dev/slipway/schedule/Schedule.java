package dev.slipway.schedule;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every {@link RecurringTask} at its pace, on one node at a time, and at once when asked to. */
@Component
public class Schedule {

    private static final Logger log = LoggerFactory.getLogger(Schedule.class);
    private static final String GROUP = "recurring";
    private static final Duration SOON = Duration.ofMillis(2_200);

    private final Scheduler scheduler;
    private final ObjectProvider<RecurringTask> known; // asked late: a task's own front door may need the schedule
    private final TransactionTemplate alone; // Quartz writes a trigger in two rows
    private final Set<String> soon = ConcurrentHashMap.newKeySet();

    Schedule(Scheduler scheduler, ObjectProvider<RecurringTask> known, PlatformTransactionManager transactions) {
        this.scheduler = scheduler;
        this.known = known;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private Map<String, RecurringTask> tasks() {
        return known.stream().collect(Collectors.toMap(RecurringTask::name, Function.identity()));
    }

    /** Starts the task now, in the background, beside its pace, whatever becomes of the caller's own transaction. */
    public void runNow(String task) {
        alone.executeWithoutResult(transaction -> {
            try {
                scheduler.triggerJob(JobKey.jobKey(task, GROUP));
            } catch (SchedulerException e) {
                throw new IllegalStateException("task " + task + " could not be started", e);
            }
        });
    }

    /**
     * Starts the task a little later, once for however many changes ask for it meanwhile, and only if the caller's
     * transaction is kept. Should the portal end before, the task's own pace does it.
     */
    public void soon(String task) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    startSoon(task);
                }
            });
        } else {
            startSoon(task);
        }
    }

    private void startSoon(String task) {
        if (soon.add(task)) {
            CompletableFuture.delayedExecutor(SOON.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> {
                        soon.remove(task);
                        try {
                            runNow(task);
                        } catch (RuntimeException e) {
                            log.info(
                                    "Task {} could not be started and is left to its own pace: {}", task, e.toString());
                        }
                    });
        }
    }

    void perform(String task) {
        RecurringTask wanted = tasks().get(task);
        if (wanted == null) {
            log.warn("Task {} is stored but no longer known to this version", task);
            return;
        }
        wanted.run();
    }

    /** Brings the stored triggers in line with the tasks of this version: adds, changes the pace, removes. */
    @EventListener
    @Transactional
    void plan(ApplicationReadyEvent ready) throws SchedulerException {
        Map<String, RecurringTask> tasks = tasks();
        Set<JobKey> stored = scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP));
        for (JobKey key : stored) {
            if (!tasks.containsKey(key.getName())) {
                scheduler.deleteJob(key);
            }
        }
        for (RecurringTask task : tasks.values()) {
            JobDetail job = JobBuilder.newJob(TaskJob.class)
                    .withIdentity(task.name(), GROUP)
                    .storeDurably()
                    .build();
            SimpleTrigger trigger = TriggerBuilder.newTrigger()
                    .withIdentity(task.name(), GROUP)
                    .forJob(job)
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(task.every().toMillis())
                            .repeatForever()
                            .withMisfireHandlingInstructionNextWithRemainingCount())
                    .build();
            scheduler.addJob(job, true);
            Trigger before = scheduler.getTrigger(TriggerKey.triggerKey(task.name(), GROUP));
            if (before == null) {
                scheduler.scheduleJob(trigger);
            } else if (!(before instanceof SimpleTrigger simple)
                    || simple.getRepeatInterval() != task.every().toMillis()) {
                scheduler.rescheduleJob(before.getKey(), trigger);
            }
        }
    }
}
