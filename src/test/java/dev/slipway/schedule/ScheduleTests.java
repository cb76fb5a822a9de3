package dev.slipway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.listeners.JobListenerSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class ScheduleTests {

    private static final String GROUP = "recurring";
    private static final List<String> TASKS = List.of("asked", "withdrawn", "watched");

    @Autowired
    Schedule schedule;

    @Autowired
    Scheduler scheduler;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    ObjectProvider<RecurringTask> tasks;

    private final List<String> started = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws SchedulerException {
        for (String task : TASKS) {
            scheduler.addJob(
                    JobBuilder.newJob(TaskJob.class)
                            .withIdentity(task, GROUP)
                            .storeDurably()
                            .build(),
                    true);
        }
        scheduler.getListenerManager().addJobListener(new JobListenerSupport() {
            @Override
            public String getName() {
                return "schedule test";
            }

            @Override
            public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
                started.add(context.getJobDetail().getKey().getName());
            }
        });
    }

    @AfterEach
    void forget() throws SchedulerException {
        scheduler.getListenerManager().removeJobListener("schedule test");
        scheduler.deleteJobs(
                TASKS.stream().map(task -> JobKey.jobKey(task, GROUP)).toList());
    }

    @Test
    void startsOnceForHoweverManyAskAndNotForWhoTakesItBack() {
        transactions.executeWithoutResult(transaction -> {
            schedule.soon("withdrawn");
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(transaction -> {
            schedule.soon("asked");
            schedule.soon("asked");
        });
        schedule.soon("asked");
        awaitStarted(1);

        schedule.soon("asked"); // what comes later is not lost
        awaitStarted(2);

        assertThat(started("withdrawn")).isZero();
    }

    /** Or a portal that is killed in between would leave one of the two rows. */
    @Test
    void writesATriggerInOneTransactionEvenLater() {
        List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        Scheduler watched = (Scheduler) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Scheduler.class}, (proxy, method, given) -> {
                    inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
                    return method.invoke(scheduler, given);
                });

        new Schedule(watched, tasks, manager).soon("watched");

        await().atMost(Duration.ofSeconds(60)).until(() -> !inTransaction.isEmpty());
        assertThat(inTransaction).containsExactly(true);
    }

    private void awaitStarted(long times) {
        await().atMost(Duration.ofSeconds(60)).until(() -> started("asked") >= times);
        assertThat(started("asked")).isEqualTo(times);
    }

    private long started(String task) {
        return started.stream().filter(task::equals).count();
    }
}
