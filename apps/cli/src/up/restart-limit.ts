const FIRST_PAUSE_MS = 500;
const MAX_RESTARTS = 5;
const WINDOW_MS = 2 * 60_000;

/** Decides whether, and after which pause, something that crashed is started again: 5 times in any 2 minutes. */
export class RestartLimit {
  private crashedAt: number[] = [];

  /** Crashes within the last two minutes. */
  get crashes(): number {
    return this.crashedAt.length;
  }

  /**
   * Notes a crash at `atMs`.
   * @returns the pause before the next start in milliseconds, doubling from 500; undefined = give up
   */
  crashed(atMs: number): number | undefined {
    this.crashedAt = [...this.crashedAt.filter((earlier) => atMs - earlier < WINDOW_MS), atMs];
    return this.crashes > MAX_RESTARTS ? undefined : FIRST_PAUSE_MS * 2 ** (this.crashes - 1);
  }
}
