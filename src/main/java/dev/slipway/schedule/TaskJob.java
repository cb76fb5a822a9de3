package dev.slipway.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one job class that Quartz stores; the job's name is the task's, so moving a task's class breaks nothing stored. */
@DisallowConcurrentExecution
class TaskJob implements Job {

    private static final Logger log = LoggerFactory.getLogger(TaskJob.class);

    private final Schedule schedule;

    TaskJob(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String task = context.getJobDetail().getKey().getName();
        try {
            schedule.perform(task);
        } catch (RuntimeException e) {
            log.error("Task {} failed; it comes round again", task, e);
        }
    }
}
