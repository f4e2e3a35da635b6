import { ApiProblem } from '../../api/api-problem.js';
import type { LoggedItem, MealDraft, VoidDraft } from '../../api/contract.js';
import { NetworkLost } from '../../api/network-lost.js';
import { request } from '../../api/request.js';
import type { TillDatabase } from '../store/till-database.js';
import type { Outbox } from './outbox.js';
import { sendOutbox, type OutboxPost } from './send-outbox.js';

/** How the last attempt ended. */
export type FlushOutcome = 'done' | 'busy_elsewhere' | 'other_session' | 'no_network' | 'expired' | 'failed';

const LOCK = 'nuancan-outbox';
const BATCH_TIMEOUT_MS = 30_000;

const post: OutboxPost = {
  async logMeals(deviceId: string, items: readonly MealDraft[]) {
    const ask = { method: 'POST', body: { deviceId, items }, timeoutMs: BATCH_TIMEOUT_MS } as const;
    return (await request<{ results: LoggedItem[] }>('/v1/meals/batch', ask)).results;
  },
  async voidMeal(draft: VoidDraft) {
    await request<unknown>('/v1/meals/voids', { method: 'POST', body: draft });
  },
};

/** Sends one owner's outbox, one run at a time over all tabs of the device. */
export class OutboxFlusher {
  private running: Promise<FlushOutcome> | null = null;
  private again = false;

  constructor(
    private readonly database: TillDatabase,
    private readonly outbox: Outbox,
    /** Whether the session of this browser is still the owner's. */
    private readonly isOwnSession: () => boolean,
  ) {}

  /** Starts a run, or asks the one under way to look once more. Never throws. */
  flush(): Promise<FlushOutcome> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async run(): Promise<FlushOutcome> {
    try {
      do {
        this.again = false;
        if (!this.isOwnSession()) return 'other_session';
        if (!(await this.locked())) return 'busy_elsewhere';
      } while (this.again);
      return 'done';
    } catch (error) {
      if (error instanceof NetworkLost) return 'no_network';
      if (ApiProblem.hasStatus(error, 401)) return 'expired';
      return 'failed';
    }
  }

  /** Without Web Locks (plain http) two tabs may send the same row: the server answers the second with the first. */
  private async locked(): Promise<boolean> {
    // Asked again before every batch: another tab may have logged somebody else in meanwhile.
    const rows = async () => (this.isOwnSession() ? this.outbox.rows() : []);
    const send = (): Promise<void> => sendOutbox(this.database, rows, post);
    if (!('locks' in navigator)) {
      await send();
      return true;
    }
    return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock) await send();
      return lock !== null;
    });
  }
}
