import { describe, expect, it } from 'vitest';
import { RequestLimit } from './request-limit.js';

describe('RequestLimit', () => {
  it('lets so many of an address in, and again when the time is over', () => {
    const limit = new RequestLimit(2, 1000);
    expect([0, 1, 2].map((ms) => limit.isExceeded('a', ms))).toEqual([false, false, true]);
    expect(limit.isExceeded('b', 3)).toBe(false);
    expect(limit.isExceeded('a', 999)).toBe(true);
    expect(limit.isExceeded('a', 1000)).toBe(false);
  });

  it('forgets who came longest ago, so that it does not grow', () => {
    const limit = new RequestLimit(1, 1000);
    for (let at = 0; at <= 10_000; at += 1) limit.isExceeded(String(at), 0);
    expect(limit.isExceeded('0', 1)).toBe(false);
    expect(limit.isExceeded('10000', 1)).toBe(true);
  });
});
