const FAILURES = 3;
const PAUSE_MS = 30_000;

/**
 * Keeps a server that does not answer from holding up the worker: after three attempts in a row that reached nobody, none
 * is made for half a minute, and then one that decides.
 */
export class ChannelBreaker {
  private failures = 0;
  private openUntil = 0;

  /** @param now the time in milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** How long to wait before the next attempt; 0: none. */
  waitMs(): number {
    return Math.max(0, this.openUntil - this.now());
  }

  report(isDown: boolean): void {
    this.failures = isDown ? this.failures + 1 : 0;
    if (this.failures >= FAILURES) this.openUntil = this.now() + PAUSE_MS;
  }
}
