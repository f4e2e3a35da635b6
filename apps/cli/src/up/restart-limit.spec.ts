import { describe, expect, it } from 'vitest';
import { RestartLimit } from './restart-limit.js';

describe('RestartLimit', () => {
  it('doubles the pause and gives up at the sixth crash within two minutes', () => {
    const limit = new RestartLimit();
    const pauses = [0, 1, 2, 3, 4, 5].map((second) => limit.crashed(second * 1_000));
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, undefined]);
    expect(limit.crashes).toBe(6);
  });

  it('forgets crashes that are two minutes old', () => {
    const limit = new RestartLimit();
    for (let crash = 0; crash < 5; crash += 1) limit.crashed(crash);
    expect(limit.crashed(120_010)).toBe(500);
    expect(limit.crashes).toBe(1);
  });

  it('goes on for ever with a crash a minute', () => {
    const limit = new RestartLimit();
    for (let minute = 0; minute < 1_000; minute += 1) {
      const pause = limit.crashed(minute * 60_000);
      expect(pause).toBeDefined();
      expect(pause).toBeLessThanOrEqual(1_000);
    }
  });
});
