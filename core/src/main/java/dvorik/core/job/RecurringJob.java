package dvorik.core.job;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** Quartz makes one for each run; the work is found by the job's name. */
@DisallowConcurrentExecution
public final class RecurringJob implements Job {
    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            Jobs.of(context.getScheduler()).run(context.getJobDetail().getKey().getName());
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }
}
