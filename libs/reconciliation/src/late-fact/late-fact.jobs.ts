import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { LateFactService } from './late-fact.service.js';

/** What the queue does when a fact came late. */
@Injectable()
export class LateFactJobs {
  constructor(private readonly facts: LateFactService) {}

  @JobHandler('recheck-resident')
  async recheck(tx: Tx, { payload, districtCode }: JobRun<'recheck-resident'>): Promise<void> {
    await this.facts.recheck(tx, { districtCode, residentId: payload.residentId, since: payload.businessDate });
  }
}
