/** So much at once, and so much in the queue. */
export interface Capacity {
  readonly atOnce: number;
  readonly waiting: number;
}

/** Lets only so many pieces of work run at the same time in this process; the others wait for their turn. */
export class FewAtOnce {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly capacity: Capacity) {}

  /** @throws what `full` makes when the queue is full, too, and as `work` */
  async run<T>(work: () => Promise<T>, full: () => Error): Promise<T> {
    if (this.running < this.capacity.atOnce) this.running += 1;
    else if (this.queue.length >= this.capacity.waiting) throw full();
    // Whoever ends hands its turn over: nobody who comes meanwhile takes it.
    else await new Promise<void>((go) => this.queue.push(go));
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
