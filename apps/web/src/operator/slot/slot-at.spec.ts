import { describe, expect, it } from 'vitest';
import { slotAt } from './slot-at.js';

describe('slotAt', () => {
  it.each([
    ['2026-11-24T06:30:00+08:00', 'breakfast'],
    ['2026-11-24T09:29:59+08:00', 'breakfast'],
    ['2026-11-24T09:30:00+08:00', 'lunch'],
    ['2026-11-24T14:59:59+08:00', 'lunch'],
    ['2026-11-24T15:00:00+08:00', 'dinner'],
    ['2026-11-24T23:59:59+08:00', 'dinner'],
    ['2026-11-24T03:24:00Z', 'lunch'],
  ])('%s is %s', (instant, slot) => {
    expect(slotAt(new Date(instant))).toBe(slot);
  });
});
