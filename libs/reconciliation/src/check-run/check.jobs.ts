import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { LateFactService } from '../late-fact/late-fact.service.js';
import { CheckRunService } from './check-run.service.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-checks', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;

/** What the queue does for the checks. */
@Injectable()
export class CheckJobs {
  constructor(
    private readonly runs: CheckRunService,
    private readonly facts: LateFactService,
  ) {}

  /** Every night: this month and the one before, of every district. */
  @JobHandler('nightly-checks')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'nightly-checks'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  @JobHandler('district-checks')
  async askMonths(tx: Tx, { payload, districtCode }: JobRun<'district-checks'>): Promise<void> {
    await this.runs.askRecent(tx, { districtCode, businessDate: payload.businessDate });
    // What was noted and not gathered, for whatever reason.
    await this.facts.gather(tx, districtCode);
  }

  @JobHandler('run-checks')
  async run(tx: Tx, { payload, districtCode }: JobRun<'run-checks'>): Promise<void> {
    await this.runs.do(tx, { runId: payload.runId, districtCode });
  }

  @DeadJobHandler('run-checks')
  async giveUp(tx: Tx, { payload }: JobRun<'run-checks'>): Promise<void> {
    await this.runs.giveUp(tx, payload.runId);
  }
}
