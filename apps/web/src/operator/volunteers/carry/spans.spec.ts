import { describe, expect, it } from 'vitest';
import { faultOf, flatHours, groupHours, MOST_HOURS } from './spans.js';

const NOON = { startsAt: '10:30', endsAt: '12:30' };

describe('the hours somebody may be asked', () => {
  it('are told once for all weekdays that have them, and come back as they were', () => {
    const hours = [
      { weekday: 1, ...NOON },
      { weekday: 1, startsAt: '16:00', endsAt: '18:00' },
      { weekday: 5, ...NOON },
    ];
    const spans = groupHours(hours);
    expect(spans).toEqual([
      { days: [1, 5], ...NOON },
      { days: [1], startsAt: '16:00', endsAt: '18:00' },
    ]);
    expect(flatHours(spans).toSorted((a, b) => a.weekday - b.weekday || a.startsAt.localeCompare(b.startsAt))).toEqual(
      hours,
    );
  });

  it('name a weekday, and are not more than the server takes', () => {
    expect(faultOf([])).toBeNull();
    expect(
      faultOf([
        { days: [2], ...NOON },
        { days: [], ...NOON },
      ]),
    ).toEqual({ kind: 'noDay', no: 2 });
    const week = { days: [1, 2, 3, 4, 5, 6, 7], ...NOON };
    expect(faultOf(Array.from({ length: MOST_HOURS / 7 }, () => week))).toBeNull();
    expect(faultOf([week, week, week, { days: [1], ...NOON }])).toEqual({ kind: 'tooMany', count: MOST_HOURS + 1 });
  });
});
