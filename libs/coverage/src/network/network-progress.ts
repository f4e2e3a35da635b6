import { systemScope, type Database } from '@nuancan/platform';
import type { NetworkPhase } from './network-words.js';

const PAUSE_MS = 500;
const TELL = `
  INSERT INTO coverage.progress (network_id, district_code, phase, done, total) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (network_id) DO UPDATE SET phase = excluded.phase, done = excluded.done, total = excluded.total, at = clock_timestamp()`;

/** Tells how far a build or an activation has come, beside its own transaction: each phase, and within one twice a second at most. */
export class NetworkProgress {
  private lastMs = 0;
  private phase: NetworkPhase | undefined;

  constructor(
    private readonly database: Database,
    private readonly network: { readonly id: string; readonly districtCode: string },
  ) {}

  async tell(phase: NetworkPhase, done = 0, total: number | null = null): Promise<void> {
    const nowMs = Date.now();
    if (phase === this.phase && nowMs - this.lastMs < PAUSE_MS) return;
    this.lastMs = nowMs;
    this.phase = phase;
    const { id, districtCode } = this.network;
    await this.database.scoped(systemScope(districtCode), (tx) =>
      tx.query(TELL, [id, districtCode, phase, done, total]),
    );
  }
}
