import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { RunPlanner } from './run-planner.js';

/** What the queue does for runs: plans them. */
@Injectable()
export class RunJobs {
  constructor(private readonly planner: RunPlanner) {}

  @JobHandler('plan-run')
  async plan(tx: Tx, { payload }: JobRun<'plan-run'>): Promise<void> {
    await this.planner.plan(tx, payload.runId);
  }

  @DeadJobHandler('plan-run')
  async giveUp(tx: Tx, { payload }: JobRun<'plan-run'>): Promise<void> {
    await this.planner.giveUp(tx, payload.runId);
  }
}
