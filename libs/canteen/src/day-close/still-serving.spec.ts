import { parseBusinessDate } from '@nuancan/kernel';
import type { OpeningFacts } from '@nuancan/meal-point';
import { describe, expect, it } from 'vitest';
import { stillServing } from './still-serving.js';

const DAY = parseBusinessDate('2026-11-25');
const FACTS: OpeningFacts = {
  tier: 'elder_canteen',
  openedOn: '2020-01-01',
  closedOn: null,
  states: [{ state: 'open', validFrom: '2020-01-01' }],
  hours: [
    { slot: 'lunch', opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' } as const,
    { slot: 'dinner', opensAt: '16:00', lastOrderAt: '17:30', closesAt: '18:00' } as const,
  ].map((row) => ({ ...row, weekday: 3, validFrom: '2026-01-01', validTo: null })),
  exceptions: [],
  supplies: [],
};
const at = (clock: string): Date => new Date(`${DAY}T${clock}+08:00`);

describe('what a day still has to serve', () => {
  it('is every slot that has not ended', () => {
    expect(stillServing(FACTS, DAY, at('12:59:59'))).toEqual([
      { slot: 'lunch', closesAt: '13:00' },
      { slot: 'dinner', closesAt: '18:00' },
    ]);
    expect(stillServing(FACTS, DAY, at('13:00:00'))).toEqual([{ slot: 'dinner', closesAt: '18:00' }]);
    expect(stillServing(FACTS, DAY, at('18:00:00'))).toEqual([]);
    expect(stillServing(FACTS, DAY, at('00:00:00'))).toHaveLength(2);
  });

  it('is nothing on another day, on a closed one, and where no hours are known', () => {
    expect(stillServing(FACTS, parseBusinessDate('2026-11-18'), at('12:00:00'))).toEqual([]);
    expect(stillServing({ ...FACTS, hours: [] }, DAY, at('12:00:00'))).toEqual([]);
    const closed = {
      kind: 'closed' as const,
      slot: null,
      reason: '停水',
      opensAt: null,
      lastOrderAt: null,
      closesAt: null,
    };
    const exceptions = [{ ...closed, validFrom: DAY, validTo: DAY }];
    expect(stillServing({ ...FACTS, exceptions }, DAY, at('12:00:00'))).toEqual([]);
  });
});
