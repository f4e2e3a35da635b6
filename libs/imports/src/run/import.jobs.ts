import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { ImportRunner } from './import-runner.js';

/** What the queue does for imports. */
@Injectable()
export class ImportJobs {
  constructor(private readonly runner: ImportRunner) {}

  /** The step an import is waiting for: its check or its application. */
  @JobHandler('import-run')
  async step(tx: Tx, { payload }: JobRun<'import-run'>): Promise<void> {
    await this.runner.step(tx, payload.runId);
  }

  /** Daily: deletes files and reports after their time, of every district. */
  @JobHandler('imports-prune')
  async prune(tx: Tx, { payload }: JobRun<'imports-prune'>): Promise<void> {
    await tx.query('SELECT imports.prune($1::date)', [payload.businessDate]);
  }
}
