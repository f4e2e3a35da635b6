import { describe, expect, it } from 'vitest';
import { runsToLeave } from './runs-to-leave.js';
import type { StopRow } from './store/route-database.js';

function door(runId: string, leftAt: string | null, said: StopRow['said'] = null): StopRow {
  const stop = { runId, leftAt, facilityName: '溪口', slot: 'lunch', kind: null };
  return { stop, said } as StopRow;
}

describe('runs to leave', () => {
  it('are those with doors that have not left, and only these doors are counted', () => {
    const stops = [
      door('a', '2026-11-30T03:00:00Z'),
      door('a', null),
      door('a', null),
      door('b', '2026-11-30T03:00:00Z'),
    ];
    expect(runsToLeave(stops)).toEqual([{ runId: 'a', facilityName: '溪口', slot: 'lunch', doors: 2 }]);
  });

  it('are not those where something was said of a door already, though the kitchen has not noted that it left', () => {
    expect(runsToLeave([door('a', null), door('a', null, 'delivered')])).toEqual([]);
    expect(runsToLeave([])).toEqual([]);
  });
});
