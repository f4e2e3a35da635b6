/**
 * Repeats a piece of work, one round at a time: the next begins `everyMs` after the last has ended, or at once when the
 * round says that there is more. A failed round is reported and does not end the series.
 */
export class RoundTimer {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = true;

  /** @param round resolves to true when there is more to do */
  constructor(
    private readonly round: () => Promise<boolean>,
    private readonly everyMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.schedule(0);
  }

  /** Begins no new round and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(afterMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.runOnce();
    }, afterMs);
  }

  private async runOnce(): Promise<void> {
    let more = false;
    try {
      more = await this.round();
    } catch (error) {
      this.onError(error);
    }
    this.schedule(more ? 0 : this.everyMs);
  }
}
