import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { pastPeriods } from './past-periods.js';

const DAY = parseBusinessDate('2026-02-28');

describe('pastPeriods', () => {
  it('goes back over the turn of the year, and leaves out the period that runs', () => {
    expect(pastPeriods('month', DAY, 3)).toEqual(['2026-01-01', '2025-12-01', '2025-11-01']);
    expect(pastPeriods('quarter', DAY, 2)).toEqual(['2025-10-01', '2025-07-01']);
    expect(pastPeriods('year', DAY, 1)).toEqual(['2025-01-01']);
  });
});
