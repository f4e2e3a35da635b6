import { describe, expect, it } from 'vitest';
import { FewAtOnce } from './few-at-once.js';

describe('FewAtOnce', () => {
  it('runs so many, lets others wait in their order, and refuses what is too much', async () => {
    const few = new FewAtOnce({ atOnce: 2, waiting: 2 });
    const begun: number[] = [];
    const ends: ((failure?: Error) => void)[] = [];
    const work = (no: number) => () =>
      new Promise<number>((done, failed) => {
        begun.push(no);
        ends.push((failure) => (failure ? failed(failure) : done(no)));
      });
    const full = (): Error => new Error('full');
    const runs = [0, 1, 2, 3].map((no) => few.run(work(no), full));
    await expect(few.run(work(4), full)).rejects.toThrow('full');
    expect(begun).toEqual([0, 1]);
    ends[1]?.(new Error('broken'));
    await expect(runs[1]).rejects.toThrow('broken');
    expect(begun).toEqual([0, 1, 2]);
    ends[0]?.();
    await runs[0];
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.();
    ends[3]?.();
    expect(await Promise.all([runs[0], runs[2], runs[3]])).toEqual([0, 2, 3]);
    const again = few.run(async () => 5, full);
    expect(await again).toBe(5);
  });
});
