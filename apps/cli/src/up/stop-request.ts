/** Thrown out of work that was under way when the user asked to stop. */
export class StopRequested extends Error {}

/**
 * One Ctrl-C reaches us twice under npm (from the terminal, and passed on by npm), so a second signal only counts as
 * "now, please" after this time, in milliseconds.
 */
const SAME_KEYSTROKE_MS = 800;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal sent to npm alone ends the shell between it and us, and reaches nobody else: how often we look, in ms. */
const PARENT_LOOK_MS = 500;

/** Listens for Ctrl-C and its kin: the first asks to stop, a later one forces. Under npm the end of npm asks too. */
export class StopRequest {
  /** Resolves at the first signal. */
  readonly received: Promise<void>;
  private firstAt: number | undefined;
  private announce: () => void = () => undefined;
  private readonly onSignal = (): void => this.signalled(Date.now());
  private readonly parentLook: NodeJS.Timeout | undefined;

  /** @param force ends everything at once; called at a second, later signal */
  constructor(private readonly force: () => void) {
    this.received = new Promise((resolve) => (this.announce = resolve));
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
    if (process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    this.parentLook = setInterval(() => {
      if (process.ppid !== parent) this.announce();
    }, PARENT_LOOK_MS).unref();
  }

  /** Waits for `work`, or throws StopRequested as soon as the user asks to stop; the work is then left alone. */
  async until<T>(work: Promise<T>): Promise<T> {
    const stopped = this.received.then(() => {
      throw new StopRequested();
    });
    work.catch(() => undefined);
    return Promise.race([work, stopped]);
  }

  /** Stops listening. */
  close(): void {
    clearInterval(this.parentLook);
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }

  private signalled(atMs: number): void {
    if (this.firstAt === undefined) {
      this.firstAt = atMs;
      this.announce();
    } else if (atMs - this.firstAt >= SAME_KEYSTROKE_MS) {
      this.force();
    }
  }
}
