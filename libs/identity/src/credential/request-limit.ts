const MOST_ADDRESSES = 10_000;

/** So many requests of one address in so long; kept in memory, by each process for itself. */
export class RequestLimit {
  private readonly windows = new Map<string, { since: number; requests: number }>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** Counts a request. @returns whether it is one too many */
  isExceeded(address: string, nowMs: number): boolean {
    const window = this.windows.get(address);
    if (window !== undefined && nowMs - window.since < this.windowMs) {
      window.requests += 1;
      return window.requests > this.most;
    }
    this.windows.delete(address);
    this.windows.set(address, { since: nowMs, requests: 1 });
    this.forgetOldest(nowMs);
    return false;
  }

  /** In the order in which they began, so that the oldest are first. */
  private forgetOldest(nowMs: number): void {
    for (const [address, { since }] of this.windows) {
      if (this.windows.size <= MOST_ADDRESSES && nowMs - since < this.windowMs) return;
      this.windows.delete(address);
    }
  }
}
