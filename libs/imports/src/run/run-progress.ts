import { systemScope, type Database } from '@nuancan/platform';
import { ImportErrors } from '../imports.errors.js';
import type { StoredRun } from './import-run.js';

export type RunPhase = 'reading' | 'judging' | 'writing';

const PAUSE_MS = 500;

const TELL = `
  INSERT INTO imports.progress (run_id, district_code, town_code, phase, rows_done, rows_total)
  SELECT id, district_code, town_code, $2, $3, $4 FROM imports.runs WHERE id = $1 AND state = $5
  ON CONFLICT (run_id) DO UPDATE SET phase = excluded.phase, rows_done = excluded.rows_done,
    rows_total = excluded.rows_total, at = now()
  RETURNING run_id`;

/**
 * Tells how far a run has come, beside the run's own transaction, and notices a cancellation: at most twice a second,
 * however often it is called.
 */
export class RunProgress {
  private lastMs = 0;

  constructor(
    private readonly database: Database,
    private readonly run: StoredRun,
    private readonly onTold: (told: { phase: RunPhase; done: number; total: number | null }) => void = () => undefined,
  ) {}

  /** @throws IMPORT.CANCELLED */
  async tell(phase: RunPhase, done: number, total: number | null): Promise<void> {
    const nowMs = Date.now();
    if (nowMs - this.lastMs < PAUSE_MS) return;
    this.lastMs = nowMs;
    this.onTold({ phase, done, total });
    const { id, districtCode, state } = this.run;
    const told = await this.database.scoped(systemScope(districtCode), (tx) =>
      tx.query<unknown[]>(TELL, [id, phase, done, total, state]),
    );
    if (told.length === 0) throw ImportErrors.CANCELLED();
  }
}
