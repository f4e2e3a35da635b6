import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { WelfareClock } from './welfare-clock.js';

const ASK_AGAIN = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT c.district_code, 'welfare-step', jsonb_build_object('caseId', c.case_id) FROM welfare.due_cases($1) c`;

/** What the queue does for cases. What is due stands in the case: a job only says when to look. */
@Injectable()
export class ChainJobs {
  constructor(private readonly clock: WelfareClock) {}

  @JobHandler('welfare-step')
  async advance(tx: Tx, { payload }: JobRun<'welfare-step'>): Promise<void> {
    await tx.query('SELECT welfare.advance($1, $2)', [payload.caseId, await this.clock.now(tx)]);
  }

  /** For steps whose job was given up after its last attempt. */
  @JobHandler('welfare-sweep')
  async askAgain(tx: Tx, _run: JobRun<'welfare-sweep'>): Promise<void> {
    await tx.query(ASK_AGAIN, [await this.clock.now(tx)]);
  }
}
