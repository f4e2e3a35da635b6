import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { CheckRunService } from '../check-run/check-run.service.js';
import { LateFactService } from './late-fact.service.js';

/** What the queue does when facts came late. */
@Injectable()
export class LateFactJobs {
  constructor(
    private readonly facts: LateFactService,
    private readonly runs: CheckRunService,
  ) {}

  @JobHandler('recheck-resident')
  async gather(tx: Tx, { payload, districtCode }: JobRun<'recheck-resident'>): Promise<void> {
    await this.facts.gather(tx, districtCode, [{ residentId: payload.residentId, since: payload.businessDate }]);
  }

  /** What was noted waits for the night; that this was given up is seen among the runs. */
  @DeadJobHandler('recheck-resident')
  async giveUp(tx: Tx, { payload, districtCode }: JobRun<'recheck-resident'>): Promise<void> {
    const { residentId, businessDate } = payload;
    await this.runs.failLate(tx, { districtCode, month: businessDate.slice(0, 7), residentIds: [residentId] });
  }
}
