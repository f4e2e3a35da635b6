/** More lines than this in one window are dropped: a process in trouble once filled a disk within the hour. */
const LINES_PER_WINDOW = 300;
const WINDOW_MS = 10_000;
const MAX_LINE_LENGTH = 8_000;
const KEPT_LINES = 20;

/** Passes on the log lines of one process, a bounded number of them, and remembers the last. */
export class LogRelay {
  private windowStartedAt = 0;
  private passed = 0;
  private dropped = 0;
  private readonly kept: string[] = [];

  /**
   * @param options.name stands before each line
   * @param options.write gets each line to show
   * @param options.now the time in milliseconds
   */
  constructor(
    private readonly options: {
      readonly name: string;
      readonly write: (line: string) => void;
      readonly now: () => number;
    },
  ) {}

  /** Takes one line. */
  line(text: string): void {
    const line = text.slice(0, MAX_LINE_LENGTH);
    this.kept.push(line);
    if (this.kept.length > KEPT_LINES) this.kept.shift();
    this.turnWindow();
    if (this.passed < LINES_PER_WINDOW) {
      this.passed += 1;
      this.write(line);
    } else {
      this.dropped += 1;
    }
  }

  /** The last lines, oldest first: what a process said before it ended. */
  tail(): string {
    return this.kept.join('\n');
  }

  private turnWindow(): void {
    const now = this.options.now();
    if (now - this.windowStartedAt < WINDOW_MS) return;
    if (this.dropped > 0) this.write(`… 省略 ${this.dropped} 行日志 · ${this.dropped} log lines left out`);
    this.windowStartedAt = now;
    this.passed = 0;
    this.dropped = 0;
  }

  private write(line: string): void {
    this.options.write(`[${this.options.name}] ${line}`);
  }
}
