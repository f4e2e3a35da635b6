import { Injectable } from '@nestjs/common';
import { DeadJobHandler, JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { ImportErrors } from '../imports.errors.js';
import { toldOf } from './import-run.js';
import { ImportRunner } from './import-runner.js';
import { storedJson } from './stored-json.js';

const GIVE_UP = `
  UPDATE imports.runs SET state = 'failed', problem = $2 WHERE id = $1 AND state IN ('checking', 'applying')`;

/** What the queue does for imports. */
@Injectable()
export class ImportJobs {
  constructor(private readonly runner: ImportRunner) {}

  /** The step an import is waiting for: its check or its application. */
  @JobHandler('import-run')
  async step(tx: Tx, { payload }: JobRun<'import-run'>): Promise<void> {
    await this.runner.step(tx, payload.runId);
  }

  /** That step was given up: whoever sent the list is told, and may check it again. */
  @DeadJobHandler('import-run')
  async dead(tx: Tx, { payload }: JobRun<'import-run'>): Promise<void> {
    await tx.query(GIVE_UP, [payload.runId, storedJson(toldOf(ImportErrors.GAVE_UP()))]);
  }

  /** Daily: ends runs that broke off, deletes files, reports and what files said after their time, of every district. */
  @JobHandler('imports-prune')
  async prune(tx: Tx, { payload }: JobRun<'imports-prune'>): Promise<void> {
    await tx.query('SELECT imports.fail_abandoned($1)', [storedJson(toldOf(ImportErrors.ABANDONED()))]);
    await tx.query('SELECT imports.prune($1::date)', [payload.businessDate]);
  }
}
