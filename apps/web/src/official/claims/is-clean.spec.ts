import { describe, expect, it } from 'vitest';
import type { ClaimRow } from './claims-contract.js';
import { bulkActionOf, isClean } from './is-clean.js';

const row = (change: Partial<ClaimRow> = {}): ClaimRow =>
  ({ state: 'submitted', version: 1, findings: 0, editsSince: 0, lateMeals: 0, ...change }) as ClaimRow;

describe('isClean', () => {
  it('is what waits for the action without findings, adjustments or a return', () => {
    expect(isClean(row(), 'endorse')).toBe(true);
    expect(isClean(row({ state: 'town_review' }), 'endorse')).toBe(true);
    expect(isClean(row(), 'approve')).toBe(false);
    expect(isClean(row({ state: 'district_review' }), 'approve')).toBe(true);
    for (const change of [{ version: 2 }, { findings: 1 }, { editsSince: 1 }, { lateMeals: 1 }, { state: null }]) {
      expect(isClean(row(change), 'endorse')).toBe(false);
    }
  });

  it('is for those who decide', () => {
    expect(bulkActionOf('town_official')).toBe('endorse');
    expect(bulkActionOf('district_official')).toBe('approve');
    expect(bulkActionOf('auditor')).toBe(null);
  });
});
