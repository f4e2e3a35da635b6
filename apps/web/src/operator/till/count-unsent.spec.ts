import { describe, expect, it } from 'vitest';
import type { KeptRow, OutboxRow } from '../store/till-database.js';
import { countUnsent } from './count-unsent.js';

const meal = (businessDate: string, state: OutboxRow['state'] = 'waiting') =>
  ({ state, meal: { businessDate } }) as unknown as OutboxRow;
const entry = (businessDate: string, problem: KeptRow['problem'] = null) =>
  ({ clientId: 'x', body: JSON.stringify({ businessDate }), problem }) as unknown as KeptRow;

describe('countUnsent', () => {
  it('counts meals and entries alike, since the oldest of them, and what was refused not', () => {
    const refused = { code: 'DAY.CLOSED', zh: '已日结', en: 'closed' };
    expect(countUnsent([], [])).toEqual({ unsent: 0, oldestDate: null });
    expect(countUnsent([meal('2026-11-30'), meal('2026-11-01', 'refused')], [])).toEqual({
      unsent: 1,
      oldestDate: '2026-11-30',
    });
    expect(countUnsent([meal('2026-11-30')], [entry('2026-11-29'), entry('2026-11-02', refused)])).toEqual({
      unsent: 2,
      oldestDate: '2026-11-29',
    });
    expect(countUnsent([], [entry('2026-11-30')])).toEqual({ unsent: 1, oldestDate: '2026-11-30' });
  });
});
