import { describe, expect, it } from 'vitest';
import { holdEntry, isHeld } from './hold-entry.js';

const AT = Date.parse('2026-11-30T04:00:00Z');
const PROBLEM = { code: 'FILES.UNREACHABLE', zh: '暂时不可用', en: 'not now' };

describe('holdEntry', () => {
  it('waits twice as long each time, and no longer than five minutes', () => {
    let row: Parameters<typeof holdEntry>[0] = {};
    const pauses: number[] = [];
    for (let time = 0; time < 7; time += 1) {
      const held = holdEntry(row, PROBLEM, AT);
      row = { held };
      pauses.push((Date.parse(held.until) - AT) / 1000);
      expect(held).toMatchObject({ ...PROBLEM, times: time + 1 });
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 300, 300]);
  });

  it('holds until then, and not for days after a clock was set back', () => {
    const row = { held: holdEntry({}, PROBLEM, AT) };
    expect([AT, AT + 14_999, AT + 15_000, AT - 86_400_000].map((now) => isHeld(row, now))).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
    expect(isHeld({}, AT)).toBe(false);
  });
});
