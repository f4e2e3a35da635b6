/** How long one step took; a step may contain others. */
export interface StepTime {
  readonly step: string;
  readonly ms: number;
}

/** Measures named steps one after the other and tells of each when it begins. */
export class StepTimer {
  readonly steps: StepTime[] = [];
  private readonly startedMs = performance.now();

  constructor(private readonly progress: (zh: string, en: string) => void) {}

  async run<T>(zh: string, en: string, work: () => Promise<T>): Promise<T> {
    this.progress(zh, en);
    const startedMs = performance.now();
    try {
      return await work();
    } finally {
      this.steps.push({ step: en, ms: Math.round(performance.now() - startedMs) });
    }
  }

  totalMs(): number {
    return Math.round(performance.now() - this.startedMs);
  }
}
