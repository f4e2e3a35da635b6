import { Injectable } from '@nestjs/common';
import { ExportErrors } from './export.errors.js';

/** Waiting beside the one that is made. */
const MOST_WAITING = 8;
const RETRY_SECONDS = 20;

/**
 * Makes one file at a time in this process: each takes a connection and a share of the processor that tills need, too. Whoever
 * would wait behind eight others is sent away.
 */
@Injectable()
export class ExportDesk {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @throws EXPORT.BUSY */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting > MOST_WAITING) throw ExportErrors.BUSY({ retryAfterSeconds: RETRY_SECONDS });
    this.waiting += 1;
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.waiting -= 1;
    }
  }
}
