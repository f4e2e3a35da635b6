import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { SitingProver } from './siting-prover.js';

/** What the queue does for sitings. */
@Injectable()
export class SitingJobs {
  constructor(private readonly prover: SitingProver) {}

  @JobHandler('prove-siting')
  async prove(tx: Tx, { payload }: JobRun<'prove-siting'>): Promise<void> {
    await this.prover.prove(tx, payload.sitingId);
  }

  @DeadJobHandler('prove-siting')
  async giveUp(tx: Tx, { payload }: JobRun<'prove-siting'>): Promise<void> {
    await this.prover.giveUp(tx, payload.sitingId);
  }
}
