import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { ReplayRunner } from './replay-runner.js';

/** What the queue does for replays. */
@Injectable()
export class ReplayJobs {
  constructor(private readonly runner: ReplayRunner) {}

  @JobHandler('run-replay')
  async run(tx: Tx, { payload }: JobRun<'run-replay'>): Promise<void> {
    await this.runner.run(tx, payload.replayId);
  }

  @DeadJobHandler('run-replay')
  async giveUp(tx: Tx, { payload }: JobRun<'run-replay'>): Promise<void> {
    await this.runner.giveUp(tx, payload.replayId);
  }
}
